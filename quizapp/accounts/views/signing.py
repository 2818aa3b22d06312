"""Signing in, with a code where a second factor is on, and signing out."""

import time
from uuid import UUID

from flask import flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_user, logout_user

from quizapp import db, entrance, policy
from quizapp.accounts import changing, joining, links, mailing, second_factor, sign_ins, signing
from quizapp.accounts.forms import CodeForm, NameForm, PasswordForm, SignInForm
from quizapp.accounts.models import User
from quizapp.accounts.views.area import (
    blueprint,
    by_address,
    by_name_and_address,
    guesses,
    rarely,
    safe_next,
)
from quizapp.errors import Invalid

CODE_S = 300
"""How long the password just given stands while the code is looked up."""


@blueprint.route("/sign-in", methods=["GET", "POST"])
@policy.public
@guesses(by_name_and_address)
def sign_in() -> ResponseReturnValue:
    """Signs a person in by name and password; one with a second factor is asked for a code next."""
    form = SignInForm()
    if not form.validate_on_submit():
        return _page(form), 422 if form.is_submitted() else 200
    try:
        user = signing.prove(form.name.data, form.password.data)
    except signing.NotProven as refusal:
        signing.note_failure(form.name.data)
        form.password.errors = [str(refusal)]
        return _page(form), 422
    if user.second_factor:
        _wait_for_code(user, form.stay.data)
        return redirect(url_for(".code", next=safe_next(request.args.get("next"))), 303)
    return let_in(user, form.stay.data)


@blueprint.route("/sign-in/code", methods=["GET", "POST"])
@policy.public
@guesses(lambda: f"code {session.get('waiting', ('',))[0] or by_address()}")
def code() -> ResponseReturnValue:
    """Takes the code of the phone, or a recovery code."""
    user, form = _who_waits(), CodeForm()
    if user is None:
        return redirect(url_for(".sign_in"), 303)
    if form.validate_on_submit():
        try:
            second_factor.prove(user, form.code.data)
            return let_in(user, session["waiting"][2])
        except signing.NotProven as refusal:
            signing.note_failure(user.name)
            form.code.errors = [str(refusal)]
    return render_template("accounts/code.html", form=form), 422 if form.is_submitted() else 200


@blueprint.post("/sign-out")
@policy.in_person
def sign_out() -> ResponseReturnValue:
    """Ends the sign-in of this browser."""
    if current_user.is_authenticated:
        sign_ins.end_word(current_user.word)
    logout_user()
    session.clear()
    return redirect(url_for(".sign_in"), 303)


@blueprint.route("/forgot", methods=["GET", "POST"])
@policy.public
@rarely(by_name_and_address)
def forgot() -> ResponseReturnValue:
    """Sends a link for a new password; says and does the same whether there is such an account or not."""
    form = NameForm()
    if form.validate_on_submit():
        mailing.ask_for_reset(form.name.data)
        flash("If that account has an e-mail address, a link is on its way. It works for two hours.", "info")
        return redirect(url_for(".sign_in"), 303)
    page = render_template("accounts/forgot.html", form=form, mails=mailing.is_set_up())
    return page, 422 if form.is_submitted() else 200


@blueprint.route("/reset/<word>", methods=["GET", "POST"])
@policy.public
@guesses(by_address)
def reset(word: str) -> ResponseReturnValue:
    """Sets a new password by a one-time link. It is not signed in by it: a second factor still counts."""
    form = PasswordForm()
    links.find(links.RESET, word)
    if form.validate_on_submit():
        try:
            changing.reset_password(word, form.password.data)
        except Invalid as refusal:
            form.password.errors = [str(refusal)]
        else:
            flash("Your new password is kept. You are signed out everywhere; sign in with it now.", "success")
            return redirect(url_for(".sign_in"), 303)
    return render_template("accounts/reset.html", form=form), 422 if form.is_submitted() else 200


def let_in(user: User, stay: bool) -> ResponseReturnValue:
    """Signs a proven person in with a new random id, and forgets whatever this browser brought along."""
    target = safe_next(request.args.get("next")) or url_for("bank.home")
    session.clear()
    word = sign_ins.start(user, request.user_agent.string)
    session.permanent = bool(stay)
    found = sign_ins.find(word)
    assert found is not None
    login_user(entrance.SignedIn(word, *found))
    return redirect(target, 303)


def _page(form: SignInForm) -> str:
    return render_template("accounts/sign_in.html", form=form, any_account=joining.any_account())


def _wait_for_code(user: User, stay: bool) -> None:
    session.clear()
    session["waiting"] = (str(user.id), int(time.time()), bool(stay))


def _who_waits() -> User | None:
    """Returns the person whose password was right a moment ago in this browser."""
    key, since, _stay = session.get("waiting", (None, 0, False))
    if key is None or time.time() - since > CODE_S:
        return None
    user = db.session().get(User, UUID(key))
    return user if user is not None and user.active and user.second_factor else None
