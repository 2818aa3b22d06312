"""A learner's days: they begin at the learner's own hour, in the learner's own zone.

The one place where an instant becomes a day number; the scheduler only ever sees these numbers.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Days:
    """Days of a learner in ``zone`` (IANA) whose day begins at ``start`` (local hour, 0-23)."""

    zone: str
    start: int

    def day(self, instant: datetime) -> int:
        """Returns the number of the learner's day that holds the instant (0 is 1 January 1970).

        Reads the local clock as it stood at that instant, so days are as long as the clock makes them.
        """
        local = instant.astimezone(ZoneInfo(self.zone))
        return local.date().toordinal() - _EPOCH - (local.hour < self.start)

    def date_of(self, day: int) -> date:
        """Returns the calendar date on which a learner day begins."""
        return date.fromordinal(day + _EPOCH)

    def of_date(self, on: date) -> int:
        """Returns the number of the learner day that begins on a calendar date."""
        return on.toordinal() - _EPOCH

    def hour(self, instant: datetime) -> int:
        """Returns the hour (0-23) that the learner's clock shows at the instant."""
        return instant.astimezone(ZoneInfo(self.zone)).hour

    def begin(self, day: int) -> datetime:
        """Returns the instant (UTC) at which the day begins.

        Where the clock skips that hour, the hour is read by the offset before the gap (PEP 495).
        """
        wall = datetime.combine(date.fromordinal(day + _EPOCH), time(self.start), ZoneInfo(self.zone))
        return wall.astimezone(UTC)
