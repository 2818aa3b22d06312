"""The pairs. ``one>other`` holds in this direction only; the rest in both."""

_VERBS = """
increase decrease, rise fall, grow shrink, gain lose, permit prohibit, accept reject, win lose>,
strengthen weaken, expand contract>, accelerate slow>, heat cool, warm cool>, absorb release, attract repel,
export import, enhance weaken>, improve worsen, widen narrow, lengthen shorten, approve reject>,
support oppose, include exclude, succeed fail, encourage discourage, connect separate, appear disappear,
remember forget, buy sell, lend borrow, push pull, float sink, freeze melt, fill empty, contain lack>,
stimulate inhibit, activate inhibit>, promote hinder>, facilitate hinder, boost reduce>, reduce increase>,
decline grow>, drop rise>, thicken thin>, harden soften, relax tense>, constrict dilate, inhale exhale,
ascend descend, praise criticise, criticize praise>, welcome condemn, confirm deny, hasten delay, precede follow,
overestimate underestimate, survive perish>, unite divide, ban allow>, legalise ban>, raise lower, begin end>, enter leave>, simplify complicate, maximise minimise, maximize minimize,
shorten lengthen, tighten loosen, bend straighten, emit absorb>, swell shrink>, double halve, multiply divide>,
retain lose>, preserve destroy>, destroy preserve>, discourage encourage, oppose support, exhale inhale, hinder help>, dominate submit>, erode build_up>, deposit remove>, evaporate condense, lag lead>
"""
_ADJECTIVES = """
high low, higher lower, highest lowest, large small, larger smaller, largest smallest, big small>,
bigger smaller>, biggest smallest>, long short, longer shorter, longest shortest, warm cold>, warmer colder,
warmest coldest, hot cold, hotter colder>, hottest coldest>, fast slow, faster slower, fastest slowest, heavy light,
heavier lighter, heaviest lightest, older younger, oldest youngest, strong weak, stronger weaker, strongest weakest,
deep shallow, deeper shallower, deepest shallowest, northern southern, eastern western, internal external,
inner outer, positive negative, public private, maximum minimum, upper lower>, cheap expensive, cheaper dearer,
rich poor, richer poorer, thick thin, thicker thinner, greater smaller>, greatest smallest>, common rare, wide narrow,
wider narrower, early late, earlier later, active passive, voluntary involuntary, legal illegal,
possible impossible, permanent temporary, soft hard, smooth rough, wet dry, wetter drier, bright dim,
safe dangerous, simple complex, domestic foreign, rural urban, ancient modern, successful unsuccessful,
popular unpopular, visible invisible, direct indirect, sufficient insufficient, easy difficult, easier harder>,
likely unlikely, able unable, better worse, best worst, major minor, superior inferior, acidic alkaline,
aerobic anaerobic, frequent infrequent, stable unstable, identical different>, permeable impermeable,
flexible rigid, fertile infertile, abundant scarce, empty full, complete incomplete, beneficial harmful,
optional compulsory, mandatory optional>, proximal distal, anterior posterior, dorsal ventral, superficial deep>,
closer farther>, nearer farther>, busier quieter, quiet noisy, cautious bold, gradual sudden, steep gentle>,
steeper gentler, calm stormy, fresh salt>, open closed, liquid solid, vertical horizontal, conscious unconscious,
formal informal, regular irregular, equal unequal, dependent independent, mature immature, majority minority
"""
_ADVERBS = """
more less, most least, always never, often rarely, frequently rarely>, usually rarely>, seldom often>, above below,
upward downward, upwards downwards, upstream downstream, inside outside, faster slower, higher lower,
quickly slowly, rapidly slowly>, directly indirectly, northward southward, northwards southwards, eastward westward,
eastwards westwards, partly entirely, fully partly>, together separately, early late, earlier later,
internally externally, deliberately accidentally, completely partially, temporarily permanently, indoors outdoors,
easily hardly>, easier harder>, better worse, closer farther>, voluntarily involuntarily, gradually suddenly
"""
_PREPOSITIONS = """
before after, above below, inside outside, without with>, beneath above>, under above>,
behind before>, toward away_from>, towards away_from>, upstream downstream
"""
_NOUNS = """
increase decrease, rise fall>, growth decline, advantage disadvantage, success failure, victory defeat,
strength weakness, majority minority, surplus shortage, maximum minimum, summer winter,
morning evening, spring autumn, supporter opponent, gain loss, profit loss>, arrival departure, expansion contraction,
north south, east west, import export, top bottom, improvement deterioration,
inhalation exhalation, heating cooling, benefit drawback, ally enemy, buyer seller, employer employee,
winner loser, optimist pessimist, abundance scarcity, acceptance rejection, approval rejection>, reduction increase>,
drop rise>, decline growth, northwest southeast, northeast southwest
"""
_DETERMINERS = "most few>, many few, more fewer>"
_BY_PART = {
    "VERB": _VERBS,
    "ADJ": _ADJECTIVES,
    "ADV": _ADVERBS,
    "ADP": _PREPOSITIONS,
    "SCONJ": _PREPOSITIONS,
    "NOUN": _NOUNS,
    "DET": _DETERMINERS,
}


def _table() -> dict[tuple[str, str], str]:
    table: dict[tuple[str, str], str] = {}
    for part, pairs in _BY_PART.items():
        for pair in " ".join(pairs.split()).split(", "):
            one, other = pair.split()
            table.setdefault((part, one), other.rstrip(">").replace("_", " "))
            if not other.endswith(">"):
                table.setdefault((part, other), one)
    return table


OPPOSITES = _table()
"""The opposite of a word by its part of speech and itself: the lemma for verbs and nouns."""
