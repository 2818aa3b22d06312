"""The text is shown whole, in clean words, with each stretch of evidence set apart."""

from hypothesis import given
from hypothesis import strategies as st

from questions.reading import read
from quizapp.bank.lighting import LitBlock, Part, below, lit_blocks
from quizapp.bank.passages import kept_blocks

TEXT = "# The ferry\n\nThe **old ferry** sank in 1971 &amp; was lost. Nobody was hurt by it.\n"
BLOCKS = kept_blocks(read(TEXT))
WHOLE = ["The ferry", "The old ferry sank in 1971 & was lost. Nobody was hurt by it."]


def words(blocks) -> list[str]:
    return ["".join(part.words for part in block.parts) for block in blocks]


def test_without_facts_the_text_stands_as_it_reads() -> None:
    assert words(lit_blocks(BLOCKS, {})) == WHOLE


def test_evidence_is_set_apart_and_can_be_linked_to_once() -> None:
    start, end = TEXT.index("The **"), TEXT.index(" Nobody")
    lit = lit_blocks(BLOCKS, {"a": [(start, end)]})
    assert [(part.words, part.facts, part.first) for part in lit[1].parts] == [
        ("The old ferry sank in 1971 & was lost.", ("a",), ("a",)),
        (" Nobody was hurt by it.", (), ()),
    ]


def test_overlapping_evidence_is_split_where_it_overlaps() -> None:
    start, middle, end = TEXT.index("sank"), TEXT.index("in 1971"), TEXT.index(" Nobody")
    lit = lit_blocks(BLOCKS, {"a": [(start, end)], "b": [(middle, end)]})
    assert [(part.words, part.facts, part.first) for part in lit[1].parts[1:3]] == [
        ("sank ", ("a",), ("a",)),
        ("in 1971 & was lost.", ("a", "b"), ("b",)),
    ]


def heading(words: str, level: int) -> LitBlock:
    return LitBlock("heading", level, [Part(words)])


def test_headings_go_on_below_the_title_without_a_gap() -> None:
    blocks = [heading("Ferries", 1), heading("Deep", 4), heading("Flat", 2), heading("Deep", 4)]
    assert [block.level for block in below("Ferries", blocks)] == [2, 2, 3]


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))), max_size=6))
def test_no_word_is_lost_or_doubled_whatever_the_spans(spans: list[tuple[int, int]]) -> None:
    places = {str(n): [(min(pair), max(pair))] for n, pair in enumerate(spans)}
    lit = lit_blocks(BLOCKS, places)
    assert [text.split() for text in words(lit)] == [text.split() for text in WHOLE]
    firsts = [fact for block in lit for part in block.parts for fact in part.first]
    assert len(firsts) == len(set(firsts))
