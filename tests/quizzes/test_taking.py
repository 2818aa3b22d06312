"""Taking a quiz: one open attempt, nothing lost, nothing told before its time, one result."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from quizapp.accounts.models import User
from quizapp.db import new_id, session, unit_of_work
from quizapp.errors import Forbidden, Invalid, NotFound
from quizapp.memory import plans
from quizapp.memory.models import Card, LogEffect, LogEntry
from quizapp.quizzes.models import OPEN, SUBMITTED, Attempt, Response
from quizapp.quizzes.refusals import (
    AttemptClosed,
    Closed,
    LateResponse,
    OpenAttempt,
    SlotChecked,
    StaleRevision,
    Stored,
)
from quizapp.quizzes.sittings import GRACE, responses_of, slots_of
from quizapp.quizzes.taking import Sent, check, close_overdue, save, save_all, start, submit
from tests.conftest import count
from tests.quizzes.made import KINDS, NOON, make_quiz, response_to, slot_of_kind

SECOND = timedelta(seconds=1)


def held(attempt: Attempt, slot: int) -> Stored:
    row = responses_of(attempt)[slot]
    return Stored(row.revision, row.response)


# Starting


def test_a_start_orders_the_slots_and_sets_the_deadline(any_learner: User) -> None:
    quiz = make_quiz(any_learner, 6, time_limit=90)
    attempt = start(quiz, any_learner, NOON)
    assert sorted(attempt.slot_order) == [1, 2, 3, 4, 5, 6]
    assert attempt.deadline == NOON + 90 * SECOND
    assert (attempt.state, attempt.number, attempt.max_score) == (OPEN, 1, 6)


def test_shuffled_attempts_differ_and_others_keep_the_quizs_order(learner: User) -> None:
    orders = set()
    shuffled = make_quiz(learner, 6)
    for _ in range(4):
        attempt = start(shuffled, learner)
        orders.add(tuple(attempt.slot_order))
        submit(attempt)
    assert len(orders) > 1
    assert start(make_quiz(learner, 6, shuffle=False), learner).slot_order == [1, 2, 3, 4, 5, 6]


def test_a_second_start_names_the_open_attempt(any_learner: User) -> None:
    quiz = make_quiz(any_learner)
    attempt = start(quiz, any_learner)
    with pytest.raises(OpenAttempt) as refused:
        start(quiz, any_learner)
    assert refused.value.attempt_id == attempt.id
    assert count(Attempt) == 1


def test_no_more_attempts_than_allowed(any_learner: User) -> None:
    quiz = make_quiz(any_learner, attempts_allowed=2)
    for _ in range(2):
        submit(start(quiz, any_learner))
    with pytest.raises(Closed):
        start(quiz, any_learner)
    assert count(Attempt) == 2


def test_an_overdue_attempt_is_handed_in_by_the_next_start(any_learner: User) -> None:
    quiz = make_quiz(any_learner, time_limit=60)
    first = start(quiz, any_learner, NOON)
    second = start(quiz, any_learner, NOON + timedelta(hours=1))
    assert (first.state, second.state, second.number) == (SUBMITTED, OPEN, 2)


def test_an_overdue_last_attempt_is_handed_in_though_the_start_is_refused(any_learner: User) -> None:
    quiz = make_quiz(any_learner, time_limit=60, attempts_allowed=1)
    first = start(quiz, any_learner, NOON)
    with pytest.raises(Closed):
        start(quiz, any_learner, NOON + timedelta(hours=1))
    session().expire_all()
    assert first.state == SUBMITTED


# Saving


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("right", [True, False])
def test_a_response_of_any_kind_is_kept_and_gives_its_revision_only(
    learner: User, kind: str, right: bool
) -> None:
    attempt = start(make_quiz(learner, 1, (kind,)), learner)
    response = response_to(slots_of(attempt)[0], right)
    assert save(attempt, 1, 1, response) == 1
    assert held(attempt, 1) == Stored(1, response)
    assert responses_of(attempt)[1].score is None


def test_the_higher_revision_wins_on_both_databases(any_learner: User) -> None:
    attempt = start(make_quiz(any_learner, 1, ("short_answer",)), any_learner)
    assert save(attempt, 1, 1, "first") == 1
    assert save(attempt, 1, 5, "second") == 5
    assert held(attempt, 1) == Stored(5, "second")


@pytest.mark.parametrize("revision", [3, 2, 1])
def test_an_old_revision_is_refused_with_what_is_stored(any_learner: User, revision: int) -> None:
    attempt = start(make_quiz(any_learner, 1, ("short_answer",)), any_learner)
    save(attempt, 1, 3, "newer")
    with pytest.raises(StaleRevision) as refused:
        save(attempt, 1, revision, "older")
    assert refused.value.stored == Stored(3, "newer")
    assert held(attempt, 1) == Stored(3, "newer")


def test_the_same_revision_with_the_same_content_is_saved_once(any_learner: User) -> None:
    attempt = start(make_quiz(any_learner, 1, ("short_answer",)), any_learner)
    save(attempt, 1, 2, "same", NOON)
    assert save(attempt, 1, 2, " same ", NOON + SECOND) == 2
    assert responses_of(attempt)[1].saved_at == NOON


def test_an_answer_can_be_taken_back(learner: User) -> None:
    attempt = start(make_quiz(learner, 1, ("short_answer",)), learner)
    save(attempt, 1, 1, "something")
    save(attempt, 1, 2, None)
    assert held(attempt, 1) == Stored(2, None)


@pytest.mark.parametrize("slot", [0, 4, -1, 10**20])
def test_an_unknown_slot_is_not_found(learner: User, slot: int) -> None:
    attempt = start(make_quiz(learner), learner)
    with pytest.raises(NotFound):
        save(attempt, slot, 1, None)


@pytest.mark.parametrize("revision", [0, -1, True, "1", 1.0, None, 10**20])
def test_a_revision_is_a_whole_number(learner: User, revision: Any) -> None:
    attempt = start(make_quiz(learner), learner)
    with pytest.raises(Invalid):
        save(attempt, 1, revision, None)


@pytest.mark.parametrize(
    ("kind", "response"),
    [
        ("multiple_choice", "no-such-option"),
        ("multiple_choice", ["a"]),
        ("multiple_choice", {"id": 1}),
        ("true_false", "perhaps"),
        ("true_false", 1),
        ("cloze", "1974"),
        ("cloze", ["1974", "1975"]),
        ("short_answer", 5),
        ("short_answer", "a\0b"),
        ("short_answer", "x" * 5000),
        ("numeric", {"value": "many"}),
        ("numeric", {"value": 1, "score": 1}),
    ],
)
def test_a_response_of_another_shape_is_refused(learner: User, kind: str, response: Any) -> None:
    attempt = start(make_quiz(learner, 1, (kind,)), learner)
    with pytest.raises(Invalid):
        save(attempt, 1, 1, response)
    assert count(Response) == 0


# Time


@pytest.mark.parametrize("early", [SECOND, timedelta(0), -GRACE + SECOND, -GRACE])
def test_a_response_that_arrives_in_time_or_in_the_grace_counts(any_learner: User, early: timedelta) -> None:
    attempt = start(make_quiz(any_learner, 1, time_limit=60), any_learner, NOON)
    response = response_to(slots_of(attempt)[0])
    save(attempt, 1, 1, response, NOON + 60 * SECOND - early)
    assert submit(attempt, NOON + 90 * SECOND).score == 1


def test_a_late_response_is_refused_and_the_earlier_ones_are_graded(any_learner: User) -> None:
    attempt = start(make_quiz(any_learner, 2, time_limit=60), any_learner, NOON)
    first, second = slots_of(attempt)
    save(attempt, first.number, 1, response_to(first), NOON + 59 * SECOND)
    with pytest.raises(LateResponse) as refused:
        save(attempt, first.number, 2, response_to(first, right=False), NOON + 66 * SECOND)
    assert refused.value.stored == Stored(1, response_to(first))
    with pytest.raises(LateResponse):
        save(attempt, second.number, 1, response_to(second), NOON + 66 * SECOND)
    session().expire_all()
    assert (attempt.state, attempt.score, attempt.submitted_at) == (SUBMITTED, 1, NOON + 60 * SECOND)


def test_overdue_attempts_are_closed_by_the_job_and_others_stay_open(any_learner: User) -> None:
    late = start(make_quiz(any_learner, time_limit=60), any_learner, NOON)
    in_time = start(make_quiz(any_learner, time_limit=600), any_learner, NOON)
    endless = start(make_quiz(any_learner), any_learner, NOON)
    assert close_overdue(NOON + 65 * SECOND) == 0
    assert close_overdue(NOON + 66 * SECOND) == 1
    assert close_overdue(NOON + 66 * SECOND) == 0
    assert [each.state for each in (late, in_time, endless)] == [SUBMITTED, OPEN, OPEN]


def test_a_clock_that_steps_back_gives_no_negative_duration(learner: User) -> None:
    attempt = start(make_quiz(learner), learner, NOON)
    submit(attempt, NOON - timedelta(hours=1))
    assert attempt.submitted_at == attempt.started_at


# Handing in


def test_handing_in_grades_every_slot_and_logs_what_was_answered(any_learner: User) -> None:
    attempt = start(make_quiz(any_learner, 5, KINDS), any_learner, NOON)
    kinds = {slot.version.kind: slot for slot in slots_of(attempt)}
    save(attempt, kinds["multiple_choice"].number, 1, response_to(kinds["multiple_choice"]), NOON + SECOND)
    save(attempt, kinds["cloze"].number, 1, ["1964"], NOON + 2 * SECOND)
    save(attempt, kinds["numeric"].number, 1, {"value": 1974}, NOON + 3 * SECOND)
    save(attempt, kinds["numeric"].number, 2, None, NOON + 4 * SECOND)
    submit(attempt, NOON + 5 * SECOND)
    entries = session().scalars(sa.select(LogEntry).order_by(LogEntry.answered_at)).all()
    assert (attempt.state, attempt.score, attempt.max_score) == (SUBMITTED, 1, 5)
    assert [entry.form for entry in entries] == ["choice", "cloze"]
    assert [entry.score for entry in entries] == [1, 0]
    assert [entry.answered_at for entry in entries] == [NOON + SECOND, NOON + 2 * SECOND]
    assert {entry.context for entry in entries} == {"quiz"}
    assert {entry.attempt_id for entry in entries} == {attempt.id}
    assert entries[1].id == uuid.uuid5(attempt.id, str(kinds["cloze"].number))


def test_handing_in_again_gives_the_same_result(any_learner: User) -> None:
    attempt = start(make_quiz(any_learner), any_learner, NOON)
    slot = slots_of(attempt)[0]
    save(attempt, slot.number, 1, response_to(slot), NOON)
    first = submit(attempt, NOON + SECOND)
    before = (first.score, first.submitted_at, count(LogEntry))
    again = submit(attempt, NOON + timedelta(hours=1))
    assert (again.score, again.submitted_at, count(LogEntry)) == before


def test_nothing_is_saved_after_handing_in(any_learner: User) -> None:
    attempt = start(make_quiz(any_learner, 1), any_learner)
    response = response_to(slots_of(attempt)[0])
    save(attempt, 1, 1, response)
    submit(attempt)
    with pytest.raises(AttemptClosed) as refused:
        save(attempt, 1, 2, None)
    assert refused.value.stored == Stored(1, response)


def test_an_answer_moves_the_card_of_a_learner_who_studies_the_deck(any_learner: User) -> None:
    quiz = make_quiz(any_learner, 2)
    plans.take_up(any_learner.id, quiz.deck_id)
    attempt = start(quiz, any_learner)
    right, wrong = slots_of(attempt)
    save(attempt, right.number, 1, response_to(right))
    save(attempt, wrong.number, 1, response_to(wrong, right=False))
    submit(attempt)
    cards = {card.point_id: card for card in session().scalars(sa.select(Card))}
    ratings = {slot: session().scalar(_rating_of(attempt, slot)) for slot in (right.number, wrong.number)}
    assert ratings == {right.number: 3, wrong.number: 1}
    assert all(cards[slot.version.asked[0].point_id].reps == 1 for slot in (right, wrong))


def test_an_answer_moves_nothing_for_one_who_does_not_study_the_deck(any_learner: User) -> None:
    with unit_of_work() as work:
        other = User(name="other", role="learner")
        work.add(other)
    attempt = start(make_quiz(any_learner, 1), other)
    save(attempt, 1, 1, response_to(slots_of(attempt)[0]))
    submit(attempt)
    assert session().scalars(sa.select(LogEntry)).one().not_for_memory == "not studied"
    assert count(LogEffect) == 0


def _rating_of(attempt: Attempt, slot: int) -> sa.Select[tuple[int | None]]:
    return sa.select(LogEntry.rating).where(LogEntry.id == uuid.uuid5(attempt.id, str(slot)))


# Checking one question at once


def test_a_check_grades_locks_and_logs_one_slot(any_learner: User) -> None:
    attempt = start(make_quiz(any_learner, 2, feedback="immediate"), any_learner)
    first, second = slots_of(attempt)
    save(attempt, first.number, 1, response_to(first))
    assert check(attempt, first.number).score == 1
    assert check(attempt, first.number).score == 1
    with pytest.raises(SlotChecked):
        save(attempt, first.number, 2, response_to(first, right=False))
    save(attempt, second.number, 1, response_to(second, right=False))
    assert submit(attempt).score == 1
    assert count(LogEntry) == 2


def test_a_deferred_quiz_checks_nothing(learner: User) -> None:
    attempt = start(make_quiz(learner, 1), learner)
    save(attempt, 1, 1, response_to(slots_of(attempt)[0]))
    with pytest.raises(Forbidden):
        check(attempt, 1)
    assert responses_of(attempt)[1].score is None


def test_an_unanswered_slot_is_not_checked(learner: User) -> None:
    attempt = start(make_quiz(learner, 1, feedback="immediate"), learner)
    with pytest.raises(Invalid):
        check(attempt, 1)
    with pytest.raises(NotFound):
        check(attempt, 2)


# A whole form at once


def test_a_form_saves_what_changed_and_names_what_was_refused(any_learner: User) -> None:
    attempt = start(make_quiz(any_learner, 5, KINDS), any_learner)
    choice, gap = slot_of_kind(attempt, "multiple_choice"), slot_of_kind(attempt, "cloze")
    number, text = slot_of_kind(attempt, "numeric"), slot_of_kind(attempt, "short_answer")
    save(attempt, choice.number, 3, response_to(choice))
    save(attempt, gap.number, 3, ["1974"])
    refused = save_all(
        attempt,
        {
            choice.number: Sent(1, response_to(choice)),
            gap.number: Sent(1, ["1991"]),
            number.number: Sent(0, {"value": "lots"}),
            text.number: Sent(0, "the Voss yard"),
        },
    )
    assert {slot: type(refusal) for slot, refusal in refused.items()} == {
        gap.number: StaleRevision,
        number.number: Invalid,
    }
    assert held(attempt, choice.number).revision == 3
    assert held(attempt, gap.number) == Stored(3, ["1974"])
    assert held(attempt, text.number) == Stored(1, "the Voss yard")


def test_a_late_form_saves_nothing_and_the_attempt_is_handed_in(any_learner: User) -> None:
    attempt = start(make_quiz(any_learner, 1, time_limit=60), any_learner, NOON)
    response = response_to(slots_of(attempt)[0])
    refused = save_all(attempt, {1: Sent(0, response)}, NOON + timedelta(minutes=5))
    assert isinstance(refused[1], LateResponse)
    assert (attempt.state, attempt.score) == (SUBMITTED, 0)


def test_one_open_attempt_is_held_by_the_database_too(any_learner: User) -> None:
    attempt = start(make_quiz(any_learner), any_learner)
    second = Attempt(
        id=new_id(), quiz_id=attempt.quiz_id, learner_id=attempt.learner_id, number=2, slot_order=[],
        started_at=NOON, max_score=1.0,
    )  # fmt: skip
    with pytest.raises(sa.exc.IntegrityError), unit_of_work() as work:
        work.add(second)
