"""A sentence is taken apart into claims that stand alone, each with its speaker."""

import pytest

from tests.facts.reading import read, statements


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("However, Norland also exports timber.", "Norland exports timber."),
        (
            "The dam, which was built in 1931, supplies Orrin with water.",
            "The dam supplies Orrin with water.",
        ),
        ("Norway did buy ships in 1971, and Spain imported coal.", "Norway bought ships in 1971."),
        ("Norway did buy ships in 1971, and Spain imported coal.", "Spain imported coal."),
        ("The lake (12 km long) feeds the river Orrin.", "The lake feeds the river Orrin."),
        ("France can't export wine to Spain.", "France cannot export wine to Spain."),
    ],
)
def test_what_a_sentence_states_is_told_in_full(text: str, expected: str) -> None:
    assert expected in statements(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The harbour master Ida Voss said that the ferry was full.",
            "According to the harbour master Ida Voss, the ferry was full.",
        ),
        ("According to Ida Voss, the ferry was full.", "According to Ida Voss, the ferry was full."),
        ("The ferry was full, according to the newspaper Nordposten.", "Nordposten, the ferry was full."),
        (
            "Ida Voss said the ferry was full. She added that the captain was ill.",
            "According to Ida Voss, the captain",
        ),
        ("“Ice is lighter than water,” Ida Voss said.", "According to Ida Voss, ice is lighter than water."),
        (
            "“Ice is lighter than water,” Ida Voss said. “Salt is cheap in Norway.”",
            "According to Ida Voss, salt is cheap in Norway.",
        ),
    ],
)
def test_a_claim_keeps_its_speaker(text: str, expected: str) -> None:
    assert any(expected in statement for statement in statements(text))


@pytest.mark.parametrize(
    "text",
    [
        "He bought the house in 1971.",
        "This led to a long strike.",
        "Some said that the bridge was unsafe.",
        "“The captain was ill.”",
        "We repaired the ferry in 1971.",
    ],
)
def test_what_needs_the_rest_of_the_text_is_left_out(text: str) -> None:
    assert statements(text) == []


def test_a_direct_quotation_in_the_first_person_is_kept_word_for_word() -> None:
    assert "Ida Voss said: “We can’t repair the ferry because of the storm.”" in statements(
        "“We can’t repair the ferry because of the storm,” Ida Voss said."
    )


def test_pronouns_and_surnames_are_resolved_where_only_one_thing_fits() -> None:
    text = "Ida Voss runs the harbour of Lindholm. Voss was born in 1961. She studied law in Sudria."
    found = statements(text)
    assert "Ida Voss was born in 1961." in found
    assert "Ida Voss studied law in Sudria." in found


def test_a_pronoun_that_may_stand_for_two_people_is_not_resolved() -> None:
    text = "Ida Voss met Clara Lind in Sudria. She studied law in Norland."
    assert not any("studied law" in statement for statement in statements(text))


def test_he_is_not_the_woman_that_the_text_is_about() -> None:
    text = "Ida Voss was a painter. She was born in Orrin. Her father was a smith. He died in 1903."
    assert not any("died" in statement for statement in statements(text, topic="Ida Voss"))


def test_the_bridge_is_named_in_full_where_the_text_has_named_only_one() -> None:
    text = "The Kelmouth harbour bridge carries a railway. The bridge was built in 1968."
    claims = [claim for claim in read(text).claims if "1968" in claim.statement]
    assert [claim.statement for claim in claims] == ["The Kelmouth harbour bridge was built in 1968."]
    assert claims[0].support, "the sentence with the full name belongs to the evidence"


def test_the_bridge_stays_doubtful_where_there_are_two() -> None:
    text = "The Kelmouth bridge is old. The Sund bridge is new. The bridge was built in 1968."
    claims = [claim for claim in read(text).claims if "1968" in claim.statement]
    assert claims[0].doubts


def test_a_bare_date_gets_its_year_from_the_article_or_a_doubt() -> None:
    text = "Sudria opened the port of Orrin on Oct. 3."
    assert "Sudria opened the port of Orrin on Oct. 3, 2018." in statements(text, published=(2019, 4))
    assert any("without its year" in doubt for doubt in read(text).claims[0].doubts)


def test_what_a_text_says_in_passing_is_a_claim_of_its_own() -> None:
    found = statements("Ida Voss, the director of the Orrin museum, bought a painting.")
    assert "Ida Voss is the director of the Orrin museum." in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The first part, the glomerulus, is a ball of blood vessels.",
            "The glomerulus is a ball of blood vessels.",
        ),
        ("The kidney, or renal organ, cleans the blood.", "The kidney, or renal organ, cleans the blood."),
        (
            "The dam supplies Vienna — the capital of Austria — with water.",
            "The dam supplies Vienna with water.",
        ),
        ("Norway has already bought six ships.", "Norway has bought six ships."),
    ],
)
def test_asides_leave_a_whole_sentence_behind(text: str, expected: str) -> None:
    assert expected in statements(text)


def test_the_two_countries_are_named_where_the_sentence_before_pairs_them() -> None:
    text = "Norway and Sweden signed a treaty in 1971. The two countries share a long border."
    assert "Norway and Sweden share a long border." in statements(text)


def test_the_noun_of_the_title_stands_for_its_name() -> None:
    text = "The canal was opened in 1871."
    assert "The Orrin Canal was opened in 1871." in statements(text, title="Orrin Canal")


def test_a_sentence_whose_subject_and_verb_clash_is_left_out() -> None:
    assert statements("The bridges crosses the river Danube near Vienna.") == []


def test_a_relative_clause_that_may_be_about_something_else_is_doubtful() -> None:
    text = "Norway raised the tax on salt, which led to riots in Bergen."
    asides = [claim for claim in read(text).claims if claim.origin == "relative"]
    assert all(claim.doubts for claim in asides)
