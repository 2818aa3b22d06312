"""What is worth asking: learnt weights, on invented examples."""

import pytest

from questions.worth import Setting, asked_rate, worth
from questions.worth.answers import answer_features, is_term
from questions.worth.features import Article, sentence_features
from questions.worth.model import WEIGHTS, learnt
from questions.worth.words import content

TITLE = "Kettle lakes"
HEADINGS = ["How a kettle lake forms", "Life in the water"]
SENTENCES = [
    "A kettle lake is a shallow lake that forms where a block of buried glacier ice melts.",
    "When a glacier retreats, blocks of ice break off and are buried by sand and gravel from meltwater.",
    "Because the buried ice melts slowly, the ground above it sinks and leaves a hollow called a kettle.",
    "If the hollow reaches the water table, groundwater fills it and a lake forms.",
    "Of course, you may never have thought about that!",
    "Why would anyone care?",
    "My uncle once dropped his hat into one on a rainy afternoon.",
    "Kettle lakes have no streams that feed them, so rain and groundwater set the level of the water.",
    "For example, imagine a bathtub with a leaky plug.",
    "Because so little oxygen reaches the bottom of a kettle lake, dead plants decay slowly and form peat.",
]
DEFINITION, ASIDE, QUIP, ANECDOTE = 0, 4, 5, 6


@pytest.fixture(scope="module")
def setting() -> Setting:
    return Setting.of(TITLE, HEADINGS, SENTENCES)


def test_every_value_lies_between_nought_and_one(setting: Setting) -> None:
    values = [worth(setting, index) for index in range(len(SENTENCES))]
    assert all(0 < value < 1 for value in values)
    assert len(set(values)) == len(values)


@pytest.mark.parametrize("lesser", [ASIDE, QUIP, ANECDOTE])
def test_a_definition_of_the_topic_is_worth_more_than_an_aside(setting: Setting, lesser: int) -> None:
    assert worth(setting, DEFINITION) > worth(setting, lesser) + 0.3


def test_a_sentence_others_lean_on_is_worth_more_than_the_same_sentence_alone() -> None:
    others = [sentence for sentence in SENTENCES if "kettle" not in sentence.lower()]
    away = Setting.of("Rainy days", [], [SENTENCES[7], *others])
    at_home = Setting.of(TITLE, HEADINGS, [SENTENCES[7], *SENTENCES[:7], *SENTENCES[8:]])
    assert worth(at_home, 0) > worth(away, 0)


def test_the_defined_term_is_a_better_answer_than_a_common_word_beside_it(setting: Setting) -> None:
    assert worth(setting, DEFINITION, "kettle lake") > worth(setting, DEFINITION, "block")


def test_of_figures_and_clauses_only_the_sentence_decides(setting: Setting) -> None:
    for answer in ("20 metres", "the ground above it sinks and leaves a hollow"):
        assert worth(setting, 2, answer) == worth(setting, 2)


def test_the_same_article_is_always_worth_the_same(setting: Setting) -> None:
    again = Setting.of(TITLE, HEADINGS, list(SENTENCES))
    assert again.scores == setting.scores


def test_texts_of_any_size_have_a_worth() -> None:
    assert Setting.of("", [], []).scores == []
    for sentence in ("", "?", "Ice.", "1974", "— “ ( ”", "Ärger in Łódź 日本"):
        assert 0 < worth(Setting.of("", [], [sentence]), 0, sentence) < 1


def test_an_unknown_sentence_is_an_error(setting: Setting) -> None:
    with pytest.raises(IndexError):
        worth(setting, len(SENTENCES))


def test_the_weights_are_small_and_name_the_features_there_are() -> None:
    article = Article.of(TITLE, HEADINGS, SENTENCES)
    assert WEIGHTS.stat().st_size < 1_000_000
    assert set(learnt().sentence.weights) == set(sentence_features(article, 0))
    assert set(learnt().answer.weights) == set(answer_features(article, 0, "ice"))


def test_the_asked_rate_rises_with_worth() -> None:
    rates = [asked_rate(step / 20) for step in range(21)]
    assert rates == sorted(rates)
    assert 0 <= rates[0] < rates[-1] <= 1


@pytest.mark.parametrize(
    ("sentence", "marker"),
    [
        ("A fjord is a long inlet that a glacier carved.", "defines"),
        ("This is called calving.", "names"),
        ("The ice broke because the sea grew warmer.", "cause"),
        ("Cod, unlike herring, stay near the bottom.", "contrast"),
        ("It may have been older.", "hedge"),
        ("They live on shellfish such as mussels.", "example"),
        ("These were soon gone.", "points back"),
        ("However, nobody came.", "links back"),
        ("What did you expect?", "question"),
        ("Sand, gravel, and clay lie below.", "list"),
    ],
)
def test_a_marker_is_seen_where_it_stands_and_only_there(sentence: str, marker: str) -> None:
    article = Article.of("", [], [sentence, "Glaciers carve valleys."])
    assert sentence_features(article, 0)[marker] == 1
    assert sentence_features(article, 1)[marker] == 0


def test_words_that_come_back_in_other_sentences_count_as_leant_on() -> None:
    article = Article.of("", [], ["Glaciers carve valleys.", "The glacier melts.", "Nobody came."])
    leant = [sentence_features(article, index)["leant on"] for index in range(3)]
    assert leant[0] > 0
    assert leant[1] > 0
    assert leant[2] == 0


def test_content_words_are_stemmed_and_free_of_grammar() -> None:
    assert content("The glacier’s ice melts and the glaciers are melting") == content(
        "glacier ice melt glacier melt"
    )


def test_a_term_is_short_and_has_no_figures() -> None:
    assert is_term("kettle lake")
    assert not is_term("12 lakes")
    assert not is_term("")
