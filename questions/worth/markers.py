"""Words and signs that tell what a sentence does: define, explain, compare, hedge, tell a story, address the reader."""

import re

_START = r"^[\"“‘(\[]?"
MARKERS: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern, 0 if name == "abbreviation" else re.IGNORECASE)
    for name, pattern in {
        "defines": r"\b(?:is|are) (?:an?|the|any|one of|those|what)\b.{0,60}\b(?:that|which|who|of|in|"
        r"where)\b",
        "opens with is": _START
        + r"(?:(?:an?|the) )?(?:[\w’'-]+ ){1,3}(?:\([^)]*\) )?(?:is|are) (?:an?|the)\b",
        "names": r"\b(?:called|known as|termed|named|defined as|refers? to|referred to as|means|"
        r"is the term|described as|the term|is (?:the )?(?:study|process|ability|tendency|practice))\b",
        "also called": r"\b(?:also (?:called|known|referred)|, or [\w’' -]{3,30},|i\.e\.|in other words|"
        r"that is,)",
        "cause": r"\b(?:because|causes?|caused by|leads? to|led to|results? (?:in|from)|resulted|due to|"
        r"therefore|thus|consequently|as a result|so that|reasons?|why|thereby|produces?|allows?|enables?)\b",
        "purpose": r"\b(?:in order to|so as to|used to|serves? (?:to|as)|purpose|goal|aims?|function|"
        r"helps? (?:to )?\w+|intended|designed to|role)\b",
        "contrast": r"\b(?:whereas|while|unlike|in contrast|rather than|instead|differs?|different from|"
        r"difference|as opposed|on the other hand|not only|but)\b",
        "comparison": r"\b(?:than|more|less|fewer|greater|larger|smaller|higher|lower|similar|equal)\b",
        "superlative": r"\b(?:most|least|largest|smallest|biggest|first|only|highest|lowest|best|"
        r"earliest|oldest|\w{3,}est)\b",
        "weighty": r"\b(?:main|primary|key|major|important|essential|central|fundamental|basic|critical|"
        r"significant|chief|principal|vital|core)\b",
        "classes": r"\b(?:types?|kinds?|forms?|categories|classes|stages?|phases?|parts?|components?|"
        r"levels?|factors|characteristics|elements|principles|approaches) (?:of|that|in|:)|\b(?:consists? of|"
        r"composed of|made up of|includes?|divided into|contains?|comprises?)\b",
        "counted": r"\b(?:two|three|four|five|six|seven) (?:\w+ )?(?:types|kinds|forms|ways|parts|main|"
        r"major|stages|\w+s)\b",
        "general": r"\b(?:all|every|always|never|generally|usually|typically|often|commonly|tends? to|"
        r"in general|most \w+s)\b",
        "hedge": r"\b(?:may|might|could|perhaps|possibly|probably|likely|seems?|suggests?|appears?|sometimes|"
        r"approximately|about|roughly|some)\b",
        "example": r"\b(?:for example|for instance|e\.g\.|such as|consider|imagine|suppose|think of|take the|"
        r"one example|an example|examples|case of)\b",
        "opens as example": _START
        + r"(?:for example|for instance|consider|imagine|suppose|think|say,|take )",
        "aside": r"\b(?:of course|incidentally|by the way|interestingly|surprisingly|fortunately|"
        r"unfortunately|indeed|in fact|after all|luckily|sadly|curiously)\b",
        "points back": _START
        + r"(?:it|they|he|she|his|her|its|their|this|that|these|those|such|both|here|there)\b",
        "links back": _START
        + r"(?:however|therefore|thus|also|in addition|moreover|furthermore|but|and|so|yet|then|"
        r"similarly|likewise|nevertheless|still|finally|second|third|another|other|instead|meanwhile)\b",
        "to the reader": r"\b(?:you|your|yours|let’s|let's|let us|yourself)\b",
        "we": r"\b(?:we|our|us|ours|I|my|me)\b",
        "question": r"\?[\"”’)]*$",
        "exclamation": r"!",
        "brackets": r"\(",
        "abbreviation": r"\([A-Z]{2,6}s?\)",
        "quotes": r"[“”\"]",
        "colon": r"[:;]",
        "dash": r"—|–| - ",
        "list": r"\w, (?:[\w’' -]+, )+(?:and|or) ",
        "points elsewhere": r"\b(?:figure|table|chapter|section|shown|above|below|following|see|earlier|"
        r"later in|discuss(?:ed)?|learn(?:ed)?|previous(?:ly)?|next)\b",
    }.items()
}


def marks(text: str) -> dict[str, float]:
    """Returns for each marker whether the sentence has it (1) or not (0)."""
    return {name: float(pattern.search(text) is not None) for name, pattern in MARKERS.items()}
