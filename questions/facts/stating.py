"""From a clause to a claim: settled wording, and what still keeps it from standing alone."""

from collections.abc import Iterator

from questions.facts.claim import Claim, Origin
from questions.facts.clause import Clause
from questions.facts.mentions import Mention
from questions.facts.quotations import in_quotation
from questions.facts.reading import Reading
from questions.facts.settling import settle, word_for_word
from questions.facts.speech import Speaker
from questions.facts.standing import shortcomings

_THINGS = frozenset({"its", "their", "it", "them", "they"})


def state(
    reading: Reading, clause: Clause, speaker: Speaker | None, origin: Origin, doubts: tuple[str, ...] = ()
) -> Claim:
    """Returns the claim that a clause makes. A speaker's own words that lean on others stay a quotation."""
    used: dict[str, Mention] = {}
    settled = settle(clause, reading.sentence, reading.lookup, used)
    direct = speaker is not None and in_quotation(clause.verb, reading.sentence)
    found = list(
        dict.fromkeys(
            _shortcomings(reading, clause, settled, speaker, origin, direct=direct, known=set(used))
        )
    )
    quoted = direct and origin != "speech" and bool(found)
    fault = None if quoted else next((reason for reason, sure in found if sure), None)
    soft = (reason for reason, sure in found if quoted or not sure)
    support = reading.support | {mention.span for mention in used.values()}
    return Claim(
        clause=word_for_word(settled) if quoted else settled,
        sentence=reading.sentence,
        origin=origin,
        speaker=speaker.shown if speaker else None,
        speaker_key=speaker.key if speaker else None,
        doubts=(*doubts, *soft),
        fault=fault,
        quoted=quoted,
        support=tuple(sorted(support - {reading.sentence.span})),
    )


def _shortcomings(
    reading: Reading,
    clause: Clause,
    settled: Clause,
    speaker: Speaker | None,
    origin: Origin,
    *,
    direct: bool,
    known: set[str],
) -> Iterator[tuple[str, bool]]:
    names = reading.lookup.names
    by_person = speaker is not None and not direct and names.sort(speaker.key) == "person"
    yield from shortcomings(settled, names, by_person=by_person, known=known)
    leaning = any(piece.text.lower() in _THINGS for piece in settled.pieces)
    if origin == "relative" and leaning and not by_person:
        yield "a pronoun may stand for something else", True
    for index in sorted(reading.times & {token.i for token in clause.verb.children}):
        yield f"“{clause.verb.doc[index].text}” was left out", False
