"""Which drafts make a good set: the best form for each point, varied, nothing twice, the best first."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from questions.question import Question, Rejection

MOST_TRUE = 0.2
"""Share of a set that may be true statements; a small set may have one."""
MOST_PER_SENTENCE = 2
SMALLEST_SET = 4
PER_WORD = 0.016
"""How many questions a set may have: 4, and 16 for every 1,000 words."""
SAMENESS = 0.03
"""What a question loses in rank for each one of its kind that is in the set already."""
WEIGHT_OF_IMPORTANCE = 0.3
"""How much the importance of a fact counts beside the chance that its question is good."""
ALTERNATES = 2
VARIETY = 0.005
MOST_VARIED = 5

_REASONS = frozenset({"why", "how", "what_for"})

Judge = Callable[[Question, Sequence[Question]], tuple[Rejection, ...]]
"""Says what speaks against a question beside others of its set."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The questions of a set, best first, and the drafts that were not taken."""

    questions: tuple[Question, ...]
    rejected: tuple[Rejection, ...]


def choose(
    drafts: Sequence[Question], judge: Judge, words: int, count: int | None, *, alternates: bool = False
) -> Chosen:
    """Chooses the set without doubts and, up to ``count``, the doubtful questions that add to it.

    ``judge`` is asked about each question beside those chosen before it. ``words`` is the length
    of the article: a set grows with it, but slower than what could be asked. With a ``count``, other
    forms of what was chosen come only where ``alternates`` are wanted, and on top of it.
    """
    most = SMALLEST_SET + round(words * PER_WORD)
    sure = [draft for draft in drafts if not draft.doubts]
    chosen, left, rejected = _set(sure, judge, most)
    others = [other for question in chosen for other in _alternates(question, sure)]
    if count is None:
        return Chosen((*chosen, *others), tuple(rejected))
    asked = {question.points[0].point for question in chosen}
    doubtful = _best_forms([*left, *(draft for draft in drafts if draft.doubts)], asked)
    added = list(_spread(doubtful, chosen, count - len(chosen)))
    mains = [*chosen, *added][:count]
    beside = [
        other for other in others if alternates and any(each.id == other.alternate_of for each in mains)
    ]
    return Chosen((*mains[: len(chosen)], *beside, *mains[len(chosen) :]), tuple(rejected))


def rank(question: Question) -> tuple[float, int, str]:
    """Returns a key that sorts the best question first."""
    return (
        -(WEIGHT_OF_IMPORTANCE * question.importance + question.confidence),
        len(question.doubts),
        question.id,
    )


def _best_forms(drafts: Sequence[Question], asked: Collection[str]) -> list[Question]:
    """Returns the best form for each point that is not asked yet, varied where forms are equally good."""
    by_point: dict[str, list[Question]] = {}
    for draft in drafts:
        if draft.points[0].point not in asked:
            by_point.setdefault(draft.points[0].point, []).append(draft)
    used: Counter[str] = Counter()
    best: list[Question] = []
    for forms in by_point.values():
        best.append(
            min(
                forms,
                key=lambda form: (
                    len(form.doubts),
                    -form.confidence + VARIETY * min(used[form.kind], MOST_VARIED),
                    form.id,
                ),
            )
        )
        used[best[-1].kind] += 1
    return best


def _alternates(main: Question, sure: Sequence[Question]) -> Iterator[Question]:
    """Yields up to so many other forms of a question's point, each of another kind, the best first."""
    kinds = {main.kind}
    point = main.points[0].point
    for other in sorted((draft for draft in sure if draft.points[0].point == point), key=rank):
        if other.kind not in kinds and len(kinds) <= ALTERNATES:
            kinds.add(other.kind)
            yield replace(other, alternate_of=main.id)


def _set(
    sure: list[Question], judge: Judge, most: int
) -> tuple[list[Question], list[Question], list[Rejection]]:
    """Returns the questions taken, those left as doubtful, and what the judge rejected."""
    taken: Counter[tuple[int, int]] = Counter()
    chosen: list[Question] = []
    left: list[Question] = []
    rejected: list[Rejection] = []
    waiting = sorted(sure, key=rank)
    asked: set[str] = set()
    while waiting:
        question = _next(waiting, chosen)
        waiting.remove(question)
        if question.points[0].point in asked:
            continue
        reason = _too_much(question, chosen, taken, most)
        against = () if reason else judge(question, chosen)
        if reason or against:
            told = (reason,) if reason else tuple(each.reason for each in against)
            left.append(replace(question, doubts=told))
            rejected += against or (_rejection(question, reason),)
            continue
        taken[_place(question)] += 1
        asked.add(question.points[0].point)
        chosen.append(question)
    return chosen, left, rejected


def _next(waiting: Sequence[Question], chosen: Sequence[Question]) -> Question:
    """Returns the best question, with some preference for kinds that the set has few of."""
    kinds = Counter(question.kind for question in chosen)
    return min(waiting, key=lambda each: (rank(each)[0] + SAMENESS * kinds[each.kind], each.id))


def _place(question: Question) -> tuple[int, int]:
    evidence = question.evidence
    return (evidence.start, evidence.end) if evidence else (0, 0)


def _too_much(
    question: Question, chosen: Sequence[Question], taken: Counter[tuple[int, int]], most: int
) -> str:
    if len(chosen) >= most:
        return "The set has better questions."
    fact = question.points[0].fact
    same = [other for other in chosen if other.points[0].fact == fact]
    if taken[_place(question)] >= MOST_PER_SENTENCE or (same and not _adds(question, same)):
        return "Its fact or its sentence is asked about already."
    if _is_true(question):
        true = sum(map(_is_true, chosen)) + 1
        if true > max(1, MOST_TRUE * (len(chosen) + 1)):
            return "The set has enough true statements."
    return ""


def _adds(question: Question, others: Sequence[Question]) -> bool:
    """Tells whether a question asks for a reason where the others don't, or the other way round."""
    reasons = {share.role in _REASONS for other in (question, *others) for share in other.points}
    return len(reasons) == 2 and len(others) == 1 and question.points[0].role != "whole"


def _is_true(question: Question) -> bool:
    return question.kind == "true_false" and question.answer == "true"


def _rejection(question: Question, reason: str) -> Rejection:
    return Rejection(kind=question.kind, stem=question.stem, reason=reason, gate="choosing")


def _spread(doubtful: Sequence[Question], chosen: Sequence[Question], wanted: int) -> Iterator[Question]:
    """Yields doubtful questions, those on facts that nothing asks about yet first."""
    asked = Counter(share.fact for question in chosen for share in question.points)
    left = sorted(doubtful, key=rank)
    for _ in range(max(0, wanted)):
        best = min(left, key=lambda question: (asked[question.points[0].fact], rank(question)), default=None)
        if best is None:
            return
        left.remove(best)
        asked[best.points[0].fact] += 1
        yield best
