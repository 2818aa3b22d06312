"""quizapp turns an article into lasting knowledge. ``create_app`` builds the Flask app."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask


def create_app(overrides: Mapping[str, Any] | None = None) -> "Flask":
    """Builds the app. Flask and the database are loaded only now: the command line may need neither."""
    from quizapp.app import create_app as build

    return build(overrides)


__all__ = ["create_app"]
