"""A set is short, varied and asks nothing twice."""

from questions.choosing import choose
from questions.question import Evidence, Question, Rejection, Share


def draft(number: int, kind: str = "short_answer", **parts: object) -> Question:
    place = Evidence(text="x", start=number * 10, end=number * 10 + 1)
    values: dict[str, object] = {"importance": 0.5, "confidence": 0.7, "evidence": place} | parts
    share = Share(point=f"p{number}", fact=f"f{number}", role="what")
    return Question(
        kind=kind,
        stem=f"Stem {number}?",
        answer="x",
        id=f"q{number}",
        points=(share,),
        **values,  # type: ignore[arg-type]
    )


def nothing_against(question: Question, others: object) -> tuple[Rejection, ...]:
    return ()


def test_a_set_grows_with_the_article_but_stays_short() -> None:
    drafts = [draft(number) for number in range(100)]
    assert len(choose(drafts, nothing_against, words=250, count=None).questions) == 8
    assert len(choose(drafts, nothing_against, words=1000, count=None).questions) == 20


def test_what_the_set_leaves_out_is_given_with_a_reason_when_more_are_wanted() -> None:
    chosen = choose([draft(number) for number in range(10)], nothing_against, words=0, count=10).questions
    assert len(chosen) == 10
    assert [bool(question.doubts) for question in chosen] == [False] * 4 + [True] * 6


def test_the_best_comes_first() -> None:
    drafts = [draft(1, importance=0.2), draft(2, importance=0.9)]
    assert [each.id for each in choose(drafts, nothing_against, words=1000, count=None).questions] == [
        "q2",
        "q1",
    ]


def test_a_kind_that_the_set_has_many_of_waits_for_others() -> None:
    same = [draft(number, "cloze") for number in range(5)]
    other = draft(9, "numeric", confidence=0.65)
    kinds = [each.kind for each in choose([*same, other], nothing_against, words=0, count=None).questions]
    assert "numeric" in kinds


def test_a_judge_has_the_last_word() -> None:
    def against(question: Question, others: object) -> tuple[Rejection, ...]:
        return (Rejection(kind=question.kind, stem=question.stem, reason="no"),)

    chosen = choose([draft(1)], against, words=1000, count=None)
    assert chosen.questions == ()
    assert [each.reason for each in chosen.rejected] == ["no"]
