"""``python -m quizapp.cli`` is the command ``quizapp``."""

import sys

from quizapp.cli import main

sys.exit(main())
