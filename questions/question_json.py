"""Questions as JSON: the form of ``quizapp generate --json``, which the database keeps too."""

from collections.abc import Mapping
from typing import Any, get_args

from questions.facts.fact import Role, Span
from questions.question import Answer, Evidence, Option, Question, Share

_ROLES = get_args(Role)
_NUMERIC_ONLY = ("tolerance", "unit")


class BadQuestion(ValueError):
    """JSON that is no question. ``str(error)`` is a sentence for people."""


def to_dict(question: Question) -> dict[str, Any]:
    """Returns the question as plain JSON values; nothing is lost but the ids that options don't have yet."""
    result: dict[str, Any] = {
        "id": question.id,
        "kind": question.kind,
        "stem": question.stem,
        "options": [_option_to_dict(option) for option in question.options],
        "answer": list(question.answer) if isinstance(question.answer, tuple) else question.answer,
        "accepted": list(question.accepted),
        "explanation": question.explanation,
        "evidence": _evidence_to_dict(question.evidence),
        "spans": [list(span) for span in question.spans],
        "attribution": question.attribution,
        "fact": question.points[0].fact if question.points else None,
        "points": [
            {"id": share.point, "fact": share.fact, "role": share.role, "share": share.share}
            for share in question.points
        ],
        "alternate_of": question.alternate_of,
        "importance": question.importance,
        "difficulty": question.difficulty,
        "guess_rate": question.guess_rate,
        "confidence": question.confidence,
        "doubts": list(question.doubts),
    }
    if question.kind == "numeric":
        result |= {name: getattr(question, name) for name in _NUMERIC_ONLY}
    return result


def from_dict(data: Any) -> Question:
    """Returns the question that ``to_dict`` wrote; what is left out gets its default. Raises BadQuestion."""
    if not isinstance(data, Mapping):
        raise BadQuestion("A question should be an object with named parts.")
    return Question(
        kind=_text(data, "kind"),
        stem=_text(data, "stem"),
        answer=_answer(data.get("answer")),
        points=tuple(_share(each) for each in _list(data, "points")),
        id=_text(data, "id", ""),
        options=tuple(_option(each) for each in _list(data, "options")),
        accepted=_texts(data, "accepted"),
        tolerance=_number(data, "tolerance", None),
        unit=_optional_text(data, "unit"),
        explanation=_text(data, "explanation", ""),
        evidence=_evidence(data.get("evidence")),
        spans=tuple(_span(each) for each in _list(data, "spans")),
        attribution=_optional_text(data, "attribution"),
        alternate_of=_optional_text(data, "alternate_of"),
        doubts=_texts(data, "doubts"),
        **_shares_of_one(data),
    )


def _option_to_dict(option: Option) -> dict[str, Any]:
    result = {"text": option.text, "correct": option.correct, "feedback": option.feedback}
    return {"id": option.id, **result} if option.id else result


def _evidence_to_dict(evidence: Evidence | None) -> dict[str, Any] | None:
    return {"text": evidence.text, "start": evidence.start, "end": evidence.end} if evidence else None


def _shares_of_one(data: Mapping[str, Any]) -> dict[str, Any]:
    """The four figures from 0 to 1, those that are given."""
    names = ("importance", "difficulty", "guess_rate", "confidence")
    figures = {name: _number(data, name, None) for name in names}
    for name, figure in figures.items():
        if figure is not None and not 0 <= figure <= 1:
            raise BadQuestion(f"“{name}” should be a number from 0 to 1.")
    return {name: figure for name, figure in figures.items() if figure is not None}


def _answer(value: Any) -> Answer:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    if isinstance(value, dict) and all(isinstance(each, str) for pair in value.items() for each in pair):
        return dict(value)
    raise BadQuestion("“answer” should be a text, a list of texts or pairs of texts.")


def _option(data: Any) -> Option:
    data = _object(data, "option")
    if not isinstance(data.get("correct"), bool):
        raise BadQuestion("“correct” of an option should be true or false.")
    return Option(
        text=_text(data, "text"),
        correct=data["correct"],
        feedback=_text(data, "feedback", ""),
        id=_text(data, "id", ""),
    )


def _share(data: Any) -> Share:
    data = _object(data, "point")
    role = data.get("role")
    if role not in _ROLES:
        raise BadQuestion(f"“role” of a point should be one of {', '.join(_ROLES)}.")
    share = _number(data, "share", 1.0)
    return Share(
        point=_text(data, "id"), fact=_text(data, "fact"), role=role, share=1.0 if share is None else share
    )


def _evidence(data: Any) -> Evidence | None:
    if data is None:
        return None
    data = _object(data, "evidence")
    start, end = _span([data.get("start"), data.get("end")])
    return Evidence(text=_text(data, "text"), start=start, end=end)


def _span(value: Any) -> Span:
    if isinstance(value, list) and len(value) == 2 and all(type(each) is int for each in value):
        return value[0], value[1]
    raise BadQuestion("A place in the article should be two whole numbers, its start and its end.")


def _object(value: Any, what: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise BadQuestion(f"Each {what} should be an object with named parts.")
    return value


def _list(data: Mapping[str, Any], name: str) -> list[Any]:
    value = data.get(name, [])
    if not isinstance(value, list):
        raise BadQuestion(f"“{name}” should be a list.")
    return value


def _texts(data: Mapping[str, Any], name: str) -> tuple[str, ...]:
    texts = _list(data, name)
    if not all(isinstance(each, str) for each in texts):
        raise BadQuestion(f"“{name}” should be a list of texts.")
    return tuple(texts)


def _text(data: Mapping[str, Any], name: str, default: str | None = None) -> str:
    value = data.get(name, default)
    if not isinstance(value, str):
        raise BadQuestion(f"“{name}” is missing or is not a text.")
    return value


def _optional_text(data: Mapping[str, Any], name: str) -> str | None:
    return None if data.get(name) is None else _text(data, name)


def _number(data: Mapping[str, Any], name: str, default: float | None) -> float | None:
    value = data.get(name)
    if value is None:
        return default
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e300:
        raise BadQuestion(f"“{name}” should be a number.")
    return float(value)
