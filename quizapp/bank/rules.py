"""Who may do what to articles, questions, decks and jobs: for now, their owner."""

from typing import Any

from quizapp.bank.models import Article, Deck, Fact, Question
from quizapp.jobs.models import Job
from quizapp.policy import rule


def _owns(actor: Any, row: Any) -> bool:
    return bool(row.owner_id == actor.id)


for _model in (Article, Fact, Question, Deck):
    rule(_model, "read")(_owns)
    rule(_model, "change")(_owns)
rule(Job, "see")(_owns)
rule(Job, "cancel")(_owns)
