"""Many requests at once: one open attempt, one result, no lost or mixed response, no error."""

import threading
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from quizapp.accounts.people import local_learner
from quizapp.db import Busy, db, session
from quizapp.errors import Refusal
from quizapp.memory.models import LogEntry
from quizapp.quizzes.models import OPEN, Attempt, Quiz
from quizapp.quizzes.refusals import OpenAttempt
from quizapp.quizzes.sittings import responses_of, slots_of
from quizapp.quizzes.taking import check, save, start, submit
from tests.conftest import count
from tests.quizzes.made import make_quiz, response_to

THREADS = 8


def volley(app: Flask, acts: list[Callable[[], Any]]) -> list[Any]:
    """Runs all acts at once, each as a request of its own, and returns what each gave or refused."""
    gate, outcomes = threading.Barrier(len(acts)), [None] * len(acts)

    def run(place: int, act: Callable[[], Any]) -> None:
        with app.app_context():
            gate.wait()
            outcomes[place] = patiently(act)
            db.session.remove()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def patiently(act: Callable[[], Any]) -> Any:
    """Does an act, again where the database was busy, as clients do; gives a refusal back."""
    for _ in range(20):
        try:
            return act()
        except Busy:
            db.session.rollback()
        except Refusal as refusal:
            return refusal
    raise AssertionError("the database stayed busy")


@pytest.fixture
def quiz_id(any_app: Flask) -> object:
    with any_app.app_context():
        return make_quiz(local_learner(), 4).id


def the_quiz(quiz_id: object) -> Quiz:
    return session().get_one(Quiz, quiz_id)


def the_attempt() -> Attempt:
    return session().query(Attempt).one()


def test_starts_at_once_make_one_attempt(any_app: Flask, quiz_id: object) -> None:
    outcomes = volley(any_app, [lambda: start(the_quiz(quiz_id), local_learner()).id] * THREADS)
    with any_app.app_context():
        assert count(Attempt) == 1
        assert the_attempt().state == OPEN
        made = the_attempt().id
    refused = [outcome for outcome in outcomes if isinstance(outcome, OpenAttempt)]
    assert [outcome for outcome in outcomes if outcome not in refused] == [made]
    assert {outcome.attempt_id for outcome in refused} == {made}


def test_submits_at_once_give_one_result(any_app: Flask, quiz_id: object) -> None:
    with any_app.app_context():
        attempt = start(the_quiz(quiz_id), local_learner())
        for slot in slots_of(attempt):
            save(attempt, slot.number, 1, response_to(slot))

    def hand_in() -> Any:
        attempt = submit(the_attempt())
        return attempt.score, attempt.submitted_at

    outcomes = volley(any_app, [hand_in] * THREADS)
    assert Counter(outcomes) == {(4.0, outcomes[0][1]): THREADS}
    with any_app.app_context():
        assert count(LogEntry) == 4


def test_saves_at_once_leave_the_highest_revision_that_was_kept(any_app: Flask, quiz_id: object) -> None:
    with any_app.app_context():
        attempt = start(the_quiz(quiz_id), local_learner())
        options = [option["id"] for option in slots_of(attempt)[0].version.body["options"]]
        slot = slots_of(attempt)[0].number
    acts = [
        lambda revision=revision: save(the_attempt(), slot, revision, options[revision % 4])
        for revision in range(1, THREADS + 1)
    ]
    outcomes = volley(any_app, acts)
    kept = [outcome for outcome in outcomes if isinstance(outcome, int)]
    with any_app.app_context():
        held = responses_of(the_attempt())[slot]
        assert held.revision == max(kept) == THREADS
        assert held.response == options[THREADS % 4]


def test_saves_and_a_submit_at_once_grade_what_was_acknowledged(any_app: Flask, quiz_id: object) -> None:
    with any_app.app_context():
        attempt = start(the_quiz(quiz_id), local_learner())
        answers = {slot.number: response_to(slot) for slot in slots_of(attempt)}
    saves = [
        lambda slot=slot, answer=answer: save(the_attempt(), slot, 1, answer)
        for slot, answer in answers.items()
    ]
    outcomes = volley(any_app, [*saves, lambda: submit(the_attempt()).score])
    acknowledged = sum(outcome == 1 and isinstance(outcome, int) for outcome in outcomes[:-1])
    with any_app.app_context():
        assert the_attempt().score == outcomes[-1] == acknowledged
        assert count(LogEntry) == acknowledged


def test_checks_and_submits_at_once_do_not_wait_for_each_other_for_ever(any_app: Flask) -> None:
    with any_app.app_context():
        attempt = start(make_quiz(local_learner(), 3, feedback="immediate"), local_learner())
        slots = [slot.number for slot in slots_of(attempt)]
        for slot in slots_of(attempt):
            save(attempt, slot.number, 1, response_to(slot))
    checks = [lambda slot=slot: check(the_attempt(), slot).score for slot in slots]
    outcomes = volley(any_app, [*checks, *checks, *[lambda: submit(the_attempt()).score] * 2])
    assert outcomes == [1.0] * 6 + [3.0] * 2
    with any_app.app_context():
        assert count(LogEntry) == 3
