"""Saves, checks and a submit in any order leave what the rules say, whatever comes late or twice."""

from contextlib import nullcontext
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.accounts.models import User
from quizapp.memory.models import LogEntry
from quizapp.quizzes.models import SUBMITTED
from quizapp.quizzes.refusals import AttemptClosed, NotSaved, SlotChecked, StaleRevision
from quizapp.quizzes.sittings import responses_of, slots_of
from quizapp.quizzes.taking import check, save, start, submit
from tests.conftest import count
from tests.quizzes.made import make_quiz, response_to

SLOTS = 3

saves = st.tuples(st.just("save"), st.integers(1, SLOTS), st.integers(1, 4), st.booleans())
checks = st.tuples(st.just("check"), st.integers(1, SLOTS))
submits = st.tuples(st.just("submit"))
acts = st.lists(st.one_of(saves, saves, saves, checks, submits), max_size=14)


class Model:
    """What an attempt should hold: by slot the revision and whether it is right; which are locked."""

    def __init__(self) -> None:
        self.held: dict[int, tuple[int, bool]] = {}
        self.locked: set[int] = set()
        self.open = True

    def refusal(self, slot: int, revision: int, right: bool) -> type[NotSaved] | None:
        before = self.held.get(slot, (0, None))
        if not self.open:
            return AttemptClosed
        if (revision, right) == before:
            return None
        if slot in self.locked:
            return SlotChecked
        return StaleRevision if revision <= before[0] else None


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts)
def test_any_order_of_acts_keeps_the_rules(learner: User, acts: list[tuple[Any, ...]]) -> None:
    logged = count(LogEntry)
    attempt = start(make_quiz(learner, SLOTS, feedback="immediate"), learner)
    asked = {slot.number: slot for slot in slots_of(attempt)}
    answers = {
        (number, right): response_to(slot, right) for number, slot in asked.items() for right in (True, False)
    }
    model = Model()
    for name, *arguments in [*acts, ("submit",)]:
        if name == "save":
            slot, revision, right = arguments
            refusal = model.refusal(slot, revision, right)
            with pytest.raises(refusal) if refusal else nullcontext():
                assert save(attempt, slot, revision, answers[slot, right]) == revision
            if refusal is None:
                model.held[slot] = (revision, right)
        elif name == "check" and arguments[0] in model.held and model.open:
            assert check(attempt, arguments[0]).score == model.held[arguments[0]][1]
            model.locked.add(arguments[0])
        elif name == "submit":
            submit(attempt)
            model.open = False
    kept = {number: (row.revision, row.response) for number, row in responses_of(attempt).items()}
    assert kept == {slot: (n, answers[slot, right]) for slot, (n, right) in model.held.items()}
    assert (attempt.state, attempt.score) == (SUBMITTED, sum(right for _, right in model.held.values()))
    assert count(LogEntry) - logged == len(model.held)
