"""The ``anki`` package's own loop, run by an interpreter that has it: anki_loop.py CARDS ANSWERS.

Prints the seconds of each "get the queue, answer" as a JSON list. FSRS is on, the journal is durable as ours.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

from anki.collection import AddNoteRequest, Collection  # first: anki's modules import each other

from anki.cards import Card  # isort: skip
from anki.decks import DeckId
from anki.scheduler.v3 import CardAnswer

DUE = 1_000


def main(cards: int, answers: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(str(Path(folder) / "many.anki2"))
        fill(collection, cards)
        print(json.dumps([step(collection) for _ in range(answers)]))
        collection.close()


def fill(collection: Collection, cards: int) -> None:
    kind = collection.models.by_name("Basic")
    deck = DeckId(1)
    for start in range(0, cards, 20_000):
        requests = []
        for number in range(start, min(start + 20_000, cards)):
            note = collection.new_note(kind)
            note["Front"], note["Back"] = f"In which year was ferry {number} built?", "1974"
            requests.append(AddNoteRequest(note, deck))
        collection.add_notes(requests)
    settings = collection.decks.config_dict_for_deck_id(deck)
    settings["rev"]["perDay"] = settings["new"]["perDay"] = 9999
    collection.decks.update_config(settings)
    collection.set_config("fsrs", True)
    today = collection.sched.today
    first = collection.db.scalar("SELECT min(id) FROM cards")
    collection.db.execute(
        "UPDATE cards SET type = 2, queue = 2, ivl = 20, factor = 2500, reps = 3, due = ? + 1 + id % 300",
        today,
    )
    collection.db.execute("UPDATE cards SET due = ? - id % 20 WHERE id < ?", today, first + DUE)
    collection.close()
    collection.reopen()
    collection.db.execute("PRAGMA synchronous = FULL")


def step(collection: Collection) -> float:
    start = time.perf_counter()
    queued = collection.sched.get_queued_cards().cards[0]
    card = Card(collection, backend_card=queued.card)
    card.start_timer()
    given = collection.sched.build_answer(card=card, states=queued.states, rating=CardAnswer.GOOD)
    collection.sched.answer_card(given)
    return time.perf_counter() - start


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
