"""The study pages: one module for each part of what a learner does."""

from flask import Blueprint

blueprint = Blueprint("study", __name__)

from quizapp.study.views import asking  # noqa: E402, F401  registers its pages
