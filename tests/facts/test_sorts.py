"""Each sort of fact finds its points in sentences made for it."""

import pytest

from questions.facts.sorts import sorts
from tests.facts.reading import slots

CASES = [
    ("quantities", "Norland exported about 300 ships in 1971.", "how_many", "300"),
    ("quantities", "The tower is 90 metres high.", "how_many", "90 metres"),
    (
        "quantities",
        "The rocket reached a speed of 900 kilometres per hour.",
        "how_many",
        "900 kilometres per hour",
    ),
    ("dates", "Sudria joined the league in 1971.", "when", "1971"),
    ("dates", "Sudria signed the treaty on 4 May 1971.", "when", "4 May 1971"),
    ("places", "Ida Voss opened a school in Vienna.", "where", "Vienna"),
    ("causes", "The harbour closed because of a strike.", "why", "Because of a strike"),
    ("causes", "Norland built the canal to shorten the route.", "what_for", "To shorten the route"),
    ("causes", "The engineers cooled the reactor by pumping in water.", "how", "By pumping in water"),
    ("actions", "Ida Voss designed the new library of Vienna.", "who", "Ida Voss"),
    ("actions", "Norland bought six old ships from France.", "what", "six old ships"),
    ("actions", "The bridge was designed by Ida Voss.", "who", "Ida Voss"),
    ("identity", "France is the largest trading partner of Norland.", "which", "France"),
    ("identity", "The most common cause of fever is infection.", "what", "infection"),
    ("identity", "Ida Voss, the director of the museum, bought a painting.", "who", "Ida Voss"),
    ("terms", "The kidneys release an enzyme called renin.", "what", "renin"),
    ("purposes", "The sluice is used to keep rain water out.", "what_for", "To keep rain water out"),
    ("classes", "A glacier is a body of ice that moves under its own weight.", "what", "a glacier"),
    (
        "conditions",
        "When blood pressure falls, the kidneys release renin.",
        "what",
        "The kidneys release renin",
    ),
    ("conditions", "Carbon monoxide is produced when fuels burn badly.", "when", "When fuels burn badly"),
    ("lists", "The system can detect, track and destroy missiles.", "what", "track"),
    ("complements", "The lungs consist of soft tissue.", "what", "soft tissue"),
    ("speech", "Ida Voss said that the ferry was full.", "who", "Ida Voss"),
]


@pytest.mark.parametrize(("sort", "text", "role", "answer"), CASES)
def test_a_sort_finds_its_point(sort: str, text: str, role: str, answer: str) -> None:
    assert (role, answer) in [(slot.role, slot.answer) for slot in slots(text, sort)]


def test_every_sort_has_an_example() -> None:
    assert {sort.name for sort in sorts()} == {case[0] for case in CASES}


def test_a_date_without_a_year_is_doubtful() -> None:
    (slot,) = slots("Sudria signed the treaty in May.", "dates")
    assert slot.doubts
