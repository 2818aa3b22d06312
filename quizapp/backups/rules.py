"""What of backups is known to the app as soon as it is made: their schedule."""

from quizapp.backups import schedule  # noqa: F401  registers what is done from time to time
