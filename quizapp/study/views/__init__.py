"""The study pages: one module for each part of what a learner does."""

from flask import Blueprint

blueprint = Blueprint("study", __name__)

from quizapp.study.views import acting, asking, card, fitting, plan, rest, sessions  # noqa: E402, F401
