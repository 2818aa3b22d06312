"""Quizzes, attempts and results as JSON. What an open attempt gives holds no key, weight or explanation."""

from datetime import datetime
from typing import Any

from questions.question_json import to_dict
from questions.showing import public_view
from quizapp import policy
from quizapp.bank.versions import to_question
from quizapp.quizzes.models import Attempt, Quiz, QuizSlot
from quizapp.quizzes.refusals import Stored
from quizapp.quizzes.results import Result, SlotResult
from quizapp.quizzes.sheet import Item, sheet
from quizapp.quizzes.sittings import open_attempt


def quiz_json(quiz: Quiz, actor: policy.Actor) -> dict[str, Any]:
    """Returns the settings and questions; keys only for who may edit the quiz and is not sitting it."""
    with_keys = policy.may(actor, "change", quiz) and open_attempt(quiz, actor.id) is None
    return {
        "id": str(quiz.id),
        "title": quiz.title,
        "deck": str(quiz.deck_id) if quiz.deck_id else None,
        "settings": dict(quiz.settings),
        "created_at": _instant(quiz.created_at),
        "max_score": sum(slot.marks for slot in quiz.slots),
        "questions": [_asked(slot, with_keys) for slot in quiz.slots],
    }


def attempt_json(attempt: Attempt) -> dict[str, Any]:
    """Returns an attempt with its questions, without keys, and the responses so far."""
    return {
        "id": str(attempt.id),
        "quiz": str(attempt.quiz_id),
        "number": attempt.number,
        "state": attempt.state,
        "started_at": _instant(attempt.started_at),
        "deadline": _instant(attempt.deadline),
        "submitted_at": _instant(attempt.submitted_at),
        "max_score": attempt.max_score,
        "questions": [_item(item) for item in sheet(attempt)],
    }


def result_json(result: Result) -> dict[str, Any]:
    """Returns the result of an attempt that is handed in, with keys and evidence."""
    return {
        "id": str(result.attempt.id),
        "quiz": str(result.attempt.quiz_id),
        "number": result.attempt.number,
        "state": result.attempt.state,
        "started_at": _instant(result.attempt.started_at),
        "submitted_at": _instant(result.attempt.submitted_at),
        "score": result.score,
        "max_score": result.max_score,
        "took_s": result.took.total_seconds(),
        "questions": [slot_json(slot) for slot in result.slots],
    }


def slot_json(slot: SlotResult) -> dict[str, Any]:
    """Returns one slot with response, score, key and evidence."""
    whole = to_dict(slot.question)
    return {
        "slot": slot.slot,
        **slot.view,
        "response": slot.response,
        "score": slot.score,
        "max_score": slot.marks,
        "note": slot.grade.note,
        "key": slot.solution.key,
        "also_right": list(slot.solution.also_right),
        "solution": whole["options"] if slot.solution.options else [],
        "explanation": slot.question.explanation,
        "evidence": whole["evidence"],
        "attribution": slot.question.attribution,
    }


def stored_json(stored: Stored) -> dict[str, Any]:
    """Returns what an attempt holds for a slot."""
    return {"revision": stored.revision, "response": stored.response}


def _item(item: Item) -> dict[str, Any]:
    return {"slot": item.slot, **item.view, **stored_json(item.stored), "checked": item.checked}


def _asked(slot: QuizSlot, with_keys: bool) -> dict[str, Any]:
    question = to_question(slot.version)
    shown = to_dict(question) if with_keys else public_view(question, slot.number)
    return {"slot": slot.number, "marks": slot.marks, **shown}


def _instant(at: datetime | None) -> str | None:
    return at.isoformat().replace("+00:00", "Z") if at else None
