"""Every table of the app in one place, for migrations, dumps and checks."""

from quizapp.accounts import models as accounts
from quizapp.bank import models as bank
from quizapp.jobs import models as jobs
from quizapp.memory import models as memory
from quizapp.quizzes import models as quizzes

__all__ = ["accounts", "bank", "jobs", "memory", "quizzes"]
