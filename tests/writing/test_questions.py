"""Questions are written in good English, keep their speaker, and have the key that the sentence gives."""

import pytest

from questions.facts.finding import find_facts
from questions.facts.naming import read_names
from questions.question import Question
from questions.writing import writers
from questions.writing.material import Background, Material
from tests.facts.reading import sentences


def drafts(text: str, kind: str, title: str = "") -> list[Question]:
    """Everything that one writer makes of a text, before the gates."""
    parsed = sentences(text)
    names = read_names(parsed, [title])
    found = find_facts(parsed, names).findings
    background = Background(text, [sentence.text for sentence in parsed], names, found, seed=1)
    materials = [
        Material(finding, point, slot, background)
        for finding in found
        for point, slot in (*finding.slots, (finding.whole, None))
    ]
    return [draft for material in materials for draft in writers()[kind](material)]


@pytest.mark.parametrize(
    ("text", "stem", "key"),
    [
        (
            "Norway bought six ships from France in 1971.",
            "In what year did Norway buy six ships from France?",
            "1971",
        ),
        (
            "In 1971 Norway bought six ships from France.",
            "In 1971, what did Norway buy from France?",
            "six ships",
        ),
        ("The harbour closed because of a strike.", "Why did the harbour close?", "Because of a strike"),
        (
            "Ida Voss designed the new library of Vienna.",
            "Who designed the new library of Vienna?",
            "Ida Voss",
        ),
        ("The bridge was designed by Ida Voss.", "Who designed the bridge?", "Ida Voss"),
        (
            "France is the largest trading partner of Norway.",
            "Which country is the largest trading partner of Norway?",
            "France",
        ),
        (
            "According to Ida Voss, Norway built the canal to shorten the route.",
            "According to Ida Voss, why did Norway build the canal?",
            "To shorten the route",
        ),
        (
            "The boatmen used to straighten the canals in order to carry salt away.",
            "Why did the boatmen use to straighten the canals?",
            "In order to carry salt away",
        ),
        ("The delay was caused by a storm.", "What caused the delay?", "a storm"),
        ("The lungs consist of soft tissue.", "What do the lungs consist of?", "soft tissue"),
        (
            "Norway and Sweden share a long border.",
            "Which two countries share a long border?",
            "Norway and Sweden",
        ),
        (
            "A glacier is a body of ice that moves under its own weight.",
            "Which body of ice moves under its own weight?",
            "a glacier",
        ),
    ],
)
def test_a_question_word_asks_for_the_answer(text: str, stem: str, key: str) -> None:
    assert (stem, key) in [(draft.stem, draft.answer) for draft in drafts(text, "short_answer")]


@pytest.mark.parametrize(
    ("text", "stem", "key", "unit"),
    [
        ("Norway bought six ships in 1971.", "How many ships did Norway buy in 1971?", "6", None),
        ("The tower is 90 metres high.", "How many metres high is the tower?", "90", "metres"),
        (
            "Up to 300 commuters cross the strait each day.",
            "Up to how many commuters cross the strait each day?",
            "300",
            None,
        ),
        (
            "Sales in Norway reached $108 million in 1971.",
            "How many million dollars did sales in Norway reach in 1971?",
            "108",
            "million dollars",
        ),
    ],
)
def test_a_number_is_asked_with_its_unit_and_hedge(text: str, stem: str, key: str, unit: str | None) -> None:
    assert (stem, key, unit) in [(draft.stem, draft.answer, draft.unit) for draft in drafts(text, "numeric")]


def test_a_gap_takes_the_whole_value() -> None:
    (draft,) = [
        each
        for each in drafts("Females are up to 30 percent larger than males.", "cloze")
        if "30" in each.answer
    ]
    assert draft.stem == "Females are up to ____ larger than males."
    assert draft.answer == "30 percent"


def test_a_gap_is_made_for_a_term() -> None:
    stems = [draft.stem for draft in drafts("The kidneys release an enzyme called renin.", "cloze")]
    assert "The kidneys release an enzyme called ____." in stems


def test_choices_are_of_the_keys_sort_and_each_says_why() -> None:
    text = "The tower is 90 metres high. The mast is 40 metres high. The crane is 150 metres high."
    draft = next(each for each in drafts(text, "multiple_choice") if each.answer == "90")
    assert len(draft.options) == 4
    assert all(option.text.isdigit() and option.feedback for option in draft.options)
    assert sum(option.correct for option in draft.options) == 1
    assert any("The mast is 40 metres high." in option.feedback for option in draft.options)


def test_the_place_of_the_key_among_numbers_tells_nothing() -> None:
    places = set()
    for height in range(110, 150):
        for draft in drafts(f"The tower is {height} metres high.", "multiple_choice"):
            ordered = sorted(int(option.text) for option in draft.options)
            places.add(ordered.index(height))
    assert places == {0, 1, 2, 3}


def test_a_false_statement_has_one_changed_detail_and_says_what_is_true() -> None:
    found = [
        each for each in drafts("Norway bought six ships in 1971.", "true_false") if each.answer == "false"
    ]
    assert found
    for draft in found:
        assert " not " not in draft.stem
        assert "six" in draft.explanation or "1971" in draft.explanation


def test_an_opposite_word_makes_a_statement_false() -> None:
    stems = [draft.stem for draft in drafts("The dam increases the price of water in Norway.", "true_false")]
    assert "The dam decreases the price of water in Norway." in stems


def test_people_are_offered_beside_other_people_of_the_article() -> None:
    text = (
        "Ida Voss designed the new library of Vienna. Peter Lindqvist wrote the guide. "
        "Clara Holm painted the hall. Jonas Reuter paid for the roof."
    )
    draft = next(each for each in drafts(text, "multiple_choice") if each.answer == "Ida Voss")
    wrong = {option.text for option in draft.options if not option.correct}
    assert wrong == {"Peter Lindqvist", "Clara Holm", "Jonas Reuter"}


def test_a_term_is_offered_beside_terms_of_its_kind() -> None:
    text = (
        "Renin is a hormone that raises blood pressure. Insulin is a hormone that lowers blood sugar. "
        "Melatonin is a hormone that makes people sleepy. Oxytocin is a hormone that starts labour."
    )
    draft = next(each for each in drafts(text, "multiple_choice") if each.answer.lower() == "renin")
    assert {option.text.lower() for option in draft.options} == {"renin", "insulin", "melatonin", "oxytocin"}


def test_there_is_no_choice_without_real_siblings() -> None:
    assert (
        drafts("Ida Voss designed the library. The harbour closed because of a strike.", "multiple_choice")
        == []
    )
