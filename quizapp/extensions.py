"""The Flask extensions, made once and bound to an app by ``create_app``."""

from flask_migrate import Migrate
from flask_wtf import CSRFProtect

from quizapp.db import db

migrate = Migrate(compare_type=True, render_as_batch=True)
csrf = CSRFProtect()

__all__ = ["csrf", "db", "migrate"]
