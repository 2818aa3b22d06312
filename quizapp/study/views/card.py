"""All about one card: how it stands, what happened to it, and how its memory grows and fades."""

from uuid import UUID
from zoneinfo import ZoneInfo

from flask import render_template, request, url_for

from questions.kinds import kind
from quizapp import policy
from quizapp.bank.evidence import evidence_of
from quizapp.bank.models import Deck
from quizapp.bank.versions import to_question
from quizapp.db import session, utcnow
from quizapp.memory import log, plans, rows
from quizapp.memory.cards import days_of, lines_of, memory_of, settings_of
from quizapp.memory.fold import effective
from quizapp.memory.models import Card, Plan
from quizapp.memory.scheduling import retrievability
from quizapp.study import curves
from quizapp.study.history import history
from quizapp.study.menu import may_edit
from quizapp.study.moments import coming
from quizapp.study.session import question_for
from quizapp.study.views import blueprint


@blueprint.get("/study/cards/<uuid:card_id>")
@policy.anyone_known
def card(card_id: UUID) -> str:
    """Shows all about a card; its answer stays folded away until the learner asks for it."""
    policy.find(Card, card_id, "study")
    learner, found = policy.current_actor(), rows.card(card_id)
    assert found is not None
    settings, days, now = settings_of(found.plan_id)[1], days_of(learner), utcnow()
    counted = effective(lines_of(learner.id, [found.point_id])[found.point_id])
    memory, today = memory_of(found), days.day(now)
    version = question_for(found)
    question = to_question(version) if version else None
    deck = session().get_one(Deck, session().get_one(Plan, found.plan_id).deck_id)
    return render_template(
        "study/about.html",
        deck=deck,
        card=found,
        question=question,
        version=version,
        solution=kind(question.kind).solution(question) if question else None,
        evidence=evidence_of(version) if version else None,
        editable=version is not None and may_edit(learner, version.question_id),
        due=found.due_at and coming(found.due_at, now, days),
        due_date=found.due_day is not None and days.date_of(found.due_day),
        chance=retrievability(memory, max(today, memory.last_day or today), settings),
        history=history(learner, found),
        zone=ZoneInfo(learner.zone),
        buried=found.buried_until is not None and found.buried_until > today,
        growth=curves.growth(counted, settings),
        fading=curves.fading(memory, found.due_day, today, settings),
        can_undo=log.newest_undoable(learner.id) is not None,
        counts=plans.counts(learner).get(deck.id, plans.Counts()),
        back=_back(deck, found.id),
    )


def _back(deck: Deck, card_id: UUID) -> str:
    """Where the learner came from: the question, its answer, or the answer that was marked."""
    entry_id = request.args.get("back", type=UUID)
    if entry_id is not None:
        return url_for(".marked", deck_id=deck.id, entry_id=entry_id)
    if request.args.get("back") == "leeches":
        return url_for(".leeches", deck_id=deck.id)
    reveal = card_id if request.args.get("back") == "reveal" else None
    return url_for(".show", deck_id=deck.id, reveal=reveal)
