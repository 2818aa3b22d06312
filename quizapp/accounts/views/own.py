"""One's own account: password, e-mail address, where one is signed in, keys to the API."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from wtforms import Field

from quizapp import entrance, policy
from quizapp.accounts import changing, people, second_factor, sign_ins, signing
from quizapp.accounts.forms import ChangePasswordForm, EmailForm, KeyForm
from quizapp.accounts.models import User
from quizapp.accounts.roles import SECOND_FACTOR
from quizapp.accounts.views.area import blueprint, guesses
from quizapp.db import utcnow
from quizapp.errors import NotFound, Refusal


def _by_person() -> str:
    return f"person {policy.current_actor().id if policy.current_actor() else ''}"


@blueprint.get("/account")
@policy.in_person
def account() -> ResponseReturnValue:
    """Shows what there is about one's own account."""
    return _page()


@blueprint.post("/account/password")
@policy.in_person
@guesses(_by_person)
def password() -> ResponseReturnValue:
    """Changes the password and ends every other sign-in."""
    user, form = _with_account(), ChangePasswordForm()
    if not form.validate_on_submit():
        return _page(password=form), 422
    stays = current_user.sign_in.id
    change = partial(changing.set_password, user, form.password.data, actor_id=user.id, stays=stays)
    if not _changed(user, form.old, form.password, change):
        return _page(password=form), 422
    return _done("Your password is changed, and you are signed out everywhere else.")


@blueprint.post("/account/email")
@policy.in_person
@guesses(_by_person)
def email() -> ResponseReturnValue:
    """Sets or takes away the e-mail address. The password is asked, since mail can reset it."""
    user, form = _with_account(), EmailForm()
    if not form.validate_on_submit():
        return _page(email=form), 422
    if not _changed(user, form.proof, form.email, partial(changing.set_email, user, form.email.data)):
        return _page(email=form), 422
    return _done("Your e-mail address is kept.")


@blueprint.post("/account/sign-ins/<uuid:sign_in_id>/end")
@policy.in_person
def end_sign_in(sign_in_id: UUID) -> ResponseReturnValue:
    """Signs one of one's browsers out."""
    sign_ins.end(_with_account(), sign_in_id)
    return _done("That browser is signed out.")


@blueprint.post("/account/sign-ins/end-others")
@policy.in_person
def end_other_sign_ins() -> ResponseReturnValue:
    """Signs every other browser out."""
    sign_ins.end_all(_with_account().id, but=current_user.sign_in.id)
    return _done("You are signed out everywhere else.")


@blueprint.post("/account/keys")
@policy.in_person
def make_key() -> ResponseReturnValue:
    """Makes a key to the API and shows it, this once."""
    user, form = policy.current_actor(), KeyForm()
    if not form.validate_on_submit():
        return _page(key=form), 422
    expires = utcnow() + timedelta(days=form.days.data) if form.days.data else None
    made = people.make_token(user.name, form.label.data, form.scope.data, expires)
    return _page(made=made)


@blueprint.post("/account/keys/<uuid:key_id>/end")
@policy.in_person
def end_key(key_id: UUID) -> ResponseReturnValue:
    """Makes one of one's keys void."""
    people.end_token(policy.current_actor(), key_id)
    return _done("That key opens nothing any more.")


def _page(made: str | None = None, **forms: object) -> str:
    user = policy.current_actor()
    return render_template(
        "accounts/account.html",
        person=user,
        made=made,
        has_account=entrance.asks_sign_in() and bool(user.password),
        password=forms.get("password") or ChangePasswordForm(formdata=None),
        email=forms.get("email") or EmailForm(formdata=None, email=user.email),
        key=forms.get("key") or KeyForm(formdata=None),
        keys=people.tokens_of(user),
        sign_ins=sign_ins.of(user),
        here=current_user.sign_in.id if current_user.is_authenticated else None,
        second_factor=user.role in SECOND_FACTOR,
        codes_left=second_factor.codes_left(user),
    )


def _changed(user: User, proof: Field, field: Field, change: Callable[[], object]) -> bool:
    """Makes a change that the password in ``proof`` allows; a refusal is put beside the field it is about."""
    try:
        signing.check_password(user, proof.data)
        change()
    except signing.NotProven as refusal:
        proof.errors = [str(refusal)]
        return False
    except Refusal as refusal:
        field.errors = [str(refusal)]
        return False
    return True


def _done(message: str) -> ResponseReturnValue:
    flash(message, "success")
    return redirect(url_for(".account"), 303)


def _with_account() -> User:
    """Returns the signed-in person. Raises NotFound for the local learner, who has no password."""
    if not current_user.is_authenticated:
        raise NotFound
    user: User = current_user.person
    return user
