"""PDF: pages become the text that a person reads, in order; what cannot be read says why."""

import io

import pytest
from pypdf import PdfReader, PdfWriter

from questions.errors import Damaged, Encrypted, Scanned, TooLarge
from questions.reading import read, text_of
from questions.reading.pdf_bounds import MAX_PAGES, MAX_STREAM
from tests.reading.pdf_files import Words, column, drawn, pdf

MILL = [
    "The old mill in the town of Velm was sold in 1921 by the family that had owned it",
    "for two centuries. Its wheel still turns, although the river has carried little water",
    "since the dam was built.",
]
WHOLE = (
    "The old mill in the town of Velm was sold in 1921 by the family that had owned it for two centuries. "
    "Its wheel still turns, although the river has carried little water since the dam was built."
)
STONE = [
    "The stone weighs two tons. It was cut in a quarry in the north of the country, and nine",
    "horses drew it to the mill in the spring of 1805.",
]


def readable(data: bytes) -> list[str]:
    return [block.text for block in read(data).readable]


def test_lines_become_paragraphs() -> None:
    assert readable(pdf(column([*MILL, "", *STONE]))) == [WHOLE, " ".join(STONE)]


def test_a_line_set_in_begins_a_paragraph() -> None:
    first = [*MILL[:2], "since the dam was built, and its doors are open to everybody who wants to see them."]
    assert len(readable(pdf(column([*first, "\t" + STONE[0], STONE[1]])))) == 2


def test_its_text_is_the_text_as_given() -> None:
    data = pdf([Words("Mills", size=20, y=750), *column([*MILL, "", *STONE])], info="/Title (On mills)")
    article = read(data)
    assert (article.title, article.text) == ("On mills", text_of(data)[0])
    for block in article.readable:
        assert article.text[slice(*block.span)] == block.text
    again = read(article.text)
    assert [(one.kind, one.text, one.span, one.path) for one in again.blocks] == [
        (one.kind, one.text, one.span, one.path) for one in article.blocks
    ]
    assert again.sha256 == article.sha256


def test_marks_of_markdown_stay_characters() -> None:
    lines = [
        "# is a sign, *two* stars and _lines_ too; a [link](x) and `code` and <b> are not bold.",
        "",
        "1921. That was the year, says \\n, in which R&D began and AT&amp;T was written so.",
        "",
        "- So it goes on: 3 * 4 * 5 and a_b_c and {x} stay as they are in the file, whatever they",
        "are to others.",
    ]
    assert readable(pdf(column(lines))) == [
        lines[0],
        lines[2],
        "So it goes on: 3 * 4 * 5 and a_b_c and {x} stay as they are in the file, whatever they are to others.",
    ]


LEFT = [
    "The council of the town wanted to",
    "sell the mill, but nobody would pay",
    "what it asked for. So it stood empty",
    "until a baker from the north of the",
    "country came and looked at it with",
    "his daughter, who knew about mills.",
]
RIGHT = [
    "She found that the wheel was sound",
    "and that the stone could be used. In",
    "the spring of 1805 the mill ground",
    "wheat again, and people came from",
    "all the valley to see it. The price of",
    "bread fell by a third in that year.",
]


def test_columns_are_read_one_after_the_other() -> None:
    wide = (
        "A history of the mill in the town of Velm, told for those who never saw its wheel turn in the river."
    )
    head = Words(wide, size=10, y=700)
    data = pdf([head, *column(LEFT, y=670), *column(RIGHT, x=320, y=670)])
    assert readable(data) == [wide, " ".join(LEFT), " ".join(RIGHT)]


def test_columns_drawn_line_by_line_are_columns_too() -> None:
    rows = [words for pair in zip(column(LEFT), column(RIGHT, x=320), strict=True) for words in pair]
    assert readable(pdf(rows)) == [" ".join(LEFT), " ".join(RIGHT)]


def test_words_cut_at_the_end_of_a_line_are_joined() -> None:
    lines = [
        "The old mill in the town of Velm, which is known to all of the inter-",
        "national press, is a rather well-",
        "known place, run by a Mr Schwarzen-",
        "egger and twenty-",
        "five friends of his.",
    ]
    assert " ".join(readable(pdf(column(lines)))) == (
        "The old mill in the town of Velm, which is known to all of the international press, is a rather "
        "well-known place, run by a Mr Schwarzenegger and twenty-five friends of his."
    )


def test_running_heads_page_numbers_and_footnotes_are_left_out() -> None:
    pages = [
        [
            Words("The Velm Review" if number % 2 else "Mills of the north", y=760, size=9),
            *column(
                [f"On day {number} the wheel of the mill turned for {number + 3} hours and stood still then."]
            ),
            Words(f"{number}  See the report of {1900 + number}, page 4.", y=80, size=7),
            Words(str(40 + number), x=300, y=40, size=9),
        ]
        for number in range(1, 7)
    ]
    assert readable(pdf(*pages)) == [
        f"On day {number} the wheel of the mill turned for {number + 3} hours and stood still then."
        for number in range(1, 7)
    ]


def test_a_head_with_the_number_of_its_page_is_left_out() -> None:
    names = ["Origins", "Origins", "The wheel", "The wheel", "Today"]
    pages = [
        [
            Words(f"{name} {number}", y=760, size=10),
            *column([f"Mill {name} was shown to {number * 7} guests."]),
        ]
        for number, name in enumerate(names, 12)
    ]
    found = readable(pdf(*pages))
    assert found == [
        f"Mill {name} was shown to {number * 7} guests." for number, name in enumerate(names, 12)
    ]


def test_a_paragraph_goes_on_over_the_page() -> None:
    assert readable(pdf(column(MILL[:2]), column(MILL[2:]))) == [WHOLE]


def test_headings_are_told_by_size_and_weight() -> None:
    page = [
        Words("The mills of Velm", size=22, y=760),
        Words("How the wheel turns", size=14, y=735),
        *column(MILL, y=710),
        Words("Its stone", font="F2", y=660),
        *column(STONE, y=645),
    ]
    paths = [(block.path, block.text[:9]) for block in read(pdf(page)).readable]
    assert paths == [
        (("The mills of Velm", "How the wheel turns"), "The old m"),
        (("The mills of Velm", "How the wheel turns", "Its stone"), "The stone"),
    ]


def test_list_items_keep_apart() -> None:
    lines = [
        "The mill has three parts:",
        "\x95 a wheel of old oak",
        "\x95 a stone from the north",
        "\x95 a door",
    ]
    page = [Words(line.replace("\x95", "•"), y=700 - 12 * place) for place, line in enumerate(lines)]
    assert [(block.kind, block.text) for block in read(pdf(page)).readable][1:] == [
        ("list_item", "a wheel of old oak"),
        ("list_item", "a stone from the north"),
        ("list_item", "a door"),
    ]


def test_raised_figures_are_powers_or_marks_of_notes() -> None:
    page = [
        Words("The valley covers 12 km", x=72, y=700),
        Words("2", x=184, y=704, size=6),
        Words(" of land and is old.", x=188, y=700),
        Words("7", x=274, y=704, size=6),
        *column(["The mill stands in the middle of it, and its wheel still turns."], y=680),
    ]
    assert readable(pdf(page))[0] == "The valley covers 12 km² of land and is old."


def test_a_page_on_its_side_is_read() -> None:
    writer = PdfWriter()
    contents = "\n".join(
        f"BT /F1 10 Tf 0 1 -1 0 {100 + 12 * place} 72 Tm ({line}) Tj ET" for place, line in enumerate(MILL)
    )
    writer.append(io.BytesIO(drawn(contents.encode())))
    writer.pages[0].rotate(90)
    out = io.BytesIO()
    writer.write(out)
    assert readable(out.getvalue()) == [WHOLE]


def locked(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(column(MILL)))))
    writer.encrypt(password, "owner's word", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_password_is_needed() -> None:
    with pytest.raises(Encrypted, match="password"):
        read(locked("secret"))


def test_an_empty_password_is_tried() -> None:
    assert readable(locked("")) == [WHOLE]


@pytest.mark.parametrize("content", [b"", b"0 0 100 100 re f", b"BT /F1 10 Tf (x) Tj ET"])
def test_pages_without_text_are_pictures(content: bytes) -> None:
    with pytest.raises(Scanned, match="pictures"):
        read(drawn(content, content))


def test_letters_that_nobody_knows_are_told() -> None:
    with pytest.raises(Scanned, match="letters"):
        read(drawn(b"BT /None 10 Tf 72 700 Td (The mill was sold in 1921 by its owner.) Tj ET"))


WHOLE_FILE = pdf(column(MILL))


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7",
        b"%PDF-1.7\n1 0 obj",
        WHOLE_FILE[:200],
        b"%PDF-1.7\n" + bytes(range(256)) * 20,
        WHOLE_FILE.replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"),
        WHOLE_FILE.replace(b"/Root 1 0 R", b"/Root 9 0 R").replace(b"/Catalog", b"/Cattle"),
    ],
)
def test_damaged_files_are_told(data: bytes) -> None:
    with pytest.raises((Damaged, Scanned)) as caught:
        read(data)
    assert str(caught.value).endswith(".")


def test_a_table_of_places_that_is_wrong_is_mended() -> None:
    assert readable(WHOLE_FILE.replace(b"startxref\n", b"startxref\n9")) == [WHOLE]


def test_bombs_are_not_unpacked() -> None:
    with pytest.raises(TooLarge):
        read(drawn(b" " * (MAX_STREAM + 1), packed=True))


def test_many_pages_that_draw_much_are_stopped() -> None:
    page = b"BT /F1 10 Tf 72 700 Td (The mill.) Tj ET\n" + b"%" * 2_000_000
    with pytest.raises(TooLarge):
        read(drawn(*[page] * 10, packed=True))


def test_too_many_pages() -> None:
    with pytest.raises(TooLarge, match=str(MAX_PAGES)):
        read(drawn(*[b""] * (MAX_PAGES + 1)))


def test_forms_that_hold_each_other_end() -> None:
    data = drawn(b"BT /F1 10 Tf 72 700 Td (The mill was sold in 1921 by its owner.) Tj ET /X Do")
    loop = data.replace(b"/Resources <<", b"/Resources << /XObject << /X 5 0 R >>")
    assert readable(loop) == ["The mill was sold in 1921 by its owner."]
