"""Curves of a memory: what is drawn is what the fold and FSRS say."""

from datetime import UTC, datetime, timedelta

from quizapp.memory.fold import Line, fold, memories
from quizapp.memory.scheduling import Memory, retrievability
from quizapp.memory.settings import PlanSettings
from quizapp.study.curves import HEIGHT, WIDTH, Curve, fading, growth

START = datetime(2026, 3, 2, 12, tzinfo=UTC)
SETTINGS = PlanSettings()


def lines(*reviews: tuple[int, int]) -> list[Line]:
    return [
        Line(
            sequence=number, kind="answer", answered_at=START + timedelta(days=day), day=20_000 + day, rating=rating
        )
        for number, (day, rating) in enumerate(reviews)
    ]  # fmt: skip


def inside(curve: Curve) -> bool:
    numbers = [float(each) for each in curve.path[1:].replace("L", " ").split()]
    return all(0 <= x <= WIDTH for x in numbers[::2]) and all(0 <= y <= HEIGHT for y in numbers[1::2])


def test_growth_shows_the_stability_after_each_review() -> None:
    counted = lines((0, 3), (3, 3), (12, 1), (13, 3))
    curve = growth(counted, SETTINGS)
    assert curve is not None
    assert inside(curve)
    assert (len(curve.dots), [row[0] for row in curve.table]) == (4, ["1", "2", "3", "4"])
    heights = [y for _, y in curve.dots]
    assert heights[1] < heights[0]
    assert heights[2] > heights[1]
    assert list(memories(counted, SETTINGS))[-1][1] == fold(counted, SETTINGS)


def test_fading_goes_from_certain_through_today_to_twice_the_way() -> None:
    memory = Memory(stability=10.0, difficulty=5.0, last_at=START, last_day=20_000, reps=3)
    curve = fading(memory, 20_010, 20_004, SETTINGS)
    assert curve is not None
    assert inside(curve)
    assert curve.today is not None
    assert curve.table[0] == ("0 days", "100 %")
    assert (
        "4 days (today)",
        f"{retrievability(memory, 20_004, SETTINGS):.0%}".replace("%", " %"),
    ) in curve.table
    assert curve.across[-1].text == "20 days"


def test_a_long_overdue_card_still_has_today_on_its_curve() -> None:
    memory = Memory(stability=2.0, difficulty=5.0, last_at=START, last_day=20_000, reps=3)
    curve = fading(memory, 20_002, 20_400, SETTINGS)
    assert curve is not None
    assert curve.today is not None
    assert inside(curve)


def test_without_a_memory_there_is_nothing_to_draw() -> None:
    assert growth([], SETTINGS) is None
    assert fading(Memory(), None, 20_000, SETTINGS) is None


def test_one_review_is_a_point() -> None:
    curve = growth(lines((0, 3)), SETTINGS)
    assert curve is not None
    assert (len(curve.dots), len(curve.across)) == (1, 1)
