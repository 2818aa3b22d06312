"""Questions as their authors see them: writing, changing, approving, putting away."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from quizapp import policy
from quizapp.api.call import call
from quizapp.api.reading import Body
from quizapp.api.shapes import Anything, KindName, ShortText, WholeQuestion
from quizapp.bank import questions
from quizapp.bank.models import Article, Question, QuestionVersion

LongText = Annotated[str, StringConstraints(max_length=20_000)]
Few = Field(max_length=100)


class OptionGiven(BaseModel):
    """A choice."""

    model_config = ConfigDict(extra="ignore", strict=True)

    text: LongText
    correct: bool
    feedback: LongText = ""


class Place(Body):
    """A stretch of the article's text, in code points."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]


class Parts(Body):
    """The parts of a question that a person writes."""

    stem: LongText | None = None
    options: Annotated[list[OptionGiven], Few] | None = None
    answer: Anything = None
    accepted: Annotated[list[LongText], Few] | None = None
    tolerance: float | None = None
    unit: ShortText | None = None
    explanation: LongText | None = None

    def given(self) -> dict[str, Any]:
        """Returns the parts that were sent."""
        return self.model_dump(include=set(Parts.model_fields) & self.model_fields_set)


class NewQuestion(Parts):
    """A question of one's own; ``evidence`` is a place in the article, ``statement`` the fact it asks for."""

    kind: KindName
    article: UUID | None = None
    evidence: Place | None = None
    statement: ShortText | None = None


class Change(Parts):
    """Either other words (a new version; ``version`` is the one that was changed) or another status."""

    version: Annotated[int, Field(ge=1)] | None = None
    status: Literal["approved", "retired", "draft"] | None = None
    reason: ShortText | None = None
    note: ShortText | None = None

    @model_validator(mode="after")
    def _one_thing(self) -> "Change":
        if bool(self.given()) == (self.status is not None):
            raise ValueError("Change either the status or other parts of the question")
        return self


@call("POST", "/questions", body=NewQuestion, answers={201: WholeQuestion})
@policy.author
def write_question(body: NewQuestion) -> dict[str, Any]:
    """Stores a question that was written by hand."""
    article = policy.find(Article, body.article, "change") if body.article else None
    data = body.given() | {"kind": body.kind}
    if body.evidence:
        data["evidence"] = body.evidence.model_dump()
    actor = policy.current_actor()
    return question_json(questions.write(actor, data, article=article, statement=body.statement))


@call("PATCH", "/questions/<uuid:question_id>", body=Change, answers={200: WholeQuestion})
@policy.author
def change_question(question_id: UUID, body: Change) -> dict[str, Any]:
    """Gives a question a new version, or another status."""
    question, actor = policy.find(Question, question_id, "change"), policy.current_actor()
    if body.status == "approved":
        questions.approve(question, actor)
    elif body.status == "retired":
        questions.retire(question, actor, body.reason or "other", body.note)
    elif body.status == "draft":
        questions.reopen(question, actor)
    else:
        questions.edit(question, actor, body.given(), based_on=body.version)
    return question_json(question)


def question_json(question: Question, version: QuestionVersion | None = None) -> dict[str, Any]:
    """Returns a question with its key, as ``quizapp generate --json`` has it, with version and status."""
    shown = version or questions.current(question)
    alternate = question.alternate_of_id
    return shown.body | {
        "id": question.id,
        "alternate_of": alternate,
        "doubts": question.doubts,
        "version": shown.number,
        "status": question.status,
    }
