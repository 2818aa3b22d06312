"""The pages of the bank: home, articles, questions on the review bench, and the jobs that fill it."""

from flask import Blueprint

from quizapp.bank import rules  # noqa: F401  registers who may do what

blueprint = Blueprint("bank", __name__)

from quizapp.bank.views import articles, home, jobs, questions, writing  # noqa: E402, F401  they add their routes
