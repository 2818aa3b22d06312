"""What an entry of the log did, in one line for the learner. Pure."""

from typing import Any

from quizapp.memory.days import Days
from quizapp.memory.rows import EntryRow


def said(entry: EntryRow, days: Days) -> str | None:
    """Returns what an entry did to cards beside answering them, or None for another one."""
    payload = entry.payload or {}
    if entry.kind == "mark" and "mark" in payload:
        return _marked(payload["mark"], payload["value"], len(entry.effects))
    if payload.get("action") == "set due":
        return f"It comes back on {days.date_of(payload['day']):%-d %B %Y}."
    if payload.get("action") == "forget":
        return "Forgotten: it starts anew, and its history is kept."
    return None


def _marked(mark: str, value: Any, cards: int) -> str | None:
    lines = {
        "suspended": ("Suspended: it is asked no more.", "It is asked again when it is due."),
        "buried_until": (_put_aside(cards), "It is back for today."),
        "flag": (f"Flag {value} is set.", "The flag is gone."),
        "note": ("Your note is kept.", "Your note is gone."),
        "leech": ("It is a leech.", "It is no leech any more."),
    }
    return lines[mark][0 if value else 1] if mark in lines else None


def _put_aside(cards: int) -> str:
    if cards == 1:
        return "Put aside until tomorrow."
    others = cards - 1
    return f"Put aside until tomorrow, with {others} {'other' if others == 1 else 'others'} from the same sentence."
