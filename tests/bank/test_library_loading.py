"""A newcomer finds a deck to study: the built-in articles are loaded once, and approved by the app."""

import sqlalchemy as sa
from flask import Flask

from quizapp.accounts.models import User
from quizapp.bank import decks
from quizapp.bank.library import load_library, missing
from quizapp.bank.models import Article, Decision, Question
from quizapp.db import session
from tests.conftest import count


def test_the_library_is_loaded_once_and_can_be_studied(any_app: Flask, any_learner: User) -> None:
    assert missing(any_learner)
    assert load_library(any_learner) == count(Article) >= 1
    assert missing(any_learner) == []
    assert load_library(any_learner) == 0
    assert len(decks.decks_of(any_learner)) == count(Article)
    stands = session().execute(sa.select(Question.status, Question.doubts)).all()
    assert {status for status, doubts in stands if not doubts} == {"approved"}
    assert {status for status, doubts in stands if doubts} <= {"draft"}
    assert set(session().scalars(sa.select(Decision.actor_id))) == {None}
