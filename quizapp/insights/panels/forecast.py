"""How many reviews fall due in the coming days."""

from dataclasses import dataclass
from datetime import date

from quizapp.insights.panel import panel
from quizapp.insights.told import Told, date_of

AHEAD = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDay:
    date: date
    cards: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """Cards due on each of the next 30 days, today first; ``overdue`` ones are apart, ``later`` ones
    come after. Cards that were never studied are not among them."""

    overdue: int
    days: list[DueDay]
    later: int


@panel(50)
def forecast(told: Told) -> Forecast:
    """Returns the cards that fall due if nothing is studied before."""
    end = told.today + AHEAD
    return Forecast(
        overdue=sum(cards for day, cards in told.due.items() if day < told.today),
        days=[DueDay(date=date_of(day), cards=told.due.get(day, 0)) for day in range(told.today, end)],
        later=sum(cards for day, cards in told.due.items() if day >= end),
    )
