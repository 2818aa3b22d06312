"""Puts the app together from its areas."""

import os
import secrets
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from flask import Flask

from quizapp import config, entrance, health, journal, local, pages, policy, unread
from quizapp.db import configure_engine, db
from quizapp.extensions import csrf, migrate

AREAS = ("backups", "accounts", "bank", "memory", "study", "quizzes", "insights", "own", "api")
ROOT = Path(__file__).resolve().parent.parent


def create_app(overrides: Mapping[str, Any] | None = None) -> Flask:
    """Builds the app. ``overrides`` are Flask config keys that win over every setting (for tests)."""
    chosen = config.load()
    data = Path(chosen["data"].value).resolve()
    app = Flask(
        "quizapp",
        instance_path=str(data),
        template_folder=str(ROOT / "templates"),
        static_folder=str(ROOT / "static"),
    )
    app.config.update(_flask_config(chosen, data))
    app.config.update(overrides or {})
    app.json.sort_keys = False  # type: ignore[attr-defined]
    if not app.config.get("SECRET_KEY"):
        app.config["SECRET_KEY"] = kept_secret(data)
    _bind_extensions(app)
    journal.bind(app)
    pages.bind(app)
    local.bind(app)
    entrance.bind(app)
    unread.bind(app)
    app.register_blueprint(health.blueprint)
    _register_areas(app)
    return app


def _register_areas(app: Flask) -> None:
    """Each area may have ``rules``, and pages: one blueprint in its ``views``. Listeners come with them."""
    policy.bind(app)
    for area in AREAS:
        if find_spec(f"quizapp.{area}.rules"):
            import_module(f"quizapp.{area}.rules")
        if find_spec(f"quizapp.{area}.views"):
            app.register_blueprint(import_module(f"quizapp.{area}.views").blueprint)


def _flask_config(chosen: Mapping[str, config.Chosen], data: Path) -> dict[str, Any]:
    url = chosen["database_url"].value or f"sqlite:///{data / 'quizapp.db'}"
    return {
        "DATA": data,
        "BACKUPS": chosen["backups"].value,
        "BACKUP_HOURS": chosen["backup_hours"].value,
        "SQLALCHEMY_DATABASE_URI": url,
        "SQLALCHEMY_ENGINE_OPTIONS": _pool(url, chosen["threads"].value),
        "SECRET_KEY": chosen["secret_key"].value,
        "SPACY_MODEL": chosen["spacy_model"].value,
        "MAX_TEXT_BYTES": chosen["max_text_bytes"].value,
        "MAX_CONTENT_LENGTH": 2 * chosen["max_text_bytes"].value + 100_000,
        "MAX_FORM_MEMORY_SIZE": 2 * chosen["max_text_bytes"].value + 100_000,
        **entrance.flask_config(chosen),
        "REDIS_URL": chosen["redis_url"].value,
        "LINK": chosen["link"].value,
        "WTF_CSRF_TIME_LIMIT": None,
        "WTF_CSRF_CHECK_DEFAULT": False,
    }


def _pool(url: str, threads: int) -> dict[str, Any]:
    """A connection for each thread of a web process, so that none waits for another one's."""
    return {
        "pool_size": threads,
        "max_overflow": 2,
        "pool_timeout": 5,
        "pool_pre_ping": "sqlite" not in url,
        "hide_parameters": True,
    }


def kept_secret(data: Path) -> str:
    """Returns the secret in the data folder, made on first use and readable by its owner only."""
    file = data / "secret_key"
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not file.exists():
        _write_once(file, secrets.token_urlsafe(32))
    return file.read_text()


def _write_once(file: Path, text: str) -> None:
    """Makes the file whole or not at all: of two processes that start at once, one wins."""
    with tempfile.NamedTemporaryFile("w", dir=file.parent) as whole, suppress(FileExistsError):
        whole.write(text)
        whole.flush()
        os.link(whole.name, file)


def _bind_extensions(app: Flask) -> None:
    from quizapp import tables  # noqa: F401  every model, so that the metadata is whole

    db.init_app(app)
    migrate.init_app(app, db, directory=str(Path(__file__).parent / "migrations"))
    csrf.init_app(app)
    with app.app_context():
        configure_engine(db.engine)
