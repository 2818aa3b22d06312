"""From text to questions: what the public face promises."""

import json

import pytest

import questions
from questions.errors import InputError, NoFacts

ARTICLE = """The canal of Orrin

The canal of Orrin was opened in 1871. It is 48 kilometres long and connects the lake with the sea.

Norway and Sweden paid for the canal in order to shorten the route of their ships. About 12,000 workers dug it, and
340 of them died, according to the historian Clara Holm. The engineer Jonas Reuter designed the locks.

Holm says that the canal was closed in 1944 because of a landslide. Today it carries some 900 ships a year.
"""


def test_every_question_shows_its_evidence_at_its_place() -> None:
    for question in questions.generate(ARTICLE, count=50).questions:
        assert question.evidence is not None
        assert ARTICLE[question.evidence.start : question.evidence.end] == question.evidence.text


def test_the_same_text_gives_the_same_bytes() -> None:
    first, second = (json.dumps(questions.generate(ARTICLE, count=50, seed=3).to_dict()) for _ in range(2))
    assert first == second


def test_without_a_count_no_question_has_a_doubt() -> None:
    found = questions.generate(ARTICLE).questions
    assert found
    assert not any(question.doubts for question in found)


def test_with_a_count_the_doubtful_ones_come_last() -> None:
    found = questions.generate(ARTICLE, count=30).questions
    assert len(found) <= 30
    doubtful = [bool(question.doubts) for question in found]
    assert doubtful == sorted(doubtful)


def test_a_count_is_a_limit() -> None:
    assert len(questions.generate(ARTICLE, count=2).questions) == 2


def test_only_the_wanted_kinds_are_made() -> None:
    found = questions.generate(ARTICLE, kinds=["numeric"], count=20).questions
    assert found
    assert {question.kind for question in found} == {"numeric"}


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="no kind “riddle”"):
        questions.generate(ARTICLE, kinds=["riddle"])


def test_alternates_name_the_question_they_stand_for() -> None:
    found = questions.generate(ARTICLE).questions
    mains = {question.id: question for question in found if question.alternate_of is None}
    for question in found:
        if question.alternate_of is not None:
            main = mains[question.alternate_of]
            assert question.points[0].point == main.points[0].point
            assert question.kind != main.kind


def test_a_fact_keeps_its_id_when_the_text_is_edited_elsewhere() -> None:
    before = {fact.statement: fact.id for fact in questions.generate(ARTICLE).facts}
    edited = ARTICLE.replace(
        "The canal of Orrin was opened in 1871.", "The canal of Orrin was opened in 1872."
    )
    after = {fact.statement: fact.id for fact in questions.generate(edited).facts}
    shared = before.keys() & after.keys()
    assert shared
    assert all(before[statement] == after[statement] for statement in shared)


def test_ids_are_unique_and_points_belong_to_their_facts() -> None:
    result = questions.generate(ARTICLE, count=50)
    ids = [question.id for question in result.questions]
    assert len(ids) == len(set(ids))
    points = {point.id: fact.id for fact in result.facts for point in fact.points}
    for question in result.questions:
        assert all(points[share.point] == share.fact for share in question.points)


def test_a_claim_keeps_its_speaker_in_the_question() -> None:
    for question in questions.generate(ARTICLE, count=50).questions:
        if question.attribution == "Clara Holm":
            assert "Holm" in f"{question.stem} {question.answer}"


def test_the_json_has_the_shape_of_the_contract() -> None:
    result = questions.generate(ARTICLE, count=10).to_dict()
    assert set(result) == {"article", "facts", "questions", "rejected", "conflicts"}
    assert set(result["article"]) == {"title", "language", "words", "sha256"}
    assert {
        "id",
        "statement",
        "start",
        "end",
        "spans",
        "attribution",
        "hedge",
        "importance",
        "points",
    } <= set(result["facts"][0])
    assert set(result["rejected"][0]) == {"kind", "stem", "reason"}
    json.dumps(result)


def test_a_text_without_facts_says_so() -> None:
    with pytest.raises(NoFacts):
        questions.generate(
            "Oh, how lovely! What a day it was! And then there was more of it, and more, and more of it."
        )


def test_an_empty_text_is_refused() -> None:
    with pytest.raises(InputError):
        questions.generate("   ")


def test_true_statements_are_at_most_a_fifth() -> None:
    found = [question for question in questions.generate(ARTICLE).questions if question.alternate_of is None]
    true = [question for question in found if question.kind == "true_false" and question.answer == "true"]
    assert len(true) <= max(1, len(found) / 5)
