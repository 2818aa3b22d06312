"""Mail: a link for a new password. It is sent by the job worker, so that asking takes as long for any name."""

import smtplib
from email.message import EmailMessage
from typing import Any
from urllib.parse import unquote, urlsplit
from uuid import UUID

import sqlalchemy as sa
from flask import current_app

from quizapp.accounts import audit, links
from quizapp.accounts.models import User
from quizapp.accounts.roles import ADMIN
from quizapp.accounts.signing import by_handle
from quizapp.db import session, unit_of_work
from quizapp.jobs.handlers import JobFailed, Report, handler
from quizapp.jobs.models import Job
from quizapp.jobs.queue import enqueue

KIND = "reset mail"
PATIENCE_S = 20


def is_set_up() -> bool:
    """Tells whether the app can send mail: it needs a server, a sender and its own public name."""
    return all(current_app.config[name] for name in ("SMTP_URL", "MAIL_FROM", "HOSTS"))


def ask_for_reset(name: str) -> None:
    """Has a link sent to a person's address, if there is such a person and they have one.

    Whether or not, the same is written: the job of an admin, which names the person or nobody.
    """
    user, admin = by_handle(name), _an_admin()
    if not is_set_up() or admin is None:
        return
    meant = str(user.id) if user and user.email and user.active else None
    with unit_of_work():
        audit.record("reset asked", None, subject_id=user.id if user else None)
    enqueue(admin, KIND, {"user": meant})


@handler(KIND)
def send_reset(job: Job, _report: Report) -> dict[str, Any] | None:
    """Makes the link and sends it. Raises JobFailed where no mail can be sent at all."""
    user = session().get(User, UUID(job.payload["user"])) if job.payload["user"] else None
    if user is None or not user.email or not user.active:
        return None
    if not is_set_up():
        raise JobFailed("No mail server is set up.")
    word = links.make(links.RESET, user_id=user.id)
    _send(_mail(user, f"{current_app.config['SCHEME']}://{current_app.config['HOSTS'][0]}/reset/{word}"))
    return None


def _mail(user: User, address: str) -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = "A new password for quizapp"
    mail["From"], mail["To"] = current_app.config["MAIL_FROM"], user.email
    mail.set_content(
        f"Hello {user.name},\n\nopen this link within two hours to set a new password:\n\n{address}\n\n"
        "If you did not ask for it, do nothing: your password stays as it is.\n"
    )
    return mail


def _send(mail: EmailMessage) -> None:
    """Sends a mail; over smtp:// the server has to offer TLS before a password goes to it."""
    server = urlsplit(current_app.config["SMTP_URL"])
    secure = server.scheme == "smtps"
    make = smtplib.SMTP_SSL if secure else smtplib.SMTP
    with make(server.hostname or "", server.port or (465 if secure else 587), timeout=PATIENCE_S) as smtp:
        if server.username:
            if not secure:
                smtp.starttls()
            smtp.login(unquote(server.username), unquote(server.password or ""))
        smtp.send_message(mail)


def _an_admin() -> User | None:
    able = sa.select(User).where(User.role == ADMIN, User.active, User.password.is_not(None))
    return session().scalar(able.order_by(User.created_at, User.id).limit(1))
