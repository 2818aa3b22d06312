"""Learners who answer without a pause and keep a list of their own of what was acknowledged."""

import http.client
import json
import random
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

PATIENCE_S = 60.0
"""How long a client goes on repeating one answer."""


@dataclass(frozen=True, slots=True)
class Learner:
    """A learner's key to the API, and what they can answer: card, question, version."""

    name: str
    key: str
    cards: Sequence[tuple[str, str, int]]


@dataclass(slots=True)
class Client:
    """One learner's device. ``acknowledged`` holds, in order, the answers that the server took."""

    learner: Learner
    port: int
    acknowledged: list[dict[str, Any]] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    repeated: int = 0
    stuck: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)

    def work(self, stop: threading.Event, pause: float = 0.0) -> None:
        """Answers until told to stop. An answer whose fate is not known is sent again, the same."""
        dice = random.Random(self.learner.name)
        while not stop.is_set():
            card, question, version = dice.choice(self.learner.cards)
            body = {
                "card": card,
                "question": question,
                "version": version,
                "rating": dice.choice((1, 3, 3, 4)),
            }
            self.send({"id": str(uuid4()), **body})
            stop.wait(pause * dice.uniform(0.5, 1.5))

    def send(self, body: dict[str, Any]) -> None:
        until, tries = time.monotonic() + PATIENCE_S, 0
        while time.monotonic() < until:
            began = time.monotonic()
            status = self._try(body)
            if status in (200, 201):
                self.acknowledged.append(body)
                self.seconds.append(time.monotonic() - began)
                self.repeated += tries > 0
                return
            if status not in (None, 503):
                self.odd.append(f"{status} for {body}")
            tries += 1
            time.sleep(0.05)
        self.stuck.append(body["id"])

    def _try(self, body: dict[str, Any]) -> int | None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        headers = {"Authorization": f"Bearer {self.learner.key}", "Content-Type": "application/json"}
        try:
            connection.request("POST", "/api/v1/answers", json.dumps(body), headers)
            answer = connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            return None
        else:
            return answer.status
        finally:
            connection.close()

    def log(self) -> list[dict[str, Any]]:
        """Returns the learner's own log as the server exports it."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Authorization": f"Bearer {self.learner.key}"}
        connection.request("GET", "/api/v1/answers?format=ndjson", headers=headers)
        answer = connection.getresponse()
        assert answer.status == 200
        return [json.loads(line) for line in answer.read().splitlines()]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a client's list and the server's log say of each other; all zero is what is promised."""

    lost: int
    twice: int
    ghosts: int
    altered: int
    out_of_order: int
    stuck: int
    odd: int


KEPT = Verdict(lost=0, twice=0, ghosts=0, altered=0, out_of_order=0, stuck=0, odd=0)


def judged(client: Client, log: Sequence[dict[str, Any]]) -> Verdict:
    """Compares a client's own list with the log that the server gives it."""
    sent = {body["id"]: body for body in client.acknowledged}
    stored = Counter(entry["id"] for entry in log)
    known = [entry for entry in log if entry["id"] in sent]
    order = [body["id"] for body in client.acknowledged if stored[body["id"]]]
    return Verdict(
        lost=len(sent.keys() - stored.keys()),
        twice=sum(number - 1 for number in stored.values()),
        ghosts=len(stored.keys() - sent.keys() - set(client.stuck)),
        altered=sum(_differs(entry, sent[entry["id"]]) for entry in known),
        out_of_order=sum(a != b for a, b in zip(order, dict.fromkeys(e["id"] for e in known), strict=True)),
        stuck=len(client.stuck),
        odd=len(client.odd),
    )


def together(verdicts: Sequence[Verdict]) -> Verdict:
    names = Verdict.__slots__
    return Verdict(**{name: sum(getattr(each, name) for each in verdicts) for name in names})


def _differs(entry: dict[str, Any], body: dict[str, Any]) -> bool:
    return (entry["question"], entry["version"], entry["rating"]) != (
        body["question"],
        body["version"],
        body["rating"],
    )
