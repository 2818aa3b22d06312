"""Looking after accounts: roles, closing, invitations and links for a new password."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from quizapp import policy
from quizapp.accounts import changing, joining, links, second_factor
from quizapp.accounts.forms import InviteForm, NameForm, RoleForm
from quizapp.accounts.models import User
from quizapp.accounts.views.area import address_of, blueprint
from quizapp.db import session, unit_of_work
from quizapp.errors import Invalid, NotFound


@blueprint.get("/people")
@policy.admin
def people() -> ResponseReturnValue:
    """Lists all people, and the invitations that wait."""
    return _page()


@blueprint.post("/people/invite")
@policy.admin
def invite() -> ResponseReturnValue:
    """Makes an invitation and shows its link, this once."""
    form = InviteForm()
    if not form.validate_on_submit():
        return _page(), 422
    word = joining.invite(policy.current_actor(), form.role.data)
    return _page(link=address_of(url_for(".join", word=word)), what="invitation")


@blueprint.post("/people/invitations/<uuid:invitation_id>/withdraw")
@policy.admin
def withdraw(invitation_id: UUID) -> ResponseReturnValue:
    """Makes an invitation void."""
    links.withdraw(invitation_id)
    return _done("Nobody can join by that invitation any more.")


@blueprint.post("/people/<uuid:user_id>/role")
@policy.admin
def role(user_id: UUID) -> ResponseReturnValue:
    """Gives a person another role."""
    form = RoleForm()
    if not form.validate_on_submit():
        raise Invalid("There is no such role. Nothing was changed.")
    changing.set_role(policy.current_actor(), user_id, form.role.data)
    return _done("The role is changed, from the next page on.")


@blueprint.post("/people/<uuid:user_id>/close")
@policy.admin
def close(user_id: UUID) -> ResponseReturnValue:
    """Closes an account: its person is signed out at once, what they made stays."""
    changing.set_active(policy.current_actor(), user_id, False)
    return _done("That account is closed.")


@blueprint.post("/people/<uuid:user_id>/open")
@policy.admin
def reopen(user_id: UUID) -> ResponseReturnValue:
    """Opens a closed account again."""
    changing.set_active(policy.current_actor(), user_id, True)
    return _done("That account is open again.")


@blueprint.post("/people/<uuid:user_id>/reset")
@policy.admin
def reset_link(user_id: UUID) -> ResponseReturnValue:
    """Makes a link for a new password and shows it, this once."""
    with unit_of_work():
        user = changing.locked(user_id)
        word = changing.reset_link(policy.current_actor(), user)
    return _page(link=address_of(url_for(".reset", word=word)), what="reset")


@blueprint.post("/people/<uuid:user_id>/second-factor-off")
@policy.admin
def forget_second_factor(user_id: UUID) -> ResponseReturnValue:
    """Turns off the second factor of somebody who lost phone and recovery codes."""
    user = session().get(User, user_id)
    if user is None:
        raise NotFound
    second_factor.turn_off(user, policy.current_actor())
    return _done("Their password alone signs them in now.")


@blueprint.route("/students/reset", methods=["GET", "POST"])
@policy.teacher
def student_reset() -> ResponseReturnValue:
    """Makes a link for a new password for a student without an e-mail address, by their name."""
    form, link = NameForm(), None
    if form.validate_on_submit():
        try:
            student = changing.student_without_mail(form.name.data)
            word = changing.reset_link(policy.current_actor(), student)
            link = address_of(url_for(".reset", word=word))
        except NotFound as refusal:
            form.name.errors = [str(refusal)]
    page = render_template("accounts/student_reset.html", form=form, link=link)
    return page, 422 if form.errors else 200


def _page(link: str | None = None, what: str | None = None) -> str:
    people = [(user, RoleForm(formdata=None, role=user.role)) for user in changing.everybody()]
    return render_template(
        "accounts/people.html",
        people=people,
        invite=InviteForm(formdata=None),
        invitations=links.invitations(),
        link=link,
        what=what,
        me=policy.current_actor(),
    )


def _done(message: str) -> ResponseReturnValue:
    flash(message, "success")
    return redirect(url_for(".people"), 303)
