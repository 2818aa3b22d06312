"""The Flask extensions, made once and bound to an app by ``create_app``."""

from flask import request
from flask_limiter import Limiter
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_wtf import CSRFProtect

from quizapp.db import db

migrate = Migrate(compare_type=True, render_as_batch=True)
csrf = CSRFProtect()
login = LoginManager()
limiter = Limiter(lambda: request.remote_addr or "")

__all__ = ["csrf", "db", "limiter", "login", "migrate"]
