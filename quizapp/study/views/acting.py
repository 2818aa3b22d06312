"""What a learner does to the card on the screen, beside answering it: each way, by form and by link."""

from typing import Any
from uuid import UUID

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from quizapp import policy
from quizapp.bank import versions
from quizapp.bank.models import Deck, Question
from quizapp.bank.refusals import NoReason, ReportedAlready
from quizapp.bank.versions import Version
from quizapp.db import utcnow
from quizapp.errors import Invalid, NotFound
from quizapp.memory import actions, log, plans
from quizapp.memory.cards import days_of
from quizapp.memory.models import Card
from quizapp.memory.rows import EntryRow
from quizapp.study.forms import DueForm, NoteForm, WrongForm
from quizapp.study.reporting import report_wrong
from quizapp.study.saying import said
from quizapp.study.views import blueprint

CARD = "/study/<uuid:deck_id>/cards/<uuid:card_id>"
VERBS = {
    "bury": actions.bury,
    "bury-family": actions.bury_family,
    "suspend": actions.suspend,
    "unsuspend": actions.unsuspend,
    "not-a-leech": actions.lift_leech,
}
Page = str | tuple[str, int] | Response


@policy.anyone_known
def act(deck_id: UUID, card_id: UUID, verb: str) -> Response:
    """Buries, suspends and the like, and goes on."""
    deck, card = _of(deck_id, card_id)
    return _go_on(deck, card, VERBS[verb](policy.current_actor(), card))


for _verb in VERBS:
    blueprint.add_url_rule(f"{CARD}/{_verb}", "act", act, methods=["POST"], defaults={"verb": _verb})


@blueprint.post(f"{CARD}/flag")
@policy.anyone_known
def flag(deck_id: UUID, card_id: UUID) -> Response:
    """Flags a card, and stays with it."""
    deck, card = _of(deck_id, card_id)
    number = request.form.get("flag", "0")
    if not (number.isascii() and number.isdecimal() and len(number) == 1):
        raise Invalid("A flag is a number from 1 to 7, or 0 for none. Nothing was changed.")
    return _go_on(deck, card, actions.flag(policy.current_actor(), card, int(number)), stays=True)


@blueprint.route(f"{CARD}/note", methods=["GET", "POST"])
@policy.anyone_known
def note(deck_id: UUID, card_id: UUID) -> Page:
    """Keeps the learner's own note."""
    deck, card = _of(deck_id, card_id)
    form = NoteForm(data={"note": card.note or ""})
    if not form.is_submitted():
        return _page("note", deck, card, form)
    try:
        return _go_on(deck, card, actions.note(policy.current_actor(), card, form.note.data), stays=True)
    except Invalid as refusal:
        return _refused("note", deck, card, form, form.note, refusal)


@blueprint.route(f"{CARD}/due", methods=["GET", "POST"])
@policy.anyone_known
def due(deck_id: UUID, card_id: UUID) -> Page:
    """Sets when a card comes back."""
    (deck, card), form, learner = _of(deck_id, card_id), DueForm(), policy.current_actor()
    if not form.is_submitted():
        return _page("due", deck, card, form)
    if not form.validate():
        return _page("due", deck, card, form), 422
    days = days_of(learner)
    day = form.day(days, days.day(utcnow()))
    try:
        if day is None:
            raise Invalid("Give a number of days or a date, one of the two. Nothing was changed.")
        return _go_on(deck, card, actions.set_due(learner, card, day))
    except Invalid as refusal:
        return _refused("due", deck, card, form, form.date if form.date.data else form.days, refusal)


@blueprint.route(f"{CARD}/forget", methods=["GET", "POST"])
@policy.anyone_known
def forget(deck_id: UUID, card_id: UUID) -> Page:
    """Asks whether to forget a card, and starts its memory anew."""
    deck, card = _of(deck_id, card_id)
    if request.method == "GET":
        return _page("forget", deck, card, None)
    return _go_on(deck, card, log.forget(policy.current_actor().id, card))


@blueprint.route(f"{CARD}/wrong", methods=["GET", "POST"])
@policy.anyone_known
def wrong(deck_id: UUID, card_id: UUID) -> Page:
    """Tells a question's author that it is wrong, and puts the card aside until tomorrow."""
    deck, card = _of(deck_id, card_id)
    version, form = _asked(), WrongForm()
    if version is None:
        raise NotFound
    if not form.is_submitted():
        return _page("wrong", deck, card, form)
    if not form.validate():
        return _page("wrong", deck, card, form), 422
    try:
        question = policy.find(Question, version.question_id, "report")
        reason, words = form.reason.data, form.note.data
        entry = report_wrong(policy.current_actor(), question, reason, words, version.number)
    except (NoReason, ReportedAlready) as refusal:
        return _refused("wrong", deck, card, form, form.reason, refusal)
    return _go_on(deck, card, entry, told="reported")


@blueprint.context_processor
def did() -> dict[str, Any]:
    """Templates see what was done just now, while it can be undone: ``did``."""
    given = request.args.get("done", type=UUID)
    learner = policy.current_actor()
    newest = log.newest_undoable(learner.id) if given and learner else None
    if newest is None or newest.id != given:
        return {"did": None}
    entry = log.by_id(learner.id, newest.id)
    return {"did": said(entry, days_of(learner)) if entry else None}


def _of(deck_id: UUID, card_id: UUID) -> tuple[Deck, Card]:
    return policy.find(Deck, deck_id, "study"), policy.find(Card, card_id, "study")


def _asked() -> Version | None:
    """The version of a question that the learner had on the screen, from ?question= and ?version=."""
    question_id = request.args.get("question", type=UUID)
    if question_id is None:
        return None
    question = policy.find(Question, question_id, "report")
    return versions.numbered(question.id, request.args.get("version", question.version, type=int))


def _page(name: str, deck: Deck, card: Card, form: Any) -> str:
    learner = policy.current_actor()
    days, version = days_of(learner), _asked()
    return render_template(
        f"study/{name}.html",
        deck=deck,
        card=card,
        form=form,
        stem=version.content.stem if version else None,
        counts=plans.counts(learner).get(deck.id, plans.Counts()),
        can_undo=False,
        earliest=days.date_of(days.day(utcnow())),
        cancel=_back(deck, card),
    )


def _refused(name: str, deck: Deck, card: Card, form: Any, field: Any, refusal: Exception) -> Page:
    field.errors = [*field.errors, str(refusal)]
    return _page(name, deck, card, form), 422


def _go_on(
    deck: Deck, card: Card, entry: EntryRow | None, stays: bool = False, told: str | None = None
) -> Response:
    """Leads back to where the learner was, if the card is still there, else on to the next one."""
    more: dict[str, Any] = {"done": entry and entry.id, "told": told}
    elsewhere = request.args.get("back") in ("leeches", "card")
    address = _back(deck, card, **more) if stays or elsewhere else url_for(".show", deck_id=deck.id, **more)
    return redirect(address, 303)


def _back(deck: Deck, card: Card, **more: Any) -> str:
    """Where the learner came from: ?back= names a page, or is the id of the answer that is shown."""
    back = request.args.get("back", "")
    if back == "leeches":
        return url_for(".leeches", deck_id=deck.id, **more)
    if back == "card":
        return url_for(".card", card_id=card.id, session=request.args.get("session"), **more)
    if back == "reveal":
        return url_for(".show", deck_id=deck.id, reveal=card.id, **more)
    entry_id = request.args.get("back", type=UUID)
    if entry_id is not None:
        return url_for(".marked", deck_id=deck.id, entry_id=entry_id, **more)
    return url_for(".show", deck_id=deck.id, **more)
