"""Pages about oneself: when one's day begins."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from quizapp import policy
from quizapp.accounts import people
from quizapp.accounts.forms import DayForm
from quizapp.accounts.views.area import blueprint
from quizapp.errors import Invalid


@blueprint.route("/settings/day", methods=["GET", "POST"])
@policy.anyone_known
def day() -> str | tuple[str, int] | Response:
    """Shows and changes when the person's day begins; what is logged already stays on its day."""
    person = policy.current_actor()
    form = DayForm(data={"zone": person.zone, "day_start": person.day_start})
    form.offer(person.zone)
    if not form.is_submitted():
        return _page(form)
    if not form.validate():
        return _page(form), 422
    try:
        people.set_day(person.id, form.zone.data, form.day_start.data)
    except Invalid as refusal:
        form.zone.errors = [*form.zone.errors, str(refusal)]
        return _page(form), 422
    flash("Kept. What you did so far stays on the day that it was done.", "success")
    return redirect(_back() or url_for(".day"), 303)


def _page(form: DayForm) -> str:
    return render_template("accounts/day.html", form=form, back=_back() or url_for("bank.home"))


def _back() -> str | None:
    """The settings of the deck that the person came from."""
    deck_id = request.args.get("back", type=UUID)
    return url_for("study.settings", deck_id=deck_id) if deck_id else None
