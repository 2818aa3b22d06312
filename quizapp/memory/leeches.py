"""Leeches: points that are forgotten again and again, and want another question or a look at the article. Pure."""

from typing import Any

from quizapp.memory.settings import PlanSettings


def leech_marks(lapses: int, lapsed: bool, settings: PlanSettings) -> dict[str, Any]:
    """Returns the marks that a card gets with its ``lapses``, the last one just now if ``lapsed``.

    A leech is found at ``leech_lapses``, and again after each half of that (as Anki does).
    """
    limit = settings.leech_lapses
    if not lapsed or not limit or lapses < limit or (lapses - limit) % max(1, -(-limit // 2)):
        return {}
    suspend = {"suspended": True} if settings.leech_action == "suspend" else {}
    return {"leech": True, **suspend}
