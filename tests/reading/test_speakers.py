"""In an interview the label of a speaker is no part of the sentence, and is kept."""

from questions.reading import read


def spoken(text: str) -> list[tuple[str | None, str]]:
    return [(block.speaker, block.text) for block in read(text).readable]


def test_labels_of_an_interview() -> None:
    text = (
        "The Mill of Velm\n\nDr. Lind has led the museum since 2012.\n\n**Q:** How old is it?\n\n"
        "**Dr. Lind:** It was built in 1721.\n\nIt burnt down once.\n\n**Q:** When was that?\n\n"
        "**Dr. Lind:** In the spring of 1805.\n"
    )
    assert spoken(text) == [
        (None, "Dr. Lind has led the museum since 2012."),
        ("Q", "How old is it?"),
        ("Dr. Lind", "It was built in 1721."),
        ("Dr. Lind", "It burnt down once."),
        ("Q", "When was that?"),
        ("Dr. Lind", "In the spring of 1805."),
    ]


def test_capitals_in_lines() -> None:
    text = "REPORTER: How old is the mill?\nMARA LIND: It was built in 1721.\nREPORTER: And the wheel?\n"
    assert spoken(text) == [
        ("REPORTER", "How old is the mill?"),
        ("MARA LIND", "It was built in 1721."),
        ("REPORTER", "And the wheel?"),
    ]


def test_a_colon_is_no_label_by_itself() -> None:
    text = "Ohm: The mill was sold in 1921.\n\nIt has three parts: a wheel, a stone and a door."
    assert [speaker for speaker, _ in spoken(text)] == [None, None]


def test_a_heading_ends_the_interview() -> None:
    text = (
        "# Mill\n\nQ: How old is it?\n\nA: It is from 1721.\n\nQ: And the wheel?\n\nA: From 1805.\n\n"
        "## About the mill\n\nIt stands in Velm."
    )
    assert spoken(text)[-1] == (None, "It stands in Velm.")
