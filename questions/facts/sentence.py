"""A parsed sentence and where it stands in the article."""

from dataclasses import dataclass

from spacy.tokens import Span as Parsed
from spacy.tokens import Token

from questions.facts.fact import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """``span`` is where the sentence stands in the article's text as given, in code points.

    ``index`` counts the sentences of the article, ``paragraph`` its paragraphs, from 0;
    ``heading`` is the heading it stands under, empty for none. ``continues`` says that it begins
    inside a quotation which an earlier sentence opened.
    """

    parsed: Parsed
    span: Span
    index: int = 0
    paragraph: int = 0
    heading: str = ""
    continues: bool = False

    @property
    def text(self) -> str:
        return str(self.parsed.text)

    @property
    def tokens(self) -> list[Token]:
        return list(self.parsed)

    def at(self, index: int) -> Token | None:
        """Returns the token with this index in the parsed text if it belongs to the sentence."""
        if self.parsed.start <= index < self.parsed.end:
            return self.parsed.doc[index]
        return None


def in_order(head: Token) -> list[Token]:
    """Returns a word and all that hangs on it in the order of the text, which the parser's own need not be."""
    return sorted(head.subtree, key=lambda token: token.i)
