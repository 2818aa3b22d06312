"""The web process stays light: no page of articles and questions loads the parser."""

import os
import subprocess
import sys

from flask import Flask

from quizapp.accounts.models import User
from quizapp.bank import articles
from quizapp.bank.generating import store
from tests.bank.findings import TEXT, result

SCRIPT = """
import sys
from quizapp import create_app

app = create_app({"WTF_CSRF_ENABLED": False})
client = app.test_client()

def ask(method, address, status, **data):
    answer = client.open(address, method=method, data=data, headers={"Host": "127.0.0.1:8000"})
    assert answer.status_code == status, (address, answer.status_code)
    return answer.text

ask("GET", "/", 200)
ask("POST", "/articles", 303, text="The ferry of the sound was built in 1974 by the yard in the north.")
page = ask("GET", sys.argv[1], 200)
question = page.split('id="question-')[1].split('"')[0]
ask("GET", f"/questions/{question}/edit", 200)
ask("POST", f"/questions/{question}/accept", 303)
ask("POST", "/articles", 303, url="https://example.org/a")
print(sorted({"spacy", "thinc", "lemminflect", "urllib3", "quizapp.fetching.page"} & sys.modules.keys()))
"""


def test_pages_do_not_load_the_parser(app: Flask, learner: User) -> None:
    article = articles.add(learner, TEXT)
    store(article, result())
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, f"/articles/{article.id}"],
        env={**os.environ, "QUIZAPP_DATA": str(app.config["DATA"])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout.strip()) == (0, "[]"), run.stderr
