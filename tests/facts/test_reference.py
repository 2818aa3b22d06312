"""Short descriptions and pronouns are told in full where the text itself says what they stand for."""

import pytest

from questions.facts.claim import Claim
from tests.facts.reading import read, statements

PLANT = "A pilot plant at Insheim was built by Vulcan in 2021. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            PLANT + "The plant draws hot water from a deep well.",
            "The pilot plant at Insheim draws hot water from a deep well.",
        ),
        (
            PLANT + "This plant draws hot water from a deep well.",
            "The pilot plant at Insheim draws hot water from a deep well.",
        ),
        (
            "The bill was passed by the Norfolk County Council in May. The council had debated it for weeks.",
            "The Norfolk County Council",
        ),
        (
            "Water balance is controlled by antidiuretic hormone (ADH). The hormone acts on the kidneys.",
            "The antidiuretic hormone acts on the kidneys.",
        ),
    ],
)
def test_a_thing_is_named_as_the_text_introduced_it(text: str, expected: str) -> None:
    assert any(expected in statement for statement in statements(text))


def test_the_sentence_that_introduced_a_thing_belongs_to_the_evidence() -> None:
    text = PLANT + "The plant draws hot water from a deep well."
    claim = _last(text)
    assert [text[start:end] for start, end in claim.support] == [PLANT.strip()]
    assert not claim.doubts


@pytest.mark.parametrize(
    "between",
    [
        "A pilot plant at Landau was built later. ",
        "A plant of this sort is costly. ",
        "Other plants followed soon. ",
    ],
    ids=["another with a name", "another without", "several"],
)
def test_a_thing_that_has_a_rival_stays_doubtful(between: str) -> None:
    claim = _last(f"{PLANT}{between}The plant draws hot water from a deep well.")
    assert claim.statement == "The plant draws hot water from a deep well."
    assert claim.doubts


@pytest.mark.parametrize(
    "text",
    [
        "A round plant was built by Vulcan. The plant draws hot water from a deep well.",
        "If a pilot plant at Insheim is built, many will protest. The plant draws hot water from a deep well.",
        "The Crimean War began in 1853. The war cost many lives in the region.",
        "The bridge has a length of 90 metres. The length was measured by two engineers.",
    ],
    ids=["says nothing", "only thought of", "a war", "a measure"],
)
def test_what_does_not_tell_one_thing_from_others_is_not_put_for_it(text: str) -> None:
    claim = _last(text)
    assert claim.statement == text.split(". ")[-1]


def test_a_contrasting_word_is_not_lost() -> None:
    text = "The Tay Bridge was opened in 1878. The old bridge was sold to a farmer in Dundee."
    assert "The old bridge was sold to a farmer in Dundee." in statements(text)


def test_what_a_subject_belongs_to_is_named() -> None:
    text = "The marsh heron is a bird of northern Sudria. Its range extends from Orrin to the Black Coast."
    assert "The marsh heron’s range extends from Orrin to the Black Coast." in statements(text)
    assert _last(text).support


def test_the_owner_of_a_subject_is_what_it_goes_on_about() -> None:
    text = "The marsh heron turns white in autumn. Its eyes grow. It leaves the lakes of Sudria in October."
    assert "The marsh heron leaves the lakes of Sudria in October." in statements(text)


@pytest.mark.parametrize(
    "text",
    [
        "Congress approved a bank in 1816. It had a charter of twenty years.",
        "A leap forward was the launch of Hubble in 1990. It has a mirror of 2.4 metres.",
        "Western Union bought the patent. It is Edison’s version that resembles the telephone of today.",
        "Christian beliefs differed from those of the Romans. They characterized the new faith as a danger.",
        "Freezers stay below zero. At this temperature food remains safe, but its taste becomes poorer.",
    ],
    ids=["a new thing", "an equation", "a cleft", "people", "another noun before"],
)
def test_a_pronoun_that_may_go_on_with_something_else_is_left_out(text: str) -> None:
    first = text.split(". ")[0].split()[0]
    assert not any(each.statement.startswith(first) for each in read(text).claims[1:] if each.fault is None)


def test_an_owner_of_several_words_with_a_preposition_gets_no_ending() -> None:
    text = "Weavers in northern mills lived poorly. Their work was tedious and badly paid in Sudria."
    assert not any("mills’" in statement for statement in statements(text))


def test_a_name_does_not_last_for_a_whole_article() -> None:
    filler = "Many people in Sudria like to swim in summer. " * 14
    text = f"The Great Northern Railway was opened in 1840. {filler}The railway has changed modern life."
    assert _last(text).statement == "The railway has changed modern life."


def test_who_says_something_may_be_the_one_that_is_meant() -> None:
    text = "Ada Brennan ran the study. Rose Odell said she had cut her working week by five hours."
    assert not any("Ada Brennan had cut" in statement for statement in statements(text))


LIFE = "Anton Wexler was born in Orrin, the son of Karl Wexler, a priest. "


def test_he_is_whom_a_biography_is_about() -> None:
    text = (
        LIFE + "\n\nIn 1909, Wexler wrote a book on the winds. He taught at Marburg, and he married in 1913."
    )
    found = statements(text, title="Anton Wexler: a life", topic="Anton Wexler")
    assert "Anton Wexler taught at Marburg." in found
    assert "In 1909, Anton Wexler wrote a book on the winds." in found


def test_he_is_not_whom_a_biography_is_about_after_somebody_else() -> None:
    text = LIFE + "Peter Koch led the journey of 1912. He broke his leg on the ice."
    found = statements(text, title="Anton Wexler: a life", topic="Anton Wexler")
    assert not any("Anton Wexler broke" in statement for statement in found)


def test_a_person_is_named_once() -> None:
    text = "Ida Voss wrote a book on ferries. Her book made her name among engineers in Sudria."
    assert "Ida Voss’s book made her name among engineers in Sudria." in statements(text, topic="Ida Voss")


def test_a_month_and_the_same_year_get_the_year_that_the_paragraph_has_told() -> None:
    text = "In March 1852, Orrin opened a telegraph. In the same year, Kelmouth gave up its own time."
    assert "In 1852, Kelmouth gave up its own time." in statements(text)
    later = "Voss left Orrin in March 1852. She reached Kelmouth in June."
    assert any("in June 1852" in statement for statement in statements(later.replace("She", "Voss")))


@pytest.mark.parametrize(
    "text",
    [
        "Orrin lost its mill in 2016. In March, Orrin voted for a new plant.",
        "Voss left Orrin in October 1852. Voss reached Kelmouth in June.",
        "Voss left Orrin in March 1852.\n\nVoss reached Kelmouth in June.",
        "Voss left Orrin in March 1852 and Sudria in April 1853. Voss reached Kelmouth in June.",
    ],
    ids=["no month told", "an earlier month", "another paragraph", "two years"],
)
def test_a_month_whose_year_is_not_certain_gets_none(text: str) -> None:
    last = read(text).claims[-1]
    assert any("without its year" in doubt for doubt in last.doubts)


def _last(text: str) -> Claim:
    return read(text).claims[-1]
