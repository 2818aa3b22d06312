"""Turning the second factor on and off."""

from flask import flash, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue

from quizapp import policy
from quizapp.accounts import second_factor, signing
from quizapp.accounts.forms import CodeForm, ProofForm
from quizapp.accounts.roles import SECOND_FACTOR
from quizapp.accounts.views.area import blueprint, guesses
from quizapp.accounts.views.own import _by_person, _with_account
from quizapp.errors import NotFound


@blueprint.route("/account/second-factor", methods=["GET", "POST"])
@policy.in_person
@guesses(_by_person)
def turn_on() -> ResponseReturnValue:
    """Shows the secret for the phone; once its code is right, shows the recovery codes."""
    user, form = _with_account(), CodeForm()
    if user.role not in SECOND_FACTOR or user.second_factor:
        raise NotFound
    secret = session.setdefault("new_secret", second_factor.new_secret())
    if form.validate_on_submit():
        try:
            codes = second_factor.turn_on(user, secret, form.code.data.strip())
        except signing.NotProven as refusal:
            form.code.errors = [str(refusal)]
        else:
            del session["new_secret"]
            return render_template("accounts/recovery_codes.html", codes=codes)
    picture = second_factor.picture(second_factor.address(user, secret))
    page = render_template("accounts/second_factor.html", form=form, secret=secret, picture=picture)
    return page, 422 if form.is_submitted() else 200


@blueprint.route("/account/second-factor/off", methods=["GET", "POST"])
@policy.in_person
@guesses(_by_person)
def turn_off() -> ResponseReturnValue:
    """Turns the second factor off, once the password is given."""
    user, form = _with_account(), ProofForm()
    if not user.second_factor:
        raise NotFound
    if form.validate_on_submit():
        try:
            signing.check_password(user, form.proof.data)
        except signing.NotProven as refusal:
            form.proof.errors = [str(refusal)]
        else:
            second_factor.turn_off(user, user)
            flash("Your password alone signs you in now.", "success")
            return redirect(url_for(".account"), 303)
    return render_template("accounts/second_factor_off.html", form=form), 422 if form.is_submitted() else 200
