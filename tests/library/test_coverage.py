"""Questions made from the built-in article cover at least nine of ten of its facts."""

import pytest

import questions
from questions.errors import InputError
from questions.library import builtin
from questions.question import Question
from tests.library.expected import Expected, expected_facts

NEEDED = 0.9


@pytest.fixture(scope="module")
def made() -> list[Question]:
    (article,) = builtin()
    return list(questions.generate(article.text, count=80).questions)


def asked(question: Question) -> str:
    """Returns stem and key of a question as one text."""
    answer = question.answer
    if isinstance(answer, dict):
        key = " ".join([*answer.keys(), *answer.values()])
    else:
        key = answer if isinstance(answer, str) else " ".join(answer)
    return f"{question.stem} {key}"


def covers(question: Question, fact: Expected) -> bool:
    return not fact.missing(asked(question))


def test_most_facts_have_a_question(made: list[Question]) -> None:
    facts = expected_facts()
    missed = [fact.id for fact in facts if not any(covers(question, fact) for question in made)]
    assert len(missed) <= len(facts) - NEEDED * len(facts), missed


def test_every_question_rests_on_a_sentence_of_a_fact(made: list[Question]) -> None:
    stated = [span for fact in expected_facts() for span in fact.evidence]
    for question in made:
        assert question.evidence is not None
        start, end = question.evidence.start, question.evidence.end
        assert any(start < last and first < end for first, last in stated), question.stem


def test_no_question_comes_from_the_front_matter(made: list[Question]) -> None:
    text = " ".join(asked(question) for question in made)
    for furniture in ("Nicole Hao", "Epoch Times", "retelling", "outlet"):
        assert furniture not in text


def test_furniture_around_the_article_changes_no_question() -> None:
    body = builtin()[0].text.split("---", 2)[2]
    page = (
        f"Share\n\nBy Nora Ohm\n\nPublished 3 October 2019\n{body}\n\n"
        "Subscribe For Daily News\n\nSign up for our newsletter to get the latest news.\n\n"
        "Invalid email address\n\nWe promise not to spam you. You can unsubscribe at any time.\n"
    )
    stems = [question.stem for question in questions.generate(page, title="News", count=80).questions]
    assert stems == [question.stem for question in questions.generate(body, title="News", count=80).questions]


def test_furniture_alone_gives_no_question() -> None:
    with pytest.raises(InputError):
        questions.generate(
            "Subscribe For Daily News\n\nInvalid email address\n\nYou can unsubscribe at any time."
        )
