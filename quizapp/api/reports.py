"""Reports: a learner says that a question is wrong."""

from typing import Annotated, Literal
from uuid import UUID

from flask import g
from pydantic import BaseModel, Field

from quizapp import policy
from quizapp.api.call import call
from quizapp.api.reading import Body
from quizapp.api.shapes import ShortText
from quizapp.bank.models import Question
from quizapp.study.reporting import report_wrong


class NewReport(Body):
    """What is wrong with a question; ``version`` is the one that was asked (by default the current one)."""

    reason: Literal["wrong-key", "two-right", "unclear", "not-in-article", "typo", "other"]
    note: ShortText | None = None
    version: Annotated[int, Field(ge=1, le=2**31 - 1)] | None = None


class Reported(BaseModel):
    """The question, and the entry of the log that put its cards aside until tomorrow, if any was not."""

    question: UUID
    put_aside: UUID | None


@call("POST", "/questions/<uuid:question_id>/reports", scope="study", body=NewReport, answers={201: Reported})
@policy.anyone_known
def report_question(question_id: UUID, body: NewReport) -> Reported:
    """Tells a question's author what is wrong with it; 409 for a second report of the same version."""
    question = policy.find(Question, question_id, "report")
    entry = report_wrong(
        policy.current_actor(), question, body.reason, body.note, body.version, now=g.arrived
    )
    return Reported(question=question_id, put_aside=entry.id if entry else None)
