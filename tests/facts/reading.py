"""Reading invented texts as far as claims, slots and findings."""

from questions.facts.claim import Claim
from questions.facts.claims import Read, read_claims
from questions.facts.finding import Found, find_facts
from questions.facts.naming import read_names
from questions.facts.sentence import Sentence
from questions.facts.slot import Slot
from questions.facts.sorts import sorts
from questions.language import pipeline


def sentences(text: str) -> list[Sentence]:
    """Parses a text whose paragraphs are separated by empty lines."""
    result: list[Sentence] = []
    offset = 0
    for number, paragraph in enumerate(text.split("\n\n")):
        offset = text.index(paragraph, offset)
        for parsed in pipeline()(paragraph).sents:
            before = paragraph[: parsed.start_char]
            result.append(
                Sentence(
                    parsed=parsed,
                    span=(offset + parsed.start_char, offset + parsed.end_char),
                    index=len(result),
                    paragraph=number,
                    continues=before.count("“") > before.count("”"),
                )
            )
    return result


def read(
    text: str, title: str = "", topic: str | None = None, published: tuple[int, int] | None = None
) -> Read:
    parsed = sentences(text)
    return read_claims(parsed, read_names(parsed, [title]), topic, published)


def statements(text: str, **known: object) -> list[str]:
    """The statements of a text that stand alone."""
    return [claim.statement for claim in read(text, **known).claims if claim.fault is None]  # type: ignore[arg-type]


def claim(text: str) -> Claim:
    """The first claim of a text."""
    return read(text).claims[0]


def facts(text: str, title: str = "") -> Found:
    parsed = sentences(text)
    return find_facts(parsed, read_names(parsed, [title]))


def slots(text: str, sort: str, title: str = "") -> list[Slot]:
    """The slots that one sort of fact finds in a text."""
    parsed = sentences(text)
    names = read_names(parsed, [title])
    finder = next(each for each in sorts() if each.name == sort)
    claims = [each for each in read_claims(parsed, names).claims if each.fault is None]
    return [slot for each in claims for slot in finder.find(each, names)]
