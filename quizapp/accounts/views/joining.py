"""Making an account: the first one, and by an invitation."""

from collections.abc import Callable

from flask import flash, render_template
from flask.typing import ResponseReturnValue

from quizapp import policy
from quizapp.accounts import joining, links
from quizapp.accounts.forms import JoinForm
from quizapp.accounts.models import User
from quizapp.accounts.views.area import blueprint, by_address, guesses
from quizapp.accounts.views.signing import let_in
from quizapp.errors import Refusal

Maker = Callable[[str, str, str, str | None], User]


@blueprint.route("/setup/<word>", methods=["GET", "POST"])
@policy.public
@guesses(by_address)
def setup(word: str) -> ResponseReturnValue:
    """Makes the first admin's account, by the link that the console shows."""
    links.find(links.SETUP, word)
    return _account("accounts/setup.html", joining.set_up, word)


@blueprint.route("/join/<word>", methods=["GET", "POST"])
@policy.public
@guesses(by_address)
def join(word: str) -> ResponseReturnValue:
    """Makes an account by an invitation."""
    return _account("accounts/join.html", joining.join, word, links.find(links.JOIN, word).role)


def _account(template: str, make: Maker, word: str, role: str | None = "admin") -> ResponseReturnValue:
    form = JoinForm()
    if form.validate_on_submit():
        try:
            user = make(word, form.name.data, form.password.data, form.email.data)
        except links.LinkOver:
            raise
        except Refusal as refusal:
            form.name.errors = [str(refusal)]
        else:
            flash(f"Welcome, {user.name}. This is your account.", "success")
            return let_in(user, False)
    return render_template(template, form=form, role=role), 422 if form.is_submitted() else 200
