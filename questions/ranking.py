"""What is worth asking, and which questions make a good set."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from questions.facts.finding import Finding
from questions.facts.sorts import sorts
from questions.question import Question, Rejection

_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]{2,}|\d[\d,.]*")
_COMMON = frozenset(
    "the and for that with was were are has have had from this which been its their not but can will would may more than "
    "also into over under about between according says said one two all other such only".split()
)
LEAD_WORDS = 110


def content_words(text: str) -> list[str]:
    """Returns the words of a text that carry its content, in lower case and roughly stemmed."""
    found = (word.lower().rstrip("s’'") for word in _WORD.findall(text))
    return [word for word in found if word not in _COMMON]


def importance(finding: Finding, title: str, sentences: Sequence[str]) -> float:
    """Returns how much an article leans on a fact, from 0 to 1.

    Title and lead overlap, how often its words come back, its place, and the worth of its sort.
    """
    counts = Counter(content_words(" ".join(sentences)))
    lead = set(content_words(" ".join([title, *_lead(sentences)])))
    words = set(content_words(finding.fact.statement)) or {""}
    overlap = sum(word in lead for word in words) / len(words)
    titled = sum(word in set(content_words(title)) for word in words) / max(1, len(set(content_words(title))))
    repeated = sum(min(counts[word], 5) - 1 for word in words if counts[word] > 1) / (4 * len(words))
    place = 1 - finding.claim.sentence.index / max(1, len(sentences))
    worth = max((slot.worth for _, slot in finding.slots), default=0.3)
    score = 0.3 * overlap + 0.15 * min(1.0, titled) + 0.15 * repeated + 0.1 * place + 0.3 * worth
    return round(min(1.0, score), 3)


def _lead(sentences: Sequence[str]) -> list[str]:
    lead: list[str] = []
    for sentence in sentences:
        if sum(len(each.split()) for each in lead) >= LEAD_WORDS:
            break
        lead.append(sentence)
    return lead


def worth_of(sort: str) -> float:
    """Returns the worth of a sort of fact, from 0 to 1."""
    return next((each.worth for each in sorts() if each.name == sort), 0.3)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The questions of a set, best first, and the drafts that a better one made needless."""

    questions: tuple[Question, ...]
    rejected: tuple[Rejection, ...]


MOST_TRUE = 0.2
MOST_PER_SENTENCE = 2
ALTERNATES = 2


def choose(drafts: Sequence[Question], findings: Sequence[Finding], count: int | None) -> Chosen:
    """Chooses the best form for each point, its alternates, and the best points for the set."""
    mains, alternates = _forms(drafts)
    sure = [question for question in mains if not question.doubts]
    chosen, left = _set(sure, findings)
    if count is None:
        questions = _with_alternates(chosen, alternates)
        return Chosen(tuple(questions), tuple(_needless(left)))
    doubtful = sorted([*_doubted(left), *(question for question in mains if question.doubts)], key=_rank)
    return Chosen(tuple([*chosen, *_distinct(doubtful, chosen)][:count]), ())


def _rank(question: Question) -> tuple[float, int, str]:
    return -(question.importance * 0.5 + question.confidence), len(question.doubts), question.id


def _forms(drafts: Sequence[Question]) -> tuple[list[Question], dict[str, list[Question]]]:
    """Returns the best form for each point, and the other forms by the id of the best one."""
    by_point: dict[str, list[Question]] = {}
    for draft in drafts:
        by_point.setdefault(draft.points[0].point, []).append(draft)
    mains: list[Question] = []
    alternates: dict[str, list[Question]] = {}
    used: Counter[str] = Counter()
    for forms in by_point.values():
        forms.sort(key=lambda form: (len(form.doubts) > 0, -form.confidence + 0.015 * used[form.kind], form.id))
        best, others = forms[0], forms[1:]
        used[best.kind] += 1
        mains.append(best)
        kinds = {best.kind}
        for other in others:
            if other.kind not in kinds and not other.doubts and len(kinds) <= ALTERNATES:
                kinds.add(other.kind)
                alternates.setdefault(best.id, []).append(replace(other, alternate_of=best.id))
    return mains, alternates


def _set(sure: list[Question], findings: Sequence[Finding]) -> tuple[list[Question], list[Question]]:
    """Returns the questions of the set and those that ask too much of one sentence or repeat another."""
    sentence = {finding.fact.id: finding.claim.sentence.index for finding in findings}
    taken: Counter[int] = Counter()
    chosen: list[Question] = []
    left: list[Question] = []
    for question in sorted(sure, key=_rank):
        place = sentence[question.points[0].fact]
        whole = question.points[0].role == "whole"
        full = taken[place] >= (1 if whole else MOST_PER_SENTENCE)
        true = question.answer == "true" and _true_share(chosen) > MOST_TRUE
        if full or true or _repeats(question, chosen):
            left.append(question)
        else:
            taken[place] += 1
            chosen.append(question)
    return chosen, left


def _true_share(chosen: list[Question]) -> float:
    true = sum(question.answer == "true" and question.kind == "true_false" for question in chosen)
    return (true + 1) / (len(chosen) + 1)


def _repeats(question: Question, others: Sequence[Question]) -> bool:
    """Tells whether another question has the same key and much the same words."""
    own = set(content_words(f"{question.stem} {question.answer}"))
    for other in others:
        theirs = set(content_words(f"{other.stem} {other.answer}"))
        shared = len(own & theirs) / max(1, min(len(own), len(theirs)))
        if shared > 0.8 or (question.answer == other.answer != "true" and shared > 0.5):
            return True
    return False


def _with_alternates(chosen: list[Question], alternates: dict[str, list[Question]]) -> list[Question]:
    others = [other for question in chosen for other in alternates.get(question.id, [])]
    return [*chosen, *others]


def _needless(left: list[Question]) -> Iterator[Rejection]:
    for question in left:
        yield Rejection(
            kind=question.kind, stem=question.stem, reason="a better question asks much the same", gate="choose"
        )


def _doubted(left: list[Question]) -> Iterator[Question]:
    for question in left:
        yield replace(question, doubts=("another question asks much the same",))


def _distinct(doubtful: list[Question], chosen: list[Question]) -> Iterator[Question]:
    stems = {(question.kind, question.stem) for question in chosen}
    for question in doubtful:
        if (question.kind, question.stem) not in stems:
            stems.add((question.kind, question.stem))
            yield question
