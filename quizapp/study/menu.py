"""What the menu of the study screen offers for the card on it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from quizapp import policy
from quizapp.bank.models import Question
from quizapp.bank.versions import Version
from quizapp.db import session
from quizapp.memory.rows import CardRow


@dataclass(frozen=True, slots=True, kw_only=True)
class More:
    """A card on the screen, as the menu needs it: never its key. ``back`` says where the learner comes
    back to ("" for the question, "reveal" for its answer, or the id of an answer); ``editable`` whether
    the question is theirs to change. ``note`` is only there once the answer may be seen."""

    card_id: UUID
    question_id: UUID
    version: int
    back: str
    flag: int
    leech: bool
    has_note: bool
    note: str | None
    editable: bool


def more_of(actor: Any, card: CardRow, version: Version, back: str = "") -> More:
    """Returns what the menu offers for a card that a version is asked for."""
    return More(
        card_id=card.id,
        question_id=version.question_id,
        version=version.number,
        back=back,
        flag=card.flag,
        leech=card.leech,
        has_note=card.note is not None,
        note=card.note if back else None,
        editable=may_edit(actor, version.question_id),
    )


def may_edit(actor: Any, question_id: UUID) -> bool:
    """Tells whether somebody may change a question: an author, and it is theirs."""
    if actor.role not in policy.ROLES["author"]:
        return False
    question = session().get(Question, question_id)
    return question is not None and policy.may(actor, "change", question)
