"""What something consists of, depends on, leads to: objects that a verb takes with its own preposition."""

from collections.abc import Iterator

from questions.facts.claim import Claim
from questions.facts.names import Names
from questions.facts.phrases import adjuncts, is_vague
from questions.facts.quantity import NUMBER_WORDS
from questions.facts.slot import Slot

WORTH = 0.7
_PAIRS = frozenset(
    (
        "consist of,depend on,rely on,feed on,live on,lead to,belong to,refer to,respond to,react to,"
        "contribute to,"
        "result in,result from,arise from,stem from,derive from,come from,suffer from,recover from,"
        "protect from,"
        "protect against,fight against,react with,deal with,replace with,replace by,fill with,cover with,"
        "turn into,"
        "develop into,divide into,split into,break into,convert into,change into,transform into,compose "
        "of,make of,"
        "make from,build of,build from,use for,stand for,account for,search for,associate with,"
        "connect to,"
        "attach to,bind to,convert to,expose to,invest in,specialise in,specialize in,participate in,"
        "engage in,"
        "focus on,concentrate on,base on,impose on,insist on"
    ).split(",")
)


def find(claim: Claim, names: Names) -> Iterator[Slot]:  # noqa: ARG001
    """Yields the object of a verb with its preposition, which stays where it is in the question."""
    start, end = claim.bounds("rest")
    for adjunct in adjuncts(claim):
        pair = f"{adjunct.preposition.head.lemma_.lower()} {adjunct.preposition.lower_}"
        at = adjunct.inner
        answer = claim.text(*at)
        inside = start <= at[0] and at[1] < end
        named = adjunct.noun.pos_ in {"NOUN", "PROPN"} and not is_vague(answer)
        if pair not in _PAIRS or not inside or not named or _counts(answer) or len(answer.split()) > 9:
            continue
        yield Slot(
            role="what",
            sort="complements",
            value="complement",
            answer=answer,
            gap=at,
            taken=at,
            word="what",
            worth=0.7,
        )


def _counts(answer: str) -> bool:
    """Tells whether an answer is rather a number of things."""
    return answer.split()[0].lower() in NUMBER_WORDS or any(letter.isdigit() for letter in answer)
