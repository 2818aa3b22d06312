"""Fuller names that capitals give away: "Suez Canal" in a title, "King Frederik II" and "the Trade "
"Council" in a text."""

import re
from collections.abc import Iterator

from questions.facts.sentence import Sentence
from questions.facts.vocabulary import vocabulary

_TITLES = vocabulary(
    "king queen emperor empress pope bishop duke prince princess mayor president captain general"
)
_OF = re.compile(r"(?:The )?((?:[A-Z]\w+ )+)(of|in|at) ((?:the )?[A-Z][\w-]+(?: [A-Z]\w+)?)")
_RUN = re.compile(r"(?:The )?((?:[A-ZÀ-Þ][\w’'-]+ )+)([A-Z]\w+)")


def named_by_title(title: str) -> tuple[str, str] | None:
    """Returns "canal" and "the Suez Canal", or "fire" and "the Great Fire of Asterby", for such a title."""
    title = title.strip()
    found = _OF.fullmatch(title)
    if found is not None:
        return found[1].split()[-1].lower(), f"the {found[1]}{found[2]} {found[3]}"
    run = _RUN.fullmatch(title)
    if "’s " in title or "'s " in title:
        return None
    if run is not None and run[1].strip() in {"The", "A", "An"}:
        return None
    return (run[2].lower(), f"the {run[1]}{run[2]}") if run is not None else None


def capital_names(sentence: Sentence, lower_words: set[str]) -> Iterator[tuple[str, str]]:
    """Yields the noun and the full name of each "the Trade Council" and "King Frederik II" of a sentence."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        if token.pos_ != "PROPN" or (index and tokens[index - 1].pos_ == "PROPN"):
            continue
        run = [token]
        while index + len(run) < len(tokens) and tokens[index + len(run)].pos_ == "PROPN":
            run.append(tokens[index + len(run)])
        text = str(token.doc[run[0].i : run[-1].i + 1].text)
        last = run[-1].text
        if len(run) < 2 or not last[0].isupper():
            continue
        if token.lower_ in _TITLES:
            yield token.lower_, text
        elif last.lower() in lower_words and index and tokens[index - 1].lower_ == "the":
            yield last.lower(), f"the {text}"
