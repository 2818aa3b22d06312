"""A false statement differs from what the article says in one detail that matters, and reads well."""

import pytest

from tests.writing.test_questions import drafts


def false(text: str) -> list[str]:
    return [draft.stem for draft in drafts(text, "true_false") if draft.answer == "false"]


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        (
            "The new dam has increased the price of water in northern Norway.",
            "The new dam has decreased the price of water in northern Norway.",
        ),
        (
            "The thick coat of the Hulder goat allows the animal to survive the winter in the mountains.",
            "The thick coat of the Hulder goat prevents the animal from surviving the winter in the mountains.",
        ),
        (
            "The wall of the old harbour at Lindholm prevents the sea from flooding the market square.",
            "The wall of the old harbour at Lindholm enables the sea to flood the market square.",
        ),
        (
            "The old pipeline carried milk from the mountain farms to the harbour.",
            "The old pipeline carried milk from the harbour to the mountain farms.",
        ),
        (
            "The ferry to Lindholm carries more than 300 passengers on a normal day.",
            "The ferry to Lindholm carries fewer than 300 passengers on a normal day.",
        ),
    ],
)
def test_one_change_turns_a_statement_round(text: str, changed: str) -> None:
    assert changed in false(text)


@pytest.mark.parametrize(
    "text",
    [
        "The new dam may increase the price of water in northern Norway.",
        "The new dam did not increase the price of water in northern Norway.",
        "The council of Lindholm built a second high school near the market square.",
    ],
)
def test_what_may_be_true_both_ways_is_left_alone(text: str) -> None:
    stems = false(text)
    assert not any("decrease" in stem or "low school" in stem for stem in stems)


def test_a_statement_is_no_falsehood_where_another_sentence_says_the_opposite() -> None:
    text = (
        "The new dam increases the price of water in Norway. "
        "In dry years the new dam decreases the price of water in Norway."
    )
    assert not [stem for stem in false(text) if stem.startswith("The new dam decreases")]


def test_the_article_before_a_new_word_fits_it() -> None:
    stems = false("The harbour master of Lindholm has found a cheap way to clean the water.")
    assert "The harbour master of Lindholm has found an expensive way to clean the water." in stems


def test_a_name_is_exchanged_for_another_of_the_article() -> None:
    text = (
        "Ida Voss designed the new library of Vienna. Peter Lindqvist wrote the guide. "
        "Clara Holm painted the hall."
    )
    found = false(text)
    assert "Peter Lindqvist designed the new library of Vienna." in found or (
        "Clara Holm designed the new library of Vienna." in found
    )


@pytest.mark.parametrize(
    "text",
    [
        "Ida Voss is one of the most gifted painters of northern Norway.",
        "Most floods at Lindholm are caused by heavy rain in the mountains.",
        "Goats are common in Norway and Sweden, where farmers keep them for milk.",
    ],
)
def test_no_opposite_is_put_where_it_would_be_absurd_or_true_as_well(text: str) -> None:
    stems = false(text)
    assert not any("least" in stem or "prevented" in stem or "rare" in stem for stem in stems)
