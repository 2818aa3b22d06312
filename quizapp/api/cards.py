"""Cards: asking to see the answer before rating oneself."""

from typing import Any
from uuid import UUID

from pydantic import BaseModel

from questions.kinds import kind
from quizapp import policy
from quizapp.api.call import call
from quizapp.api.shapes import CardShape, Evidence
from quizapp.bank.versions import Version, to_question
from quizapp.errors import NotFound
from quizapp.memory.rows import CardRow
from quizapp.study import session as study


class Shown(BaseModel):
    """The answer, and why it is right."""

    key: str
    also_right: list[str]
    options: list[dict[str, Any]]
    explanation: str
    evidence: Evidence
    attribution: str | None


class Revealed(Shown):
    question: UUID
    version: int


@call("POST", "/cards/<uuid:card_id>/reveal", scope="study", answers={200: Revealed})
@policy.anyone_known
def reveal(card_id: UUID) -> Revealed:
    """Returns the answer to the question that a card asks now; nothing is logged."""
    card = study.own_card(policy.current_actor(), card_id)
    version = study.question_for(card)
    if version is None:
        raise NotFound("No approved question asks for this card now.")
    return Revealed(question=version.question_id, version=version.number, **shown(version))


def shown(version: Version) -> dict[str, Any]:
    """Returns what is shown of a version once its key may be seen."""
    question = to_question(version)
    solution = kind(version.kind).solution(question)
    return {
        "key": solution.key,
        "also_right": list(solution.also_right),
        "options": version.body["options"] if solution.options else [],
        "explanation": question.explanation,
        "evidence": version.body["evidence"],
        "attribution": question.attribution,
    }


def card_shape(card: CardRow) -> CardShape:
    return CardShape(
        id=card.id,
        state=card.state,
        due=card.due_at,
        stability=card.stability,
        difficulty=card.difficulty,
        reps=card.reps,
        lapses=card.lapses,
        suspended=card.suspended,
        buried_until=card.buried_until,
        flag=card.flag,
        leech=card.leech,
        note=card.note,
    )
