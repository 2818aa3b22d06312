"""The API: importing its parts registers their calls on the blueprint."""

from importlib import import_module

from quizapp.api.call import blueprint

PARTS = (
    "people", "articles", "questions", "reports", "jobs", "decks", "answers", "history", "cards", "marks",
    "quizzes", "insights",
)  # fmt: skip

for part in (*PARTS, "description"):
    import_module(f"quizapp.api.{part}")

__all__ = ["blueprint"]
