"""A comparison is made false by exchanging its two sides."""

import pytest

from questions.writing.changes import changed
from questions.writing.exchanges import exchanged
from tests.facts.reading import claim


@pytest.mark.parametrize(
    ("sentence", "false"),
    [
        (
            "Unlike sea water, the brine of Norra is rich in iodine.",
            "Unlike the brine of Norra, sea water is rich in iodine.",
        ),
        ("The brine of Norra is heavier than sea water.", "Sea water is heavier than the brine of Norra."),
    ],
)
def test_the_two_sides_change_places(sentence: str, false: str) -> None:
    told = claim(sentence)
    assert [changed(told, each) for each in exchanged(told)] == [false]


@pytest.mark.parametrize(
    "sentence",
    [
        "The brine of Norra is heavier than it was in March.",
        "The brine of Norra is not heavier than sea water.",
        "The brine of Norra is heavier than that of Lindholm.",
        "The salt works of Norra heat the brine.",
    ],
)
def test_nothing_is_exchanged_where_nothing_is_compared_by_name(sentence: str) -> None:
    assert not list(exchanged(claim(sentence)))
