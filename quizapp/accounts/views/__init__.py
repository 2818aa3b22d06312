"""Pages about people: signing in, one's own account, and looking after all accounts."""

from importlib import import_module

from quizapp.accounts.views.area import blueprint

for part in ("day", "signing", "joining", "own", "second_factor", "people", "audit"):
    import_module(f"quizapp.accounts.views.{part}")

__all__ = ["blueprint"]
