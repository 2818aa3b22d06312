"""Times as a learner reads them: "10 minutes", "4 days", "2.5 months"."""

from datetime import datetime

from quizapp.memory.days import Days

_UNITS = ((365.25 * 86400, "year"), (30.4 * 86400, "month"), (86400, "day"), (3600, "hour"), (60, "minute"))


def span(seconds: float) -> str:
    """Returns a length of time in its largest fitting unit; months and years with one decimal."""
    for size, unit in _UNITS:
        if seconds >= 0.95 * size:
            number = round(seconds / size, 1 if unit in ("month", "year") else None)
            text = f"{number:g}"
            return f"{text} {unit}" if text == "1" else f"{text} {unit}s"
    return "less than a minute"


def coming(due: datetime, now: datetime, days: Days) -> str:
    """Returns when something is due: "in 8 minutes", "tomorrow", "in 3 days"."""
    ahead = days.day(due) - days.day(now)
    if due <= now:
        return "now"
    if ahead <= 0:
        return f"in {span((due - now).total_seconds())}"
    return "tomorrow" if ahead == 1 else f"in {span(ahead * 86400)}"
