"""Pages to take one's data away, and to delete one's account."""

from flask import Blueprint, flash, redirect, render_template, send_file, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import logout_user

from quizapp import policy
from quizapp.accounts import signing
from quizapp.accounts.views.area import guesses
from quizapp.errors import Refusal
from quizapp.own.erase import erase
from quizapp.own.export import export as make_export
from quizapp.own.forms import DeleteForm

blueprint = Blueprint("own", __name__)


@blueprint.get("/account/export")
@policy.in_person
def export() -> ResponseReturnValue:
    """Gives everything that is kept about the person."""
    actor = policy.current_actor()
    file = make_export(actor, actor.id)
    return send_file(file, "application/zip", as_attachment=True, download_name="quizapp-own-data.zip")


@blueprint.route("/account/delete", methods=["GET", "POST"])
@policy.in_person
@guesses(lambda: f"person {policy.current_actor().id if policy.current_actor() else ''}")
def delete() -> ResponseReturnValue:
    """Deletes the account once its password is given; without accounts, once it is ticked."""
    actor, form = policy.current_actor(), DeleteForm()
    if form.validate_on_submit():
        try:
            if actor.password:
                signing.check_password(actor, form.proof.data or "")
            erase(actor, actor.id)
        except Refusal as refusal:
            form.proof.errors = [str(refusal)]
        else:
            logout_user()
            session.clear()
            flash("Your account and all that was yours are deleted.", "success")
            return redirect(url_for("bank.home"), 303)
    page = render_template("own/delete.html", form=form, has_account=bool(actor.password))
    return page, 422 if form.is_submitted() else 200
