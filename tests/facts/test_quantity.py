"""Figures are found whole: hedge, number, range, scale and unit."""

import pytest

from questions.facts.quantity import quantities


@pytest.mark.parametrize(
    ("text", "whole", "number", "measure"),
    [
        ("It flies up to 6,000 kilometres.", "up to 6,000 kilometres", "6,000", "kilometres"),
        ("They share a 4,200-km border.", "4,200-km", "4,200", "km"),
        ("It costs $1.5 million today.", "$1.5 million", "1.5", "million dollars"),
        ("About 12,000 to 15,000 people came.", "About 12,000 to 15,000", "12,000", ""),
        ("It grew by 25 percent.", "25 percent", "25", "percent"),
        ("It runs at 90 kilometres per hour.", "90 kilometres per hour", "90", "kilometres per hour"),
        ("More than twenty-two villages burned.", "More than twenty-two", "twenty-two", ""),
    ],
)
def test_a_figure_is_one_span(text: str, whole: str, number: str, measure: str) -> None:
    (found,) = quantities(text)
    assert text[found.start : found.end] == whole
    assert (found.number, found.measure) == (number, measure)


@pytest.mark.parametrize(
    "text",
    [
        "The S-400 is new.",
        "On Oct. 3 it rained.",
        "On 3 October it rained.",
        "The 19th century ended.",
        "He read chapter 7.",
    ],
)
def test_names_and_dates_are_no_figures(text: str) -> None:
    assert list(quantities(text)) == []


def test_a_year_is_told_from_an_amount() -> None:
    year, amount = quantities("In 1969 it had 2,000 members.")
    assert year.is_year
    assert not amount.is_year
