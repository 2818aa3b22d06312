"""The WSGI entry point: any server can serve ``wsgi:app``."""

from quizapp import config, create_app, journal

journal.begin(config.load()["log_level"].value)
app = create_app()
