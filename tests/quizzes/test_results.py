"""What comes of an attempt, on pages and as JSON, and what an open one keeps to itself."""

import json
from datetime import timedelta

import pytest

from quizapp.accounts.models import User
from quizapp.db import unit_of_work
from quizapp.quizzes import rules  # noqa: F401  who may see keys
from quizapp.quizzes.overview import overview, quizzes_of, study_of
from quizapp.quizzes.public import attempt_json, quiz_json, result_json
from quizapp.quizzes.refusals import StillOpen
from quizapp.quizzes.results import checked, result
from quizapp.quizzes.sheet import seconds_left, sheet
from quizapp.quizzes.sittings import slots_of
from quizapp.quizzes.taking import check, save, start, submit
from tests.factory import SENTENCE, make_deck
from tests.quizzes.made import KINDS, NOON, make_quiz, response_to

KEY_FIELDS = (
    "answer",
    "correct",
    "feedback",
    "explanation",
    "evidence",
    "accepted",
    "key",
    "tolerance",
    "doubts",
)


def test_a_result_has_scores_key_and_evidence_in_the_order_asked(any_learner: User) -> None:
    attempt = start(make_quiz(any_learner, 5, KINDS), any_learner, NOON)
    first, second, *_ = slots_of(attempt)
    save(attempt, first.number, 1, response_to(first), NOON)
    save(attempt, second.number, 1, response_to(second, right=False), NOON)
    submit(attempt, NOON + timedelta(seconds=90))
    found = result(attempt)
    assert [slot.slot for slot in found.slots] == attempt.slot_order
    assert [slot.place for slot in found.slots] == [1, 2, 3, 4, 5]
    assert [slot.score for slot in found.slots] == [1, 0, 0, 0, 0]
    assert (found.score, found.max_score, found.percent, found.right) == (1, 5, 20, 1)
    assert found.took == timedelta(seconds=90)
    assert {slot.evidence.text for slot in found.slots if slot.evidence} == {SENTENCE}
    assert found.slots[2].response is None


def test_an_open_attempt_has_no_result(learner: User) -> None:
    with pytest.raises(StillOpen):
        result(start(make_quiz(learner), learner))


def test_only_checked_slots_of_an_open_attempt_have_results(learner: User) -> None:
    attempt = start(make_quiz(learner, 2, feedback="immediate"), learner)
    save(attempt, 1, 1, response_to(slots_of(attempt)[attempt.slot_order.index(1)]))
    save(attempt, 2, 1, response_to(slots_of(attempt)[attempt.slot_order.index(2)]))
    check(attempt, 1)
    assert checked(attempt).keys() == {1}
    assert checked(attempt)[1].score == 1
    assert {item.slot: item.checked for item in sheet(attempt)} == {1: True, 2: False}


def test_an_open_attempt_gives_no_key_as_json(any_learner: User) -> None:
    attempt = start(make_quiz(any_learner, 5, KINDS), any_learner, NOON)
    slot = next(slot for slot in slots_of(attempt) if slot.version.kind == "multiple_choice")
    save(attempt, slot.number, 1, response_to(slot))
    told = attempt_json(attempt)
    text = json.dumps(told)
    assert told["started_at"] == "2026-05-04T12:00:00Z"
    assert [question["slot"] for question in told["questions"]] == attempt.slot_order
    assert not [name for name in KEY_FIELDS if f'"{name}"' in text]
    assert "Voss yard" not in text.replace("built in ____ by the Voss yard", "")


def test_keys_of_a_quiz_are_for_its_author_and_not_while_sitting_it(learner: User) -> None:
    with unit_of_work() as work:
        student = User(name="student", role="learner")
        work.add(student)
    quiz = make_quiz(learner, 2)
    assert all("answer" in question for question in quiz_json(quiz, learner)["questions"])
    assert not any("answer" in question for question in quiz_json(quiz, student)["questions"])
    attempt = start(quiz, learner)
    text = json.dumps(quiz_json(quiz, learner)["questions"])
    assert not [name for name in KEY_FIELDS if f'"{name}"' in text]
    submit(attempt)
    assert all("answer" in question for question in quiz_json(quiz, learner)["questions"])


def test_a_result_as_json_has_everything_and_is_plain(learner: User) -> None:
    attempt = start(make_quiz(learner, 5, KINDS), learner)
    for slot in slots_of(attempt):
        save(attempt, slot.number, 1, response_to(slot))
    told = result_json(result(submit(attempt)))
    assert told["score"] == told["max_score"] == 5
    assert json.loads(json.dumps(told)) == told
    for question in told["questions"]:
        assert question["score"] == 1
        assert question["key"]
        assert question["evidence"]["text"] == SENTENCE


def test_options_keep_their_order_within_an_attempt_and_change_between(learner: User) -> None:
    quiz = make_quiz(learner, 1)
    orders = set()
    for _ in range(8):
        attempt = start(quiz, learner)
        asked = [option["id"] for option in sheet(attempt)[0].view["options"]]
        assert asked == [option["id"] for option in sheet(attempt)[0].view["options"]]
        submit(attempt)
        assert asked == [option["id"] for option in result(attempt).slots[0].view["options"]]
        orders.add(tuple(asked))
    assert len(orders) > 1


def test_an_overview_has_the_best_and_the_last_score(any_learner: User) -> None:
    quiz = make_quiz(any_learner, 2, attempts_allowed=3)
    for right in (2, 1):
        attempt = start(quiz, any_learner)
        for slot in slots_of(attempt)[:right]:
            save(attempt, slot.number, 1, response_to(slot))
        submit(attempt)
    attempt = start(quiz, any_learner)
    found = overview(quiz, any_learner)
    assert (found.questions, found.attempts_left, found.open) == (2, 0, attempt)
    assert found.best is not None
    assert found.last is not None
    assert (found.best.score, found.last.score) == (2, 1)
    assert [each.quiz.id for each in quizzes_of(any_learner)] == [quiz.id]


def test_somebody_elses_attempts_are_not_in_the_overview(learner: User) -> None:
    with unit_of_work() as work:
        other = User(name="other", role="learner")
        work.add(other)
    quiz = make_quiz(learner, 1)
    start(quiz, other)
    assert overview(quiz, learner).attempts == []
    assert quizzes_of(other) == []


def test_taking_a_deck_up_is_offered_with_what_it_brings(learner: User) -> None:
    with unit_of_work() as work:
        other = User(name="other", role="learner")
        work.add(other)
    quiz = make_quiz(learner, deck=make_deck(learner, 4))
    theirs, own = study_of(quiz, other), study_of(quiz, learner)
    assert theirs is not None
    assert own is not None
    assert (theirs.taken_up, theirs.new_cards) == (False, 4)
    assert (own.taken_up, own.new_cards) == (True, 0)


def test_seconds_left_are_never_negative(learner: User) -> None:
    attempt = start(make_quiz(learner, 1, time_limit=60), learner, NOON)
    assert seconds_left(attempt, NOON + timedelta(seconds=20)) == 40
    assert seconds_left(attempt, NOON + timedelta(hours=1)) == 0
    assert seconds_left(start(make_quiz(learner, 1), learner), NOON) is None
