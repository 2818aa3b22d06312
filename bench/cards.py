"""Next card and answer in collections of growing size: ``python -m bench.cards [--anki PYTHON] [SIZE ...]``.

Sizes are numbers of cards, 1,000, 100,000 and 1,000,000 by default; of each collection 1,000 cards are due.
Beside ours stand, in the same run, plain sqlite3 with the same durability, and the ``anki`` package's own
loop (get the queue, answer) on as many cards, if PYTHON, an interpreter that has it, is named:

    python -m venv /tmp/anki && /tmp/anki/bin/pip install anki
    python -m bench.cards --anki /tmp/anki/bin/python

It stands apart from ``make bench``, since a million cards take minutes to make.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

from bench.collection import fill
from bench.floor import Plain
from bench.study import get, post, running
from bench.timing import HEAD, Row, Times, in_turns, timed
from quizapp import create_app, schema
from quizapp.accounts.people import local_learner, make_token
from quizapp.bank.models import Deck
from quizapp.db import db, session
from quizapp.study.session import Submission, answer, next_card

SIZES = (1_000, 100_000, 1_000_000)
ANSWERS = 300


def main() -> None:
    read = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    read.add_argument("--anki", metavar="PYTHON", help="an interpreter that has the anki package")
    read.add_argument("sizes", nargs="*", type=int, default=SIZES)
    chosen = read.parse_args()
    print(HEAD)
    found = {}
    for size in chosen.sizes:
        with tempfile.TemporaryDirectory() as folder:
            for row in rows(Path(folder), size, chosen.anki):
                print(row, flush=True)
                found[row.what.partition(":")[2].strip(), size] = row.times.p50
    first, last = chosen.sizes[0], chosen.sizes[-1]
    for what in dict.fromkeys(what for what, _ in found):
        print(
            f"{what}: {last:,} cards take {found[what, last] / found[what, first]:.2f} times what {first:,} take"
        )
    if chosen.anki is None:
        print("The anki package was not timed: name an interpreter that has it with --anki.")


def rows(data: Path, size: int, anki: str | None) -> Iterator[Row]:
    """Times the verbs and the round trip over HTTP in a collection of ``size`` cards."""
    settings = {"SQLALCHEMY_DATABASE_URI": f"sqlite:///{data / 'quizapp.db'}", "DATA": data}
    app = create_app(settings)
    with app.app_context():
        schema.migrate()
        deck_id = fill(local_learner(), size)
        token = make_token("local")
        plain = Plain(data / "plain.db", size)

        def step() -> None:
            learner = local_learner()
            asked = next_card(learner, session().get_one(Deck, deck_id))
            assert asked.card is not None
            assert asked.version is not None
            answer(
                learner,
                Submission(
                    id=uuid.uuid4(),
                    card_id=asked.card.id,
                    question_id=asked.version.question_id,
                    version=1,
                    rating=3,
                ),
            )

        ours, floor = in_turns([step] * ANSWERS, [plain.answer] * ANSWERS)
        db.session.remove()
        db.engine.dispose()
    theirs = _anki(anki, size) if anki else None
    yield Row(f"{size:>9,} cards: verbs", ours, "plain sqlite3, same durability", floor)
    if theirs is not None:
        yield Row(f"{size:>9,} cards: verbs, beside Anki", ours, "anki, get the queue and answer", theirs)
    yield Row(f"{size:>9,} cards: over HTTP, two calls", _over_http(data, deck_id, token))


def _over_http(data: Path, deck: uuid.UUID, token: str) -> Times:
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    serve = [str(Path(sys.executable).parent / "quizapp"), "serve", "--port"]
    with running(serve, {**os.environ, "QUIZAPP_DATA": str(data), "QUIZAPP_BACKUP_HOURS": "0"}) as ours:

        def round_trip() -> None:
            asked = json.loads(get(ours, f"/api/v1/decks/{deck}/next", headers))["card"]
            question = asked["question"]
            body = {"id": str(uuid.uuid4()), "card": asked["id"], "question": question["id"],
                    "version": question["version"], "rating": 3, "took_ms": 1000}  # fmt: skip
            post(ours, "/api/v1/answers", body, headers)

        return timed([round_trip] * ANSWERS)


def _anki(python: str, size: int) -> Times:
    loop = Path(__file__).with_name("anki_loop.py")
    done = subprocess.run(
        [python, str(loop), str(size), str(ANSWERS)], check=True, capture_output=True, text=True
    )
    return Times(tuple(json.loads(done.stdout)))


if __name__ == "__main__":
    main()
