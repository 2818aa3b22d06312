"""Who did what: the subject and the object of a clause."""

from collections.abc import Iterator

from spacy.tokens import Token

from questions.facts.claim import Claim
from questions.facts.names import LEANING, Names, NameSort
from questions.facts.phrases import adjuncts, is_vague, name_at, objects, predicate_words, subject_at
from questions.facts.slot import Asked, Slot
from questions.facts.vocabulary import vocabulary

WORTH = 0.6
_LIGHT = vocabulary("have be do make take get give see use include")
_EMPTY = frozenset({"play", "have", "be", "do", "make", "take", "give"})
_PEOPLE = vocabulary(
    "philosopher thinker writer artist employer employee ruler settler individual adult member critic "
    "expert official leader resident patient worker student teacher "
    "scientist engineer soldier farmer doctor child parent woman man "
    "citizen settler "
    "monk sailor trader merchant nurse researcher historian voter refugee prisoner slave tourist "
    "visitor person people figure household parent pupil adolescent infant baby toddler teenager youngster "
    "elder family neighbour neighbor shopper customer consumer client passenger commuter driver pilot crew "
    "soldier officer guard prisoner victim survivor witness suspect lawyer judge juror minister senator "
    "politician councillor mayor governor king queen emperor bishop priest nun monk pilgrim missionary "
    "explorer navigator inventor designer builder architect painter composer singer player actor director "
    "producer editor reporter journalist author poet novelist reader publisher teacher tutor professor "
    "lecturer scholar academic scientist physicist chemist biologist doctor surgeon physician midwife carer "
    "peasant labourer laborer miner weaver smith baker butcher cook servant maid landlord tenant owner "
    "buyer seller trader banker investor shareholder executive manager boss colleague partner friend ally "
    "enemy rival opponent supporter campaigner activist protester rebel terrorist hacker scammer user "
    "sponsor donor volunteer member delegate ambassador diplomat spy agent crusader conqueror knight"
)
_HOLDING = frozenset({"include", "contain", "have", "involve", "comprise"})
_SUPPLYING = frozenset({"supply", "provide", "present", "equip", "furnish", "fill", "replace"})
_SHOWING = frozenset({"show", "suggest", "indicate", "demonstrate", "reveal", "mean", "find"})
_GROUPS = vocabulary(
    "government regime party company council agency ministry committee court team board parliament "
    "army police commission department group union firm bank university administration association "
    "people man woman"
)
_COUNTS = {2: "two", 3: "three", 4: "four", 5: "five"}


def find(claim: Claim, names: Names) -> Iterator[Slot]:
    """Yields the doer and the thing done, where they are named or described exactly."""
    if claim.origin == "speech":
        return
    yield from _doer(claim, names)
    yield from _agent(claim, names)
    found = list(objects(claim))
    for noun, at in found if len(found) == 1 else []:
        answer = claim.text(*at)
        figure = (
            noun.ent_type_ in {"MONEY", "QUANTITY", "PERCENT", "CARDINAL", "DATE", "TIME"} or noun.like_num
        )
        split = noun.head.lemma_ in _SUPPLYING and " with " in answer
        if split or _vague(noun, answer) or noun.head.lemma_ in _EMPTY or figure:
            continue
        sort = names.sort_of(noun) if noun.pos_ == "PROPN" else None
        yield Slot(
            role="who" if sort == "person" else "which" if sort == "country" else "what",
            sort="actions",
            value=_value(sort, noun),
            answer=answer,
            gap=at,
            taken=at,
            word="who" if sort == "person" else "which country" if sort == "country" else "what",
            worth=0.45 if claim.clause.verb.lemma_ in _LIGHT else 0.65,
        )


def _agent(claim: Claim, names: Names) -> Iterator[Slot]:
    """Yields the doer, or the cause, of a passive clause."""
    for adjunct in adjuncts(claim):
        if adjunct.preposition.dep_ != "agent" or adjunct.noun.pos_ not in {"NOUN", "PROPN"}:
            continue
        sort = names.sort_of(adjunct.noun)
        gap = name_at(claim, names, adjunct.inner)
        answer = claim.text(*gap)
        if (
            _vague(adjunct.noun, answer)
            or "," in answer
            or " or " in answer
            or len(answer.split()) > 9
            or any(mark.isdigit() for mark in answer)
        ):
            continue
        yield Slot(
            role="who" if sort == "person" else "which" if sort == "country" else "what",
            sort="actions",
            value=_value(sort, adjunct.noun),
            answer=answer,
            gap=gap,
            taken=adjunct.at,
            word={"person": "who", "country": "which country"}.get(sort or "", "what"),
            active=True,
            worth=0.7,
        )


def _is_single(answer: str) -> bool:
    """Tells whether an answer is one short name or description, without a list or a figure."""
    listed = "," in answer or " or " in answer
    return not listed and len(answer.split()) <= 9 and not any(mark.isdigit() for mark in answer)


def _doer(claim: Claim, names: Names) -> Iterator[Slot]:
    token = claim.clause.subject_token
    at = subject_at(claim)
    answer = claim.text(*at)
    if (
        claim.origin in {"apposition", "class"}
        or names.is_topic(answer)
        or token.pos_ in {"PRON", "DET"}
        or predicate_words(claim) < 2
        or claim.clause.verb.lemma_ == "be"
    ):
        return
    joint = _joint(token)
    sort = names.sort_of(token)
    if joint > 1:
        every = all(names.sort_of(inner) == "country" for inner in (token, *token.conjuncts))
        if every and joint in _COUNTS:
            yield _several(claim, answer, joint)
    elif sort == "person" and (" " in answer or answer in names.surnames):
        yield _subject(claim, answer, "person", "who", 0.7, gap=name_at(claim, names, at))
    elif sort == "country" and len(answer.split()) <= 3:
        yield _subject(claim, answer, "country", "which country", 0.65)
    elif (
        not any(letter.isdigit() for letter in answer)
        and _is_thing(token)
        and not _vague(token, answer)
        and len(answer.split()) <= 6
        and predicate_words(claim) >= 4
        and claim.clause.verb.lemma_ not in _SHOWING | _HOLDING
    ):
        people = token.lemma_.lower() in _PEOPLE or token.lemma_.lower().endswith(("ist", "ian"))
        yield _subject(claim, answer, "thing", "who" if people else "what", 0.45)


def _several(claim: Claim, answer: str, joint: int) -> Slot:
    """Asks for two or more countries at once, and says so where they are the only ones."""
    count = _COUNTS[joint]
    start, end = subject_at(claim)
    if not answer.lower().startswith("only "):
        return _subject(claim, answer, "country", f"which {count} countries", 0.7, plural=True)
    were = "were" if claim.clause.finite_tag == "VBD" else "are"
    word = f"which {were} the only {count} countries that"
    return _subject(claim, answer, "country", word, 0.8, plural=True, gap=(start + 1, end))


def _is_thing(token: Token) -> bool:
    return (
        token.pos_ == "NOUN"
        and token.lemma_.lower() not in _GROUPS
        and token.ent_type_ not in {"DATE", "NORP"}
    )


def _joint(token: Token) -> int:
    return 1 + len(list(token.conjuncts))


def _subject(
    claim: Claim,
    answer: str,
    value: str,
    word: str,
    worth: float,
    *,
    plural: bool = False,
    gap: Asked | None = None,
) -> Slot:
    at = subject_at(claim)
    return Slot(
        role="who" if value == "person" else "which" if value == "country" else "what",
        sort="actions",
        value=value,
        answer=claim.text(*gap) if gap else answer,
        gap=gap or at,
        taken=at,
        word=word,
        plural=plural,
        worth=worth,
    )


def _value(sort: NameSort | None, noun: Token) -> str:
    return sort if sort in {"person", "country"} else "name" if noun.pos_ == "PROPN" else "thing"


def _vague(noun: Token, answer: str) -> bool:
    leaning = answer.lower().startswith("the ") and noun.lemma_.lower() in LEANING and noun.pos_ == "NOUN"
    return noun.pos_ == "PRON" or leaning or is_vague(answer)
