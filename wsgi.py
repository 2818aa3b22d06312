"""The WSGI entry point: any server can serve ``wsgi:app``."""

from quizapp import create_app

app = create_app()
