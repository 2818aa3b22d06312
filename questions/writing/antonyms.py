"""Words with one safe opposite, by part of speech: swapping one makes a statement false."""

from questions.facts.claim import Claim

_PAIRS = {
    "VERB": (
        "increase decrease,rise fall,grow shrink,gain lose,allow forbid,permit prohibit,accept reject,"
        "win lose,"
        "strengthen weaken,expand contract,accelerate slow,heat cool,absorb release,attract repel,export "
        "import,"
        "enhance weaken,improve worsen,widen narrow,lengthen shorten,exceed undercut,approve reject"
    ),
    "ADJ": (
        "higher lower,larger smaller,longer shorter,warmer colder,hotter cooler,faster slower,heavier "
        "lighter,"
        "older younger,stronger weaker,highest lowest,largest smallest,longest shortest,oldest youngest,"
        "fastest slowest,deepest shallowest,northern southern,eastern western,internal external,"
        "positive negative,public private,maximum minimum,cheaper dearer,richer poorer,thicker thinner,"
        "greater smaller"
    ),
    "ADV": (
        "more less,before after,always never,above below,upward downward,inside outside,faster slower,"
        "higher lower"
    ),
}
_ONE_WAY = {"contract", "slow", "undercut"}


def _table() -> dict[tuple[str, str], str]:
    table = {}
    for part, pairs in _PAIRS.items():
        for pair in pairs.split(","):
            one, other = pair.split()
            table[part, one] = other
            if other not in _ONE_WAY:
                table.setdefault((part, other), one)
    return table


_OPPOSITES = _table()


def opposite_at(claim: Claim) -> tuple[int, int, str] | None:
    """Returns the position of the first word that has a safe opposite, twice, and that opposite, inflected.

    None where there is none, or where the opposite also stands in the statement.
    """
    doc = claim.clause.verb.doc
    present = {piece.text.lower() for piece in claim.pieces}
    for position, piece in enumerate(claim.pieces):
        token = doc[piece.token] if piece.token >= 0 else None
        if token is None or piece.text.lower() != token.lower_ or claim.clause.negated:
            continue
        word = _opposite(token.pos_, token.lower_, token.lemma_.lower(), token.tag_)
        if word is not None and word not in present:
            return position, position, word
    return None


def _opposite(part: str, word: str, lemma: str, tag: str) -> str | None:
    if part != "VERB":
        return _OPPOSITES.get((part, word))
    base = _OPPOSITES.get((part, lemma))
    if base is None:
        return None
    from lemminflect import getInflection

    forms = getInflection(base, tag=tag)
    return str(forms[0]) if forms else None
