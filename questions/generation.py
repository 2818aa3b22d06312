"""From an article's text to checked questions: read, find facts, write, put through the gates, choose."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from questions import question_json
from questions.article import Article
from questions.choosing import choose
from questions.errors import NoFacts
from questions.facts.conflicts import Conflict, conflicts
from questions.facts.fact import Fact
from questions.facts.finding import Finding, Found, find_facts, identity
from questions.facts.names import Names
from questions.facts.naming import read_names
from questions.facts.sentence import Sentence
from questions.gates import judge
from questions.gates.outline import Outline
from questions.promise import Draft, Scene, promise
from questions.question import Question, Rejection
from questions.ranking import Emphasis, emphasis, importance
from questions.reading import read
from questions.writing import writers
from questions.writing.labelling import is_maybe
from questions.writing.material import Background, Material

SURE = 0.56
"""Chance from which a word that may be a loose reference leaves no doubt."""
LEAST_PROMISE = 0.46
"""Chance of being accepted under which a teacher should look twice."""


@dataclass(frozen=True, slots=True)
class Result:
    """What was made from one text: the article, its facts, the questions best first, and what was dropped."""

    article: Article
    facts: tuple[Fact, ...]
    questions: tuple[Question, ...]
    rejected: tuple[Rejection, ...]
    conflicts: tuple[Conflict, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Returns the result as plain JSON values, in the form of ``quizapp generate --json``."""
        return {
            "article": {
                "title": self.article.title,
                "language": self.article.language,
                "words": self.article.words,
                "sha256": self.article.sha256,
            },
            "facts": [_fact_to_dict(fact) for fact in self.facts],
            "questions": [question_json.to_dict(question) for question in self.questions],
            "rejected": [
                {"kind": each.kind, "stem": each.stem, "reason": each.reason} for each in self.rejected
            ],
            "conflicts": [
                {"facts": [each.first, each.second], "reason": each.reason} for each in self.conflicts
            ],
        }


def _fact_to_dict(fact: Fact) -> dict[str, Any]:
    start, end = fact.spans[0]
    return {
        "id": fact.id,
        "statement": fact.statement,
        "start": start,
        "end": end,
        "spans": [list(span) for span in fact.spans],
        "attribution": fact.attribution,
        "hedge": fact.hedge,
        "importance": fact.importance,
        "points": [{"id": point.id, "role": point.role, "answer": point.answer} for point in fact.points],
    }


def generate(
    text: str | bytes,
    title: str | None = None,
    kinds: Collection[str] | None = None,
    count: int | None = None,
    seed: int = 0,
    *,
    alternates: bool = False,
) -> Result:
    """Makes questions from an article in plain text, Markdown, HTML, PDF or DOCX.

    Without ``count`` only questions without doubts are given; with it up to that many, the best
    first and the doubtful ones last. ``kinds`` are names of kinds, None for all. ``alternates``
    asks for other forms of the undoubted questions on top of the count; without a count they always come. The
    same text, seed and version give the same result. Raises an InputError for a text that questions cannot be
    made from (NoFacts where none was found in it), ValueError for a kind that does not exist.
    """
    wanted = _wanted(kinds)
    article = read(text, title)
    sentences, heads = _sentences(article)
    names = read_names(sentences, [article.title, *heads], phrase=is_noun_phrase(article.title))
    found = find_facts(sentences, names, _topic(article, names), _published(article))
    if not found.findings:
        raise NoFacts("No fact was found in this text that stands alone. Try a longer or a plainer article.")
    prose = [sentence.text for sentence in sentences]
    stress = emphasis(article.title, prose)
    findings = [_weighed(finding, stress) for finding in found.findings]
    background = Background(article.text, prose, names, findings, seed)
    about = Outline(article.title, tuple(heads))
    against = tuple(conflicts([finding.fact for finding in findings]))
    disputed = {fact: each.reason for each in against for fact in (each.first, each.second)}
    agreed = [finding for finding in findings if finding.fact.id not in disputed]
    drafts, rejected = _gated(_drafts(agreed, background, wanted), article.text, about)
    scene = Scene.of(about, prose, [sentence.span for sentence in sentences])
    promising = [_promised(draft, scene) for draft in drafts]
    against_set = partial(_against, article.text, about)
    chosen = choose(promising, against_set, article.words, count, alternates=alternates)
    return Result(
        article=article,
        facts=tuple(finding.fact for finding in findings),
        questions=chosen.questions,
        rejected=(*_dropped(found), *_disputed(findings, disputed), *rejected, *chosen.rejected),
        conflicts=against,
    )


def _wanted(kinds: Collection[str] | None) -> set[str]:
    known = set(writers())
    unknown = sorted(set(kinds or ()) - known)
    if unknown:
        raise ValueError(f"There is no kind “{unknown[0]}”. The kinds are: {', '.join(sorted(known))}.")
    return set(kinds) if kinds else known


def _sentences(article: Article) -> tuple[list[Sentence], list[str]]:
    from questions.language import parse

    sentences = []
    headings: dict[str, None] = {}
    for parsed in parse(article):
        headings.update(dict.fromkeys(parsed.block.path))
        sentences.append(
            Sentence(
                parsed=parsed.span,
                span=(parsed.start, parsed.end),
                index=parsed.number,
                paragraph=parsed.paragraph,
                heading=parsed.block.path[-1] if parsed.block.path else "",
                continues=parsed.quoted,
            )
        )
    return sentences, list(headings)


def is_noun_phrase(title: str) -> bool:
    """Tells whether a title names a thing and states nothing."""
    from questions.language import pipeline

    parsed = pipeline()(title[0].upper() + title[1:].lower() if title else "")
    clause = any(token.tag_ in {"VBZ", "VBP", "VBD", "MD"} for token in parsed)
    return not clause and any(token.dep_ == "ROOT" and token.pos_ in {"NOUN", "PROPN"} for token in parsed)


def _topic(article: Article, names: Names) -> str | None:
    """Returns the person that the title names, if it names one only."""
    people = [name for name in names.of_sort("person") if name.split()[-1] in article.title]
    full = [name for name in people if name.split()[0] in article.title]
    one = len({name.split()[0] for name in full or people}) == 1
    return names.surnames.get(people[0].split()[-1], (full or people)[0]) if one else None


def _published(article: Article) -> tuple[int, int] | None:
    """Returns the year and the month of an article whose date states both."""
    found = re.match(r"(\d{4})-(\d\d)", article.date or "")
    return (int(found[1]), int(found[2])) if found else None


def _weighed(finding: Finding, stress: Emphasis) -> Finding:
    return replace(finding, fact=replace(finding.fact, importance=importance(finding, stress)))


def _drafts(findings: list[Finding], background: Background, wanted: set[str]) -> Iterator[Draft]:
    """Yields every form that every writer has for every point, each with its id."""
    chosen = [(kind, write) for kind, write in writers().items() if kind in wanted]
    for finding in findings:
        for point, slot in (*finding.slots, (finding.whole, None)):
            material = Material(finding, point, slot, background)
            for _, write in chosen:
                for question in write(material):
                    yield Draft(
                        question=_identified(question),
                        sort=slot.sort if slot else "whole",
                        value=slot.value if slot else "whole",
                        origin=finding.claim.origin,
                    )


def _identified(draft: Question) -> Question:
    points = ",".join(share.point for share in draft.points)
    return replace(draft, id=identity(points, draft.kind, draft.stem))


def _gated(drafts: Iterator[Draft], text: str, about: Outline) -> tuple[list[Draft], list[Rejection]]:
    """Puts each draft through every gate: a hard one drops it, a soft one leaves a doubt."""
    kept: list[Draft] = []
    rejected: list[Rejection] = []
    for draft in drafts:
        question = draft.question
        verdict = judge(question, text, (), about)
        if verdict.passed:
            doubted = replace(question, doubts=tuple(dict.fromkeys((*question.doubts, *verdict.doubts))))
            gates = tuple(finding.gate for finding in (*verdict.doubtful, *verdict.hints))
            kept.append(replace(draft, question=doubted, gates=gates))
        else:
            rejected += verdict.rejections(question)[:1]
    return kept, rejected


def _promised(draft: Draft, scene: Scene) -> Question:
    """Returns the draft's question with its chance of being accepted, doubted where that is too small."""
    question = replace(draft.question, confidence=round(promise(draft, scene), 3))
    if question.confidence >= SURE:
        question = replace(question, doubts=tuple(each for each in question.doubts if not is_maybe(each)))
    if question.confidence >= LEAST_PROMISE:
        return question
    return replace(question, doubts=(*question.doubts, "It may not be worth asking, or not good enough."))


def _against(
    text: str, about: Outline, question: Question, others: Sequence[Question]
) -> tuple[Rejection, ...]:
    return judge(question, text, others, about).rejections(question)[:1]


def _dropped(found: Found) -> Iterator[Rejection]:
    for statement, reason in found.dropped:
        yield Rejection(kind="", stem=statement, reason=reason, gate="reading")


def _disputed(findings: list[Finding], reasons: Mapping[str, str]) -> Iterator[Rejection]:
    for finding in findings:
        if finding.fact.id in reasons:
            statement, reason = finding.fact.statement, reasons[finding.fact.id]
            yield Rejection(kind="", stem=statement, reason=reason, gate="conflicts")
