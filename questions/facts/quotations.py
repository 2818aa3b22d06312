"""Who speaks in quoted sentences that do not name their speaker themselves."""

from collections.abc import Sequence

from spacy.tokens import Token

from questions.facts.clause import subject_of
from questions.facts.names import Names
from questions.facts.sentence import Sentence
from questions.facts.speech import NEUTRAL, Speaker, name_speaker


def lone_quotations(sentences: Sequence[Sentence], names: Names) -> dict[int, Speaker | None]:
    """Returns the speaker of each sentence that lies in a quotation and names none, by its index.

    None where it is not certain who speaks. A quotation that runs over several sentences has the
    speaker named behind its end; one that follows an attributed quotation in its paragraph, that speaker.
    """
    found: dict[int, Speaker | None] = {}
    waiting: list[int] = []
    last: tuple[int, Speaker | None] = (-1, None)
    for sentence in sentences:
        speaker = _named(sentence, names)
        if not waiting and sentence.continues and speaker is None:
            waiting.append(sentence.index)
        elif speaker is not None:
            found.update(dict.fromkeys(waiting, speaker))
            waiting = []
            last = (sentence.paragraph, speaker)
        elif is_all_quoted(sentence):
            waiting.append(sentence.index)
        if waiting and _closes(sentence):
            known = last[1] if last[0] == sentence.paragraph else None
            found.update(dict.fromkeys(waiting, known))
            waiting = []
    found.update(dict.fromkeys(waiting, None))
    return found


def is_all_quoted(sentence: Sentence) -> bool:
    """Tells whether a sentence is nothing but words of a quotation."""
    text = sentence.text.strip()
    opens = text.startswith(("“", '"')) or sentence.continues
    closes = text.endswith(("”", '"'))
    inner = text[1:-1] if closes else text[1:]
    return opens and "”" not in inner and "“" not in inner and '"' not in inner


def in_quotation(token: Token, sentence: Sentence) -> bool:
    """Tells whether a token stands between quotation marks."""
    depth = 1 if sentence.continues else 0
    for other in sentence.parsed:
        if other.i >= token.i:
            break
        if other.text == "“":
            depth += 1
        elif other.text == "”":
            depth = max(0, depth - 1)
        elif other.text == '"':
            depth = 1 - min(depth, 1)
    return depth > 0


def _closes(sentence: Sentence) -> bool:
    return sentence.text.strip().endswith(("”", '"'))


def _named(sentence: Sentence, names: Names) -> Speaker | None:
    """Returns the speaker whom a sentence names beside a quotation."""
    if not any(mark in sentence.text for mark in '“”"'):
        return None
    root = sentence.parsed.root
    head = subject_of(root) if root.lemma_.lower() in NEUTRAL else None
    return name_speaker(head, names) if head is not None and not in_quotation(root, sentence) else None
