"""Nothing that was acknowledged is lost: the whole server is killed under load, again and again."""

import random
import statistics
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import TEMPLATE, build, fresh_database
from tests.trust.clients import KEPT, Client, Learner, Verdict, judged, together
from tests.trust.served import Served, settle


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str | None:
    """The address of a database server, or none for a file in the data folder."""
    if request.param == "sqlite":
        return None
    return fresh_database(request.getfixturevalue("postgresql"), TEMPLATE)


class Town:
    """A server, and learners who answer as fast as they can."""

    def __init__(self, served: Served, learners: Sequence[Learner]) -> None:
        self.served = served
        self.clients = [Client(learner, served.port) for learner in learners]

    @contextmanager
    def answering(self, pause: float = 0.0) -> Iterator[None]:
        """The learners answer while the block runs, and then until their last answer is settled."""
        stop = threading.Event()
        threads = [threading.Thread(target=each.work, args=(stop, pause)) for each in self.clients]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            stop.set()
            for thread in threads:
                thread.join()

    def kill_rounds(self, rounds: int, longest: float, seed: int = 1) -> list[float]:
        """Kills the server at random moments. Returns the seconds from each kill to being ready."""
        dice, pause = random.Random(seed), threading.Event()
        back = []
        with self.answering():
            for _ in range(rounds):
                pause.wait(dice.uniform(longest / 5, longest))
                self.served.kill()
                back.append(self.served.start())
            pause.wait(0.5)
        return back

    def verdict(self) -> Verdict:
        return together([judged(client, client.log()) for client in self.clients])

    @property
    def acknowledged(self) -> int:
        return sum(len(client.acknowledged) for client in self.clients)

    @property
    def repeated(self) -> int:
        return sum(client.repeated for client in self.clients)


@contextmanager
def town(data: Path, url: str | None, learners: int, **how: Sequence[str]) -> Iterator[Town]:
    app = build(data, url)
    found = settle(app, learners, cards=20)
    served = Served(data, url, **how)
    try:
        served.start()
        yield Town(served, found)
    finally:
        served.end()


def test_kills_under_load_lose_nothing(tmp_path: Path, url: str | None) -> None:
    with town(tmp_path / "data", url, learners=6) as here:
        here.kill_rounds(rounds=2, longest=2.0)
        assert here.acknowledged > 50
        assert here.repeated > 0
        assert here.verdict() == KEPT
        assert "The database is sound" in here.served.check()


def test_the_kill_test_finds_a_server_that_acknowledges_too_early(tmp_path: Path) -> None:
    with town(tmp_path / "data", None, learners=4, module=("tests.trust.forgetful",)) as here:
        here.kill_rounds(rounds=1, longest=2.0)
        assert here.verdict().lost > 0


@pytest.mark.soak
def test_twenty_kills_and_ten_thousand_answers(tmp_path: Path, url: str | None) -> None:
    """The figures of docs/running.md."""
    with town(tmp_path / "data", url, learners=20) as here:
        back = []
        while len(back) < 20 or here.acknowledged < 10_000:
            back += here.kill_rounds(rounds=5, longest=5.0, seed=len(back))
        print(
            f"\n{'SQLite' if url is None else 'PostgreSQL'}: {len(back)} kills, {here.acknowledged} answers "
            f"acknowledged, {here.repeated} of them after a repetition; ready again after "
            f"{statistics.median(back):.2f} s (median), {max(back):.2f} s (longest)"
        )
        assert here.repeated >= len(back)
        assert here.verdict() == KEPT
        assert "The database is sound" in here.served.check()


SENT = {"id": "a", "card": "c", "question": "q", "version": 1, "rating": 3}
STORED = {"id": "a", "question": "q", "version": 1, "rating": 3}


@pytest.mark.parametrize(
    ("log", "fault"),
    [
        ([STORED], {}),
        ([], {"lost": 1}),
        ([STORED, STORED], {"twice": 1}),
        ([STORED, STORED | {"id": "b"}], {"ghosts": 1}),
        ([STORED | {"rating": 1}], {"altered": 1}),
    ],
)
def test_the_verdict_names_each_fault(log: list, fault: dict) -> None:
    client = Client(Learner("x", "", []), 0, acknowledged=[SENT])
    expected = {name: fault.get(name, 0) for name in Verdict.__slots__}
    assert judged(client, log) == Verdict(**expected)


def test_the_verdict_names_answers_out_of_order() -> None:
    client = Client(Learner("x", "", []), 0, acknowledged=[SENT, SENT | {"id": "b"}])
    assert judged(client, [STORED | {"id": "b"}, STORED]).out_of_order == 2
