"""How many, how much, what share: figures with their unit and hedge."""

from collections.abc import Iterator

from spacy.tokens import Token

from questions.facts.claim import Claim
from questions.facts.fact import Role
from questions.facts.names import Names, name_around
from questions.facts.phrases import adjuncts, in_clause, objects, span_of, subject_at
from questions.facts.quantity import Quantity, quantities
from questions.facts.slot import Asked, Slot
from questions.facts.vocabulary import vocabulary

WORTH = 0.85
_ROLE: Role = "how_many"
_ASKED_HEDGES = {
    "between": "",
    "only": "",
    "exactly": "",
    "some": "about",
    "an estimated": "about",
    "a maximum of": "up to",
    "as many as": "up to",
    "as much as": "up to",
    "a minimum of": "at least",
}
"""Hedges that a question words in another way."""
_DETERMINERS = frozenset({"the", "its", "their", "his", "her", "these", "those"})
_PLURALS = {"foot": "feet", "inch": "inches", "century": "centuries"}
_UNCHANGED = vocabulary(
    "km kg cm mm mg ml mph km/h °C °F feet yuan yen percent hertz celsius fahrenheit million billion "
    "thousand hundred trillion inches centuries"
)
_BEFORE = vocabulary("in within for at over during after with under on across through to")
"""Prepositions that "how many" can follow."""
_MEASURES = vocabulary(
    "speed height length width depth weight mass temperature distance range area population price "
    "cost size age diameter volume rate salary wage fee budget capacity value income revenue profit "
    "loss debt fine reward altitude pressure wingspan lifespan span radius power output"
)
_DIMENSIONS = vocabulary("long tall high wide deep away thick across apart old")


def find(claim: Claim, names: Names) -> Iterator[Slot]:
    """Yields each figure that counts or measures something."""
    statement = claim.statement
    for quantity in quantities(statement):
        if quantity.is_year or (quantity.by_word and quantity.value < 3 and not quantity.measure):
            continue
        at = claim.slice(quantity.start, quantity.end)
        number = claim.slice(quantity.number_start, quantity.number_end)
        token = _token(claim, number[0])
        if token is None or _unsuited(token, quantity, names):
            continue
        yield from _slots(claim, quantity, at, number, token)


def _token(claim: Claim, position: int) -> Token | None:
    index = claim.pieces[position].token
    return claim.clause.verb.doc[index] if index >= 0 else None


def _unsuited(token: Token, quantity: Quantity, names: Names) -> bool:
    around = name_around(token)
    named = around is not None and names.sort(around.text) is not None
    ordinal = token.ent_type_ in {"ORDINAL", "TIME"} and not quantity.measure
    counts_nothing = not quantity.measure and token.head.pos_ not in {"NOUN", "PROPN"}
    dated = token.ent_type_ == "DATE" and not quantity.measure
    rate = token.i > 0 and token.nbor(-1).lower_ == "per"
    ranged = token.i > 1 and token.nbor(-1).lower_ in {"to", "or"} and token.nbor(-2).lower_ == "one"
    return ranged or rate or named or ordinal or counts_nothing or dated


def _slots(claim: Claim, quantity: Quantity, at: Asked, number: Asked, token: Token) -> Iterator[Slot]:
    statement = claim.statement
    bare = statement[quantity.number_start : quantity.number_end].lower()
    whole = _answer(statement, quantity)
    counted = "" if quantity.measure else token.head.text
    measured = _measured(claim, at) if quantity.measure else None
    if measured is not None:
        yield _measure(claim, quantity, at, *measured)
        return
    taken, word = _asked(claim, quantity, at, token)
    yield Slot(
        role=_ROLE,
        sort="quantities",
        value="figure",
        answer=whole,
        gap=at if quantity.hyphened else (number[0] if not quantity.currency else at[0], at[1]),
        taken=taken,
        word=word,
        plural=True,
        quantity=quantity,
        accepted=_accepted(bare, whole, quantity, counted),
        worth=0.9 if quantity.measure or quantity.value > 12 else 0.6,
    )


def _measured(claim: Claim, at: Asked) -> tuple[Asked, str] | None:
    """Returns the object "a speed of 300 km/h" around a figure, and "speed"."""
    for noun, place in objects(claim):
        pieces = claim.pieces[place[0] : at[0]]
        named = noun.lemma_.lower() in _MEASURES and place[1] == at[1] and len(pieces) >= 3
        if named and pieces[0].text.lower() in {"a", "an"} and pieces[-1].text == "of":
            return place, " ".join(piece.text for piece in pieces[1:-1])
    return None


def _measure(claim: Claim, quantity: Quantity, at: Asked, place: Asked, name: str) -> Slot:
    whole = claim.text(*at)
    return Slot(
        role=_ROLE,
        sort="quantities",
        value="figure",
        answer=whole,
        gap=at,
        taken=place,
        word=f"what {name}",
        quantity=quantity,
        accepted=(_answer(claim.statement, quantity),),
        worth=0.9,
    )


def _answer(statement: str, quantity: Quantity) -> str:
    start = quantity.number_start - (1 if quantity.currency else 0)
    answer = statement[start : quantity.end].strip()
    return answer[0].lower() + answer[1:] if quantity.by_word else answer


def _accepted(bare: str, whole: str, quantity: Quantity, counted: str) -> tuple[str, ...]:
    forms = [bare, f"{bare} {counted}".strip()]
    if quantity.hedge:
        forms.append(f"{quantity.hedge} {whole}")
    if quantity.unit == "%" or quantity.unit in {"percent", "per cent"}:
        forms += [f"{bare}%", f"{bare} percent", f"{bare} per cent"]
    return tuple(dict.fromkeys(form for form in forms if form != whole))


def _asked(claim: Claim, quantity: Quantity, at: Asked, token: Token) -> tuple[Asked, str | None]:
    """Returns the phrase around a figure and the question word that can stand for it."""
    if quantity.hyphened or quantity.measure in {"percent", "percentage points"}:
        return at, None
    if _goes_on(claim, at):
        return at, None
    dimension = _dimension(claim, at)
    if dimension is not None and quantity.measure:
        return (at[0], at[1] + 1), f"{_hedge(quantity)}how many {_plural(quantity.measure)} {dimension}"
    for place in _phrases(claim):
        if place[0] <= at[0] and at[1] <= place[1]:
            word = _word(claim, quantity, at, place, token)
            return place, word
    return at, None


def _goes_on(claim: Claim, at: Asked) -> bool:
    """Tells whether other figures are joined to this one."""
    following = [piece.text.lower() for piece in claim.pieces[at[1] + 1 : at[1] + 3]]
    before = claim.pieces[at[0] - 1].text.lower() if at[0] else ""
    return bool({"and", "or"} & {*following, before})


def _dimension(claim: Claim, at: Asked) -> str | None:
    """Returns the "long" or "away" right behind a figure that ends the clause there."""
    end = at[1] + 1
    start, stop = claim.bounds("rest")
    if not start <= at[0] <= end < stop:
        return None
    word = claim.pieces[end].text
    return word if word in _DIMENSIONS else None


def _hedge(quantity: Quantity) -> str:
    hedge = _ASKED_HEDGES.get(quantity.hedge or "", quantity.hedge)
    return f"{hedge} " if hedge else ""


def _phrases(claim: Claim) -> Iterator[Asked]:
    yield subject_at(claim)
    yield from (place for _, place in objects(claim))
    for adjunct in adjuncts(claim):
        yield adjunct.at
    verb = claim.clause.verb
    for child in verb.children:
        place = span_of(claim, child) if child.dep_ in {"attr", "npadvmod"} else None
        if place is not None and in_clause(claim, place):
            yield place


def _word(claim: Claim, quantity: Quantity, at: Asked, place: Asked, token: Token) -> str | None:
    """Returns the phrase with "how many" in place of the number, where it reads well."""
    before = claim.text(place[0], at[0] - 1) if at[0] > place[0] else ""
    if before and before.lower() not in _BEFORE:
        return None
    after = claim.text(at[1] + 1, place[1]) if at[1] < place[1] else ""
    if (
        any(mark in f" {before} {after} " for mark in (",", " who ", " which ", "“", ";"))
        or len(after.split()) > 12
    ):
        return None
    if before.split()[:1] and before.split()[0].lower() in _DETERMINERS:
        return None
    counted = _counted(quantity, token, after)
    if counted is None:
        return None
    return " ".join(f"{before} {_hedge(quantity)}{counted} {after}".split())


def _counted(quantity: Quantity, token: Token, after: str) -> str | None:
    """Returns "how many kilometres", or "how many" before the noun that is counted."""
    if quantity.measure and quantity.measure != quantity.scale:
        return f"how many {_plural(quantity.measure)}"
    if not after or not (token.head.tag_ in {"NNS", "NNPS"} or quantity.scale):
        return None
    return f"how many {quantity.scale}".strip()


def _plural(measure: str) -> str:
    """Returns "kilometres per hour" for "kilometre per hour"."""
    unit, rate, per = _split_rate(measure)
    first, _, last = unit.rpartition(" ")
    plural = _PLURALS.get(last, last if last in _UNCHANGED or last.endswith("s") else f"{last}s")
    return f"{first} {plural}".strip() + rate + per


def _split_rate(measure: str) -> tuple[str, str, str]:
    for mark in (" per ", " a ", " an ", " each ", " every "):
        unit, rate, per = measure.partition(mark)
        if rate:
            return unit, rate, per
    return measure, "", ""
