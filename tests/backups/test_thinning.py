"""Backups grow thinner with age: two days in full, twelve days, ten weeks, nine months."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quizapp.backups.thinning import DAYS, IN_FULL, MONTHS, WEEKS, kept

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
ages = st.lists(st.timedeltas(timedelta(0), timedelta(days=900)), max_size=200)


def over_time(days: int, every: timedelta) -> set[datetime]:
    """The backups that are there when one was made and the rest thinned again and again."""
    there: set[datetime] = set()
    moment = NOW
    while moment < NOW + timedelta(days=days):
        there = kept({*there, moment}, moment)
        moment += every
    return there


def test_two_days_are_kept_in_full_and_older_ones_by_period() -> None:
    there = sorted(over_time(700, timedelta(hours=6)))
    end = there[-1]
    assert sum(end - moment <= IN_FULL for moment in there) == 9
    assert len(there) == 9 + DAYS + WEEKS + MONTHS
    gaps = [(later - earlier).days for earlier, later in pairwise(there)]
    assert max(gaps[-9 - DAYS :]) <= 1
    assert max(gaps[-9 - DAYS - WEEKS : -9 - DAYS]) <= 7
    assert max(gaps) <= 31 + 7
    assert (end - there[0]).days > 250


@given(ages)
def test_the_newest_and_the_last_two_days_are_always_kept(found: list[timedelta]) -> None:
    moments = {NOW - age for age in found}
    chosen = kept(moments, NOW)
    assert chosen <= moments
    assert {moment for moment in moments if NOW - moment <= IN_FULL} <= chosen
    assert not moments or max(moments) in chosen
    assert sum(NOW - moment > IN_FULL for moment in chosen) <= DAYS + WEEKS + MONTHS


@given(ages)
def test_thinning_twice_drops_nothing_more(found: list[timedelta]) -> None:
    chosen = kept({NOW - age for age in found}, NOW)
    assert kept(chosen, NOW) == chosen
