"""Writing questions by hand, and changing them: each change is a new version of the question."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, cast
from uuid import UUID, uuid4

import sqlalchemy as sa

from questions.facts.fact import Role
from questions.kinds import UnknownKind, kind
from questions.question import Evidence, Share
from questions.question import Question as Content
from questions.question_json import BadQuestion, from_dict, to_dict
from quizapp.accounts import audit
from quizapp.accounts.models import User
from quizapp.bank import decks
from quizapp.bank.events import askable_changed, deck_grew
from quizapp.bank.models import APPROVED, Article, Decision, Fact, Point, Question, QuestionVersion
from quizapp.bank.refusals import ChangedMeanwhile, Faulty
from quizapp.bank.versions import add, current, to_question
from quizapp.db import session, unit_of_work

CHANGEABLE = ("stem", "options", "answer", "accepted", "tolerance", "unit", "explanation")
"""The parts of a question that a person writes, named as in the contract's JSON."""

LONGEST = 20_000
"""Most characters that all texts of a question may have together."""


def edit(
    question: Question, actor: User, changes: Mapping[str, Any], based_on: int | None = None
) -> QuestionVersion:
    """Gives a question a new version with these parts changed (see ``CHANGEABLE``); its status stays.

    ``based_on`` is the version that the person saw: if there is a newer one, ChangedMeanwhile is
    raised. Raises Faulty, with every fault, for what its kind cannot ask. The doubts about the
    former wording give way to what the gates think of the new one, which is advice only. Without
    any change the current version is returned.
    """
    before = current(question)
    seen = before.number if based_on is None else based_on
    content = changed(to_question(before), changes)
    doubts = advice(content, question.article_id)
    with unit_of_work() as work:
        work.refresh(question, with_for_update=True)
        if question.version != seen:
            raise ChangedMeanwhile
        if _words(content) == _words(to_question(before)):
            return before
        points = [asked.point_id for asked in before.asked]
        question.version += 1
        question.doubts = doubts
        version = add(question, content, points, actor.id)
        _log(question, "edited", actor)
        if _key(content) != _key(to_question(before)):
            thing, old = f"question:{question.id}", {"version": before.number}
            audit.record("key", actor.id, thing=thing, old=old, new={"version": question.version})
    return version


def _key(content: Content) -> Any:
    """Returns what makes a response right. Versions keep the words, so the audit log names them only."""
    right = tuple(option.text for option in content.options if option.correct)
    return content.answer, content.accepted, content.tolerance, right


def _words(content: Content) -> Content:
    """A question without the ids of its options, which say nothing and are new in each version."""
    return replace(content, options=tuple(replace(option, id="") for option in content.options))


def advice(content: Content, article_id: UUID | None) -> list[str]:
    """Returns what the gates have against a question, as doubts: what a person wrote is never dropped."""
    article = session().get(Article, article_id) if article_id else None
    if article is None or content.evidence is None:
        return []
    from questions.gates import judge  # heavy: loaded on first use

    verdict = judge(content, article.text)
    return list(dict.fromkeys((*(finding.reason for finding in verdict.findings), *verdict.doubts)))


def changed(content: Content, changes: Mapping[str, Any]) -> Content:
    """Returns the question with parts changed, checked. Raises Faulty with every fault."""
    unknown = sorted(changes.keys() - set(CHANGEABLE))
    if unknown:
        raise Faulty([f"“{unknown[0][:40]}” cannot be changed; what can is {', '.join(CHANGEABLE)}."])
    data = _with_key({**to_dict(content), **changes}, changes)
    return _checked(data)


def write(
    owner: User,
    data: Mapping[str, Any],
    article: Article | None = None,
    points: Sequence[Point] = (),
    statement: str | None = None,
) -> Question:
    """Stores a question that a person wrote, approved at once since its author stands by it.

    ``data`` has its kind and the parts of ``CHANGEABLE``, and for an article ``evidence`` as
    {"start", "end"}. It asks the given points in even shares, or else the point of a new fact that
    says ``statement``. Raises Faulty with every fault.
    """
    key = f"w-{uuid4().hex[:20]}"
    new = Share(point=f"p{key}", fact=f"f{key}", role="whole")
    shares = tuple(_share(point, len(points)) for point in points) or (new,)
    with unit_of_work() as work:
        content = _written(data, article, shares, key)
        asked = list(points) or [_new_point(owner, content, article, statement)]
        question = Question(
            owner_id=owner.id, article_id=article and article.id, key=key, origin="written", status=APPROVED,
            version=1, importance=content.importance, confidence=1.0, doubts=[],
        )  # fmt: skip
        work.add(question)
        work.flush()
        add(question, content, asked, owner.id)
        _log(question, "written", owner)
        work.flush()
        askable_changed.send(None, point_ids={point.id for point in asked})
    return question


def _log(question: Question, action: str, actor: User) -> None:
    version = question.version
    session().add(Decision(question_id=question.id, actor_id=actor.id, action=action, version=version))


def _share(point: Point, among: int) -> Share:
    role = cast(Role, point.role)
    return Share(point=point.key, fact=point.fact.key, role=role, share=1 / among)


def _written(
    data: Mapping[str, Any], article: Article | None, points: tuple[Share, ...], key: str
) -> Content:
    wanted = {name: data[name] for name in ("kind", *CHANGEABLE) if name in data}
    content = _checked(_with_key(wanted, wanted) | {"points": _as_json(points), "id": key})
    evidence = data.get("evidence")
    return replace(content, evidence=_evidence(article, evidence)) if article and evidence else content


def _as_json(points: tuple[Share, ...]) -> list[dict[str, Any]]:
    return [{"id": each.point, "fact": each.fact, "role": each.role, "share": each.share} for each in points]


def _evidence(article: Article, place: Any) -> Evidence:
    place = place if isinstance(place, Mapping) else {}
    start, end = place.get("start"), place.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(article.text):
        raise Faulty(["The evidence needs a start and an end within the article's text."])
    return Evidence(text=article.text[start:end], start=start, end=end)


def _new_point(owner: User, content: Content, article: Article | None, statement: str | None) -> Point:
    """Stores a fact of one point for a hand-written question, in the deck where it is studied."""
    share, deck = content.points[0], decks.ensured(owner.id, article)
    key = kind(content.kind).solution(content).key
    says = statement or content.explanation or f"{content.stem} – {key}"
    evidence = content.evidence
    fact = Fact(
        owner_id=owner.id, article_id=article and article.id, key=share.fact, sort="written", statement=says,
        spans=[[evidence.start, evidence.end]] if evidence else [], importance=content.importance,
        position=_facts_of(article),
    )  # fmt: skip
    fact.points.append(Point(key=share.point, role=share.role, answer=key, position=0))
    session().add(fact)
    session().flush()
    decks.arrange(deck, [fact])
    deck_grew.send(None, deck=deck)
    return fact.points[0]


def _facts_of(article: Article | None) -> int:
    statement = (
        sa.select(sa.func.count()).select_from(Fact).where(Fact.article_id == (article and article.id))
    )
    return session().scalar(statement) or 0


def _with_key(data: dict[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """For a choice the key stands twice, as the answer and on its option: what was given settles both."""
    options = data.get("options")
    if not isinstance(options, list) or not all(isinstance(each, dict) for each in options):
        return data
    if data.get("kind") == "multiple_choice" and "answer" not in given:
        right = [each.get("text") for each in options if each.get("correct") is True]
        return data | {"answer": right[0] if right else ""}
    if data.get("kind") == "multiple_choice" and "options" not in given:
        return data | {
            "options": [each | {"correct": each.get("text") == data["answer"]} for each in options]
        }
    return data


def _checked(data: Mapping[str, Any]) -> Content:
    """Reads and checks a question. Raises Faulty."""
    _check_texts(data)
    try:
        content = from_dict({"answer": "", **data})
        faults = kind(content.kind).check(content)
    except (BadQuestion, UnknownKind) as error:
        raise Faulty([str(error)]) from error
    if faults:
        raise Faulty(faults)
    return content


def _check_texts(data: Any) -> None:
    texts = list(_texts(data))
    if sum(map(len, texts)) > LONGEST:
        raise Faulty([f"A question may have {LONGEST:,} characters at most, and this one has more."])
    if any(char == "\0" or "\ud800" <= char <= "\udfff" for text in texts for char in text):
        raise Faulty(["Some characters are not text. Please type them again."])


def _texts(data: Any) -> list[str]:
    if isinstance(data, str):
        return [data]
    if isinstance(data, Mapping):
        return [text for key, value in data.items() for text in (*_texts(key), *_texts(value))]
    if isinstance(data, list | tuple):
        return [text for value in data for text in _texts(value)]
    return []
