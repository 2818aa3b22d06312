"""Taking a quiz: starting, saving, checking, handing in. The verbs of three modules by one name.

``now`` is when the request arrived, taken before any waiting for locks; only the server's clock counts.
"""

from quizapp.quizzes.closing import check, close_overdue, submit, touch
from quizapp.quizzes.saving import HIGHEST_REVISION, Sent, save, save_all
from quizapp.quizzes.starting import start

__all__ = [
    "HIGHEST_REVISION",
    "Sent",
    "check",
    "close_overdue",
    "save",
    "save_all",
    "start",
    "submit",
    "touch",
]
