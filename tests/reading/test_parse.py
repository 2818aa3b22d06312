"""Sentences carry their parse, their place and the way back to the text as given."""

import gc
from concurrent.futures import ThreadPoolExecutor

import pytest

from questions import language
from questions.language import ModelError, Sentence, model_version, parse, parse_sections, pipeline, use_model
from questions.reading import read
from questions.reading.sections import MOST_WORDS, sections

TEXT = """# Mills

VELM (Wire) — **Nora Ohm** bought the old mill on Oct. 3, 2019.[4] It cost 1.2 million &euro;.
She said: "I am glad. I will stay." Read more: Barley in the north

## Wheels

- The *wheel* turns.
"""


def test_sentences_know_their_text_and_place() -> None:
    sentences = parse(read(TEXT))
    assert [sentence.text for sentence in sentences] == [
        "Nora Ohm bought the old mill on Oct. 3, 2019.",
        "It cost 1.2 million €.",
        'She said: "I am glad. I will stay."',
        "The wheel turns.",
    ]
    assert [TEXT[sentence.start : sentence.end] for sentence in sentences] == [
        "**Nora Ohm** bought the old mill on Oct. 3, 2019.",
        "It cost 1.2 million &euro;.",
        'She said: "I am glad. I will stay."',
        "The *wheel* turns.",
    ]
    assert [(one.number, one.paragraph, one.place) for one in sentences] == [
        (0, 0, 0),
        (1, 0, 1),
        (2, 0, 2),
        (3, 1, 0),
    ]
    assert [one.block.path for one in sentences][-1] == ("Mills", "Wheels")
    assert sentences[-1].block.kind == "list_item"


def test_each_sentence_is_one_parse() -> None:
    for sentence in parse(read(TEXT)):
        assert sentence.span.text == sentence.text
        assert len(list(sentence.span.sents)) == 1
        assert sum(token.head == token for token in sentence.span) == 1


def test_parts_of_a_sentence_lead_to_the_text() -> None:
    first, second, *_ = parse(read(TEXT))
    person = next(entity for entity in first.span.ents if entity.label_ == "PERSON")
    assert TEXT[slice(*first.source(person))] == "**Nora Ohm**"
    assert TEXT[slice(*first.source(first.span[0]))] == "**Nora"
    assert TEXT[slice(*second.source((8, 21)))] == "1.2 million &euro;"


def test_rules_decide_where_a_sentence_ends() -> None:
    text = (
        "The plan covers a broad pact…. including the most guarded work of Dr. J. R. Ohm of the U.S. Senate."
    )
    assert [sentence.text for sentence in parse(read(text))] == [text]


def test_a_sentence_in_a_quotation_is_marked() -> None:
    quoted = {one.text: one.quoted for one in parse(read("“We came. We saw the mill.” Nobody else did it."))}
    assert quoted == {"“We came.": False, "We saw the mill.”": True, "Nobody else did it.": False}


def test_furniture_within_a_paragraph_is_left_out() -> None:
    text = "The mill was sold in 1921. Sign up for our newsletter to get the latest news. It is old."
    assert [one.text for one in parse(read(text))] == ["The mill was sold in 1921.", "It is old."]


def test_text_without_punctuation_is_no_sentence() -> None:
    text = (
        "mill wheel stone " * 400
        + ".\n\nThe mill was sold in 1921, and that is all that the book says of it."
    )
    assert [one.text[:8] for one in parse(read(text))] == ["The mill"]


def test_long_paragraphs_are_parsed_in_parts() -> None:
    sentences = parse(read("The old mill in Velm was sold to a baker in 1921. " * 200))
    assert len(sentences) == 200
    assert [one.place for one in sentences] == list(range(200))
    assert len({id(one.span.doc) for one in sentences}) > 1
    assert all(one.span.text == one.text for one in sentences)


def test_the_pipeline_is_loaded_once_for_all_threads() -> None:
    with ThreadPoolExecutor(4) as pool:
        loaded = list(pool.map(lambda _: pipeline(), range(8)))
        texts = list(pool.map(lambda _: [one.text for one in parse(read(TEXT))], range(8)))
    assert len({id(one) for one in loaded}) == 1
    assert all(one == texts[0] for one in texts)


def test_the_model_states_a_tested_version() -> None:
    assert model_version().startswith(language.TESTED)


@pytest.mark.parametrize("name", ["en_core_web_none", "os", "../en_core_web_sm"])
def test_a_model_that_is_not_installed_is_refused(name: str) -> None:
    with pytest.raises(ModelError, match="not installed"):
        use_model(name)
    assert pipeline().meta["version"] == model_version()


def test_a_model_of_another_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "TESTED", "2.9")
    with pytest.raises(ModelError, match="version"):
        use_model(None)


LONG = "# Mills\n\n" + "\n\n".join(
    f"## Part {part}\n\n"
    + "\n\n".join(
        f"In {1000 + 40 * part + year} the old mill in Velm was sold again. " * 20 for year in range(30)
    )
    for part in range(3)
)


def test_sections_follow_headings_and_stay_short() -> None:
    article = read(LONG)
    found = list(sections(article))
    assert [pair for section in found for pair in section] == list(enumerate(article.readable))
    assert all(len({block.path for _, block in section}) == 1 for section in found)
    sizes = [sum(len(block.text.split()) for _, block in section) for section in found]
    assert max(sizes) <= MOST_WORDS
    assert min(sizes) > 0
    assert len(found) > 3 * 30 * 200 // MOST_WORDS


def test_sections_give_the_sentences_of_the_whole() -> None:
    article = read(TEXT + LONG[:9_000])
    whole = parse(article)
    parts = list(parse_sections(article))
    assert len(parts) > 2
    assert [(one.number, one.paragraph, one.place, one.text) for part in parts for one in part] == [
        (one.number, one.paragraph, one.place, one.text) for one in whole
    ]
    assert [one.number for one in whole] == list(range(len(whole)))


def sentences_in_memory() -> int:
    gc.collect()
    return sum(isinstance(each, Sentence) for each in gc.get_objects())


def test_the_parse_of_a_section_that_was_let_go_is_freed() -> None:
    before, number = sentences_in_memory(), 0
    for part in parse_sections(read(LONG[:40_000])):
        assert sentences_in_memory() - before == len(part) > 1
        number += 1
    assert number > 3
