"""Which backups are kept: all of two days, then one a day, a week and a month. Pure."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

IN_FULL = timedelta(days=2)
DAYS, WEEKS, MONTHS = 12, 10, 9

_PERIODS: tuple[tuple[Callable[[datetime], object], int], ...] = (
    (lambda moment: moment.date(), DAYS),
    (lambda moment: moment.isocalendar()[:2], WEEKS),
    (lambda moment: (moment.year, moment.month), MONTHS),
)


def kept(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Returns the moments (aware, in UTC) whose backups are kept at ``now``.

    Everything of the last two days; of what is older the newest of each of 12 days, then of each of 10
    weeks, then of each of 9 months. A day, week or month without a backup does not use up a place.
    """
    old = sorted((moment for moment in moments if now - moment > IN_FULL), reverse=True)
    chosen = {moment for moment in moments if now - moment <= IN_FULL}
    for period, places in _PERIODS:
        taken: dict[object, datetime] = {}
        for moment in old:
            if len(taken) < places:
                taken.setdefault(period(moment), moment)
        chosen |= set(taken.values())
        last = min(taken.values(), default=None)
        old = [moment for moment in old if last is not None and moment < last]
    return chosen
