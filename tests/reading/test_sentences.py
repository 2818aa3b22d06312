"""A sentence ends where a reader would say so."""

import pytest

from questions.reading.sentences import begin_in_quotation, sentence_spans

ONE = [
    "J. R. R. Tolkien taught at Oxford.",
    "The book by J. R. R. Tolkien sold well.",
    "Dr. Mara Lind met Prof. Weber and Gen. Ito in St. Gallen.",
    "The bridge opened on Oct. 3 in the town of Velm.",
    "It closed on Sat. Oct. 5 for repairs.",
    "The U.S. Senate passed the bill.",
    "Prices rose by 3.5 percent to $4.20 a litre.",
    "Some fruits, e.g. Bramley apples, i.e. Sour ones, keep well.",
    "The pact covers a broad partnership…. including the most guarded fields of work.",
    "The plan ... was dropped.",
    "“We have waited long. We will not wait again,” the mayor said.",
    "The mayor said: “We have waited. We will not wait again.”",
    "She asked, “Is it over? Can we go?”",
    "“Is it over?” Lind asked.",
    "“It is over!” shouted the crowd.",
    '"Is it over?" Mara Lind asked the clerk.',
    "The mill (see Fig. 2. It shows the wheel) is old.",
    "See No. 5 and p. 12 of the report.",
    "The firm Harl & Sons Ltd. Holdings grew.",
    "The site Wow! is popular.",
    "He lives at 12 Mill Rd. in Velm.",
    "The train leaves at 5 p.m. GMT from platform 2.",
    "George W. Brandt and Ann B. Ohm signed it.",
    "The ship H.M.S. Falke sank.",
    "Version 2.1.3 runs on node.js servers.",
    "Martin Luther Ohm Jr. Prize winners met.",
    "The case Smith v. Jones was closed.",
]

TWO = [
    ("He moved to the U.S. The move was hard.", 21),
    ("It happened in Oct. Prices then fell.", 20),
    ("Fruit has vitamin C. Oranges are an example.", 21),
    ("He was born in World War I. Britain was poor.", 28),
    ("The mill closed in 1998. Its owner left.", 25),
    ("“It is over.” Nobody believed it.", 14),
    ("Is it over? Nobody knows.", 12),
    ("He works for Harl Inc. The firm is small.", 23),
    ("The shop opens at 9 a.m. Customers wait outside.", 25),
    ("Light comes from the Sun. Light is fast.", 26),
    ("The rope is 6 ft. Longer ropes cost more.", 18),
    ("This is what it lies in. The rest is water.", 25),
    ("He said no. Then he left.", 12),
    ("They waited... The bus never came.", 15),
    ("Lind (born in 1950) left. She came back.", 26),
    ('The sign says "Closed." Visitors turn back.', 24),
    ("Nobody came to St. Anna St. The street was empty.", 28),
]


@pytest.mark.parametrize("text", ONE)
def test_one_sentence_stays_whole(text: str) -> None:
    assert [text[start:end] for start, end in sentence_spans(text)] == [text]


@pytest.mark.parametrize(("text", "second"), TWO)
def test_two_sentences_are_told_apart(text: str, second: int) -> None:
    assert [start for start, _ in sentence_spans(text)] == [0, second]


def test_spans_leave_out_white_space_only() -> None:
    text = "One is here.  Two are there.\tThree follow.  "
    spans = sentence_spans(text)
    assert [text[start:end] for start, end in spans] == ["One is here.", "Two are there.", "Three follow."]


def test_quotation_without_speaker_is_split_but_marked() -> None:
    text = "“We came. We saw.” Nobody else did."
    starts = [start for start, _ in sentence_spans(text)]
    assert starts == [0, 10, 19]
    assert begin_in_quotation(text, starts) == [False, True, False]
