"""Types that several calls share."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, Field, StringConstraints, WithJsonSchema

Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
ShortText = Annotated[str, StringConstraints(max_length=2_000)]
KindName = Annotated[str, StringConstraints(min_length=1, max_length=40)]
Rating = Annotated[int, Field(ge=1, le=4, description="1 Again, 2 Hard, 3 Good, 4 Easy")]
Instant = AwareDatetime
Anything = Annotated[Any, WithJsonSchema({"description": "As the kind of question has it"})]


def shaped(*required: str, **properties: Any) -> Any:
    """Returns the type of a JSON object that has these parts, and maybe more."""
    schema = {
        "type": "object",
        "properties": {name: {} for name in required} | properties,
        "required": list(required),
    }
    return Annotated[dict[str, Any], WithJsonSchema(schema)]


Id = {"type": "string", "format": "uuid"}
Text = {"type": "string"}

AskedQuestion = shaped("id", "version", "kind", "stem", id=Id, version={"type": "integer"}, stem=Text)
"""A question without its key: see ``questions.showing``."""

WholeQuestion = shaped(
    "id", "kind", "stem", "options", "answer", "accepted", "explanation", "evidence", "spans", "attribution",
    "fact", "points", "alternate_of", "importance", "difficulty", "confidence", "doubts", "version", "status",
    id=Id, kind=Text, stem=Text, version={"type": "integer"}, status=Text,
)  # fmt: skip
"""A question as ``quizapp generate --json`` has it, with version and status."""

EntryShape = shaped(
    "id", "sequence", "kind", "target", "context", "question", "version", "response", "score", "rating",
    "took_ms", "not_for_memory", "note", "payload", "answered_at", "received_at", "day", "cards",
    id=Id, sequence={"type": "integer"}, kind=Text,
)  # fmt: skip
"""An entry of a learner's log."""

Evidence = Annotated[
    dict[str, Any] | None,
    WithJsonSchema(
        {
            "type": ["object", "null"],
            "properties": {"text": Text, "start": {"type": "integer"}, "end": {"type": "integer"}},
        }
    ),
]


class CountsShape(BaseModel):
    """How many cards can be studied now, and how many there are."""

    new: int
    learning: int
    due: int
    total: int


class EffectShape(BaseModel):
    """What an answer did to one card."""

    card: UUID
    score: float | None
    rating: int | None
    due: datetime | None


class CardShape(BaseModel):
    """A learner's memory of one point. Stability in days, difficulty from 1 to 10; ``buried_until`` is the
    first learner day (counted from 1970) on which it may be asked again."""

    id: UUID
    state: str
    due: datetime | None
    stability: float | None
    difficulty: float | None
    reps: int
    lapses: int
    suspended: bool
    buried_until: int | None
    flag: int
    leech: bool
    note: str | None
