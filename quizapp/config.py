"""All settings: from ``QUIZAPP_*`` variables, else a ``quizapp.toml``, else a default."""

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class BadSetting(Exception):
    """A setting that cannot be used, named with what to do."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. ``parse`` takes text or a TOML value and returns it checked."""

    name: str
    about: str
    default: Any = None
    parse: Any = str
    secret: bool = False

    @property
    def variable(self) -> str:
        return f"QUIZAPP_{self.name.upper()}"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The value of a setting, and where it comes from."""

    setting: Setting
    value: Any
    source: str


def _between(low: int, high: int) -> Callable[[Any], int]:
    """Returns a parser of whole numbers in a range. It raises ValueError."""

    def parse(value: Any) -> int:
        if isinstance(value, bool | float):
            raise ValueError(value)
        number = int(value)
        if not low <= number <= high:
            raise ValueError(f"not from {low} to {high}")
        return number

    return parse


def _names(value: Any) -> tuple[str, ...]:
    """Parses names of hosts with commas between them, or a list of them."""
    names = value.split(",") if isinstance(value, str) else list(value)
    clean = tuple(name.strip().lower() for name in names if name.strip())
    if not all(name.isascii() and name.replace("-", "").replace(".", "").isalnum() for name in clean):
        raise ValueError("not names of hosts")
    return clean


def _one_of(*values: str) -> Callable[[Any], str]:
    def parse(value: Any) -> str:
        if value not in values:
            raise ValueError(value)
        return str(value)

    return parse


SETTINGS = (
    Setting("data", "Folder for the database and everything else that is kept", "instance"),
    Setting("database_url", "Database; empty: a SQLite file in the data folder", None, secret=True),
    Setting("secret_key", "Signs sessions; empty: made once and kept in the data folder", None, secret=True),
    Setting("backups", "Folder for backups; empty: `backups` in the data folder", None),
    Setting("backup_hours", "Hours between two backups; 0: none are made", 6, _between(0, 24 * 30)),
    Setting("spacy_model", "A larger installed spaCy model for English", None),
    Setting("workers", "Web processes", 1, _between(1, 64)),
    Setting("threads", "Requests that one web process answers at once", 24, _between(2, 256)),
    Setting("max_text_bytes", "Largest article, in bytes", 2_000_000, _between(1_000, 2_000_000)),
    Setting("host", "Address that `quizapp serve` listens on; only of this computer", "127.0.0.1"),
    Setting("port", "Port that `quizapp serve` listens on; 0: any free one", 8000, _between(0, 65_535)),
    Setting("hosts", "Names under which others reach the app, the public one first", (), _names),
    Setting(
        "scheme", "http, or https where a proxy before the app does that", "http", _one_of("http", "https")
    ),
    Setting("proxies", "Reverse proxies that each request comes through", 0, _between(0, 9)),
    Setting("redis_url", "Redis, where several machines serve one database", None, secret=True),
    Setting("smtp_url", "Mail server: smtp://USER:PASSWORD@HOST:587, or smtps://", None, secret=True),
    Setting("mail_from", "Sender of the mails that the app sends", None),
    Setting(
        "log_level",
        "What is logged: info (one line a request), warning or error",
        "warning",
        _one_of("info", "warning", "error"),
    ),
    Setting(
        "link",
        "SHA-256 of the key in the link that opens the pages; set by `serve --link`",
        None,
        secret=True,
    ),
)


def load(environ: Mapping[str, str] | None = None) -> dict[str, Chosen]:
    """Returns every setting by name. Raises BadSetting for a value or a name that cannot be used."""
    env = os.environ if environ is None else environ
    file = Path(env.get("QUIZAPP_CONFIG", "quizapp.toml"))
    table = _read_toml(file)
    unknown = table.keys() - {setting.name for setting in SETTINGS}
    if unknown:
        raise BadSetting(f"{file}: unknown setting {min(unknown)!r}; `quizapp config` lists them all")
    return {setting.name: _choose(setting, env, table, file) for setting in SETTINGS}


def _read_toml(file: Path) -> dict[str, Any]:
    if not file.is_file():
        return {}
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSetting(f"{file} is not valid TOML: {error}") from error


def _choose(setting: Setting, env: Mapping[str, str], table: Mapping[str, Any], file: Path) -> Chosen:
    if env.get(setting.variable):
        return Chosen(setting, _parse(setting, env[setting.variable], setting.variable), setting.variable)
    if setting.name in table:
        return Chosen(setting, _parse(setting, table[setting.name], str(file)), str(file))
    return Chosen(setting, setting.default, "default")


def _parse(setting: Setting, value: Any, source: str) -> Any:
    try:
        return setting.parse(value)
    except (TypeError, ValueError) as error:
        raise BadSetting(f"{source}: {setting.name} cannot be {value!r}") from error
