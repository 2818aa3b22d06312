"""quizapp turns an article into lasting knowledge. ``create_app`` builds the Flask app."""

from quizapp.app import create_app

__all__ = ["create_app"]
