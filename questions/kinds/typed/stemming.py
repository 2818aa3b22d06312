"""Stems: inflected forms of one word come out equal ("detects", "detection")."""

import re
from functools import lru_cache

from questions.kinds.typed.spelling_variants import one_spelling

_ENDINGS = tuple(
    """
    ational ization ations ements nesses ation ement ments ities ingly ness ment ions ings edly ies
    ity ing ion ers ors ous ive ed es er or ly al s e y
    """.split()
)
_SHORT_ENDINGS = frozenset({"ing", "ed", "s", "e"})
_UNDOUBLED = re.compile(r"([bdgmnprt])\1$")
_IRREGULAR = dict(
    pair.split(":")
    for pair in """
    built:build said:say made:make took:take taken:take held:hold found:find led:lead won:win
    lost:lose sold:sell bought:buy began:begin begun:begin became:become wrote:write written:write
    grew:grow grown:grow rose:rise risen:rise fell:fall fallen:fall kept:keep left:leave sent:send
    spent:spend taught:teach thought:think brought:bring gave:give given:give went:go gone:go
    came:come knew:know known:know met:meet paid:pay ran:run saw:see seen:see spoke:speak
    spoken:speak chose:choose chosen:choose drew:draw drawn:draw drove:drive driven:drive
    fought:fight flew:fly flown:fly broke:break broken:break froze:freeze frozen:freeze sank:sink
    sunk:sink shot:shoot slept:sleep stood:stand struck:strike swam:swim told:tell threw:throw
    thrown:throw wore:wear worn:wear meant:mean lay:lie laid:lay fed:feed fled:flee felt:feel
    sought:seek caught:catch children:child men:man women:woman mice:mouse feet:foot teeth:tooth
    """.split()
)


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Returns the word without its ending, for comparing inflected forms ("detects", "detection")."""
    word = _IRREGULAR.get(word) or one_spelling(word)
    if word[0].isdigit():
        return word
    word = word[:-1] if word.endswith(("eys", "ays", "oys")) else word
    if word.endswith(("ey", "ay", "oy")):
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= (3 if ending in _SHORT_ENDINGS else 4):
            return _UNDOUBLED.sub(r"\1", word[: -len(ending)].rstrip("i"))
    return word
