"""From claims to facts: what one fact is, and what makes its id."""

from tests.facts.reading import facts


def test_a_fact_has_points_for_what_can_be_recalled_of_it() -> None:
    (finding,) = facts("Norway bought six ships from France in 1971.").findings
    points = {(point.role, point.answer) for point in finding.fact.points}
    assert {("how_many", "six"), ("when", "1971"), ("what", "six ships")} <= points
    assert finding.whole.answer == "Norway bought six ships from France in 1971."


def test_two_sentences_that_state_one_fact_are_one_fact_with_both_places() -> None:
    text = "Norway bought six ships in 1971.\n\nIn 1971, Norway bought six ships."
    (finding,) = facts(text).findings
    assert len(finding.fact.spans) == 2


def test_a_fact_tells_its_speaker_and_its_hedge() -> None:
    found = facts("Ida Voss said that the tower in Vienna is about 90 metres high.").findings
    fact = next(each.fact for each in found if each.claim.origin == "reported")
    assert (fact.attribution, fact.hedge) == ("Ida Voss", "about")


def test_what_was_not_understood_is_told_with_its_reason() -> None:
    found = facts("He bought the house in 1971. Norway bought six ships in 1972.")
    assert [reason for statement, reason in found.dropped if statement.startswith("He ")]


def test_an_id_depends_on_the_statement_only() -> None:
    alone = facts("Norway bought six ships in 1971.").findings[0].fact
    later = facts("Sweden built a canal. Norway bought six ships in 1971.").findings[-1].fact
    assert alone.id == later.id
    assert [point.id for point in alone.points] == [point.id for point in later.points]
