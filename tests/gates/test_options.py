"""Choices are of one sort and distinct, only the key is right, and nothing gives it away."""

import pytest

from tests.gates.examples import asked, gapped, reason

FAIR = [
    ("In which year was the Lindholm ferry built?", "1974", "1964", "1984", "1991"),
    ("How long would the repairs take?", "six weeks", "two weeks", "nine weeks", "ten weeks"),
    ("Up to how far can the radar of Norra see?", "6,000 km", "4,200 km", "12,000 km", "9,500 km"),
    ("By how much did trade grow in 2018?", "25 percent", "15 percent", "30 percent", "52 percent"),
    ("Who is the harbour master of Lindholm?", "Ida Voss", "Karl Berg", "Nils Holm", "Eva Lund"),
    ("Which acid is found in vinegar?", "acetic acid", "lactic acid", "citric acid", "nitric acid"),
    ("Which lake is the deepest of Norra?", "Lake Vann", "Lake Is", "Lake Sol", "Lake Mork"),
    (
        "When did the strike of Norra begin?",
        "3 October 2019",
        "5 October 2019",
        "3 November 2019",
        "9 May 2019",
    ),
    (
        "Why did the ferry Ida stop?",
        "cracks in the hull",
        "a broken gearbox",
        "a fire on board",
        "a strike of the crew",
    ),
    (
        "How did the crew of Ida save fuel?",
        "by sailing slowly",
        "by using a kite",
        "by resting at night",
        "by towing less",
    ),
    ("How much did the mine cost?", "$1.5 million", "$2.5 million", "$4.5 million", "$7.2 million"),
    ("Which hormone lowers blood sugar?", "insulin", "glucagon", "adrenaline", "cortisol"),
]
GATES = [
    "options_of_one_sort",
    "same_marks",
    "options_distinct",
    "no_second_right_answer",
    "stem_without_key",
    "key_not_longest",
    "key_not_most_exact",
    "stem_does_not_echo_key",
    "key_not_in_the_middle",
]


@pytest.mark.parametrize("gate", GATES)
@pytest.mark.parametrize("texts", FAIR, ids=lambda t: t[1])
def test_fair_choices_pass(gate, texts):
    assert reason(gate, asked(*texts)) is None


@pytest.mark.parametrize("gate", GATES)
def test_questions_without_choices_pass(gate):
    assert reason(gate, asked("Why did the ferry Ida stop?", "cracks in the hull")) is None


@pytest.mark.parametrize(
    ("gate", "texts"),
    [
        ("options_of_one_sort", ("Why did it stop?", "six weeks", "Ida", "300", "Tuesday")),
        ("options_of_one_sort", ("When was it?", "1974", "1984", "May 1991")),
        ("options_of_one_sort", ("How far is it?", "6,000 km", "5,000 miles", "4,000 km")),
        ("options_of_one_sort", ("How far is it?", "6.5 km", "5 km", "4 km")),
        ("options_of_one_sort", ("How many came?", "300", "2", "40000")),
        ("options_of_one_sort", ("By how much did it grow?", "25 percent", "135 percent", "30 percent")),
        ("options_of_one_sort", ("How was it done?", "by sailing slowly", "to use a kite", "by resting")),
        ("options_of_one_sort", ("Who was it?", "Ida Voss", "the crew", "Karl Berg")),
        ("same_marks", ("How many came?", "6000", "5,000", "7,000")),
        ("same_marks", ("Why?", "cracks in the hull", "a fire.", "a strike")),
        ("options_distinct", ("Which country?", "Russia", "Moscow", "China")),
        ("options_distinct", ("Which country?", "US", "United States", "China")),
        ("options_distinct", ("Who?", "Ida Voss", "Voss", "Karl Berg")),
        ("options_distinct", ("Which body?", "WHO", "World Health Organization", "Red Cross")),
        ("options_distinct", ("Who does it?", "Russia", "Russia and China", "Norra")),
        ("options_distinct", ("How many?", "12,000 to 15,000 km", "13,000 km", "11,000 km")),
        ("options_distinct", ("When?", "1974", "the 1970s", "1990")),
        ("options_distinct", ("How far?", "6,000 km", "3,728 miles", "900 km")),
        ("options_distinct", ("How many?", "300", "about 300", "400")),
        ("stem_without_key", ("Which cracks stopped the ferry?", "cracks")),
        ("stem_without_key", ("What detects the detected missile?", "detectors")),
        ("stem_without_key", ("What was the name of Russian leaders' country?", "Russia")),
        ("stem_without_key", ("What did Voss say of the ferry?", "Ida Voss", "Karl Berg", "Nils Holm")),
        ("stem_without_key", ("In 1974, which year was it?", "1974", "1984")),
        ("key_not_longest", ("Why?", "cracks that engineers found in the hull", "a fire", "a strike")),
        (
            "key_not_longest",
            ("Why?", "a fire", "cracks that engineers found there", "a strike of the whole crew"),
        ),
        ("key_not_most_exact", ("How many?", "3,728 miles", "4,000 miles", "2,000 miles", "5,000 miles")),
        ("key_not_most_exact", ("How many?", "300", "417", "286", "391")),
        ("key_not_most_exact", ("How long?", "about six weeks", "two weeks", "ten weeks")),
        ("key_not_most_exact", ("What?", "cracks (in the hull)", "a fire", "a strike of a crew")),
        (
            "stem_does_not_echo_key",
            ("Which part of the hull plating broke?", "lower hull", "main mast", "aft deck"),
        ),
        ("key_not_in_the_middle", ("When?", "1974", "1964", "1984", "1994")),
        ("key_not_in_the_middle", ("How many?", "30", "20", "40")),
        ("key_not_in_the_middle", ("How many?", "50", "43", "57", "20", "80")),
    ],
)
def test_unfair_choices_are_found_out(gate, texts):
    assert reason(gate, asked(*texts))


@pytest.mark.parametrize(
    "texts",
    [
        ("When?", "1964", "1974", "1984", "1994"),
        ("How many?", "30", "20", "41"),
        ("How many?", "5", "9", "20"),
    ],
)
def test_numbers_whose_place_says_nothing_pass(texts):
    assert reason("key_not_in_the_middle", asked(*texts)) is None


LIST = "The vault of Norra holds wheat, barley and rye, and oats are kept in the old barn at Sudra."


@pytest.mark.parametrize("wrong", ["barley", "rye"])
def test_what_stands_in_one_list_with_the_key_is_right_too(wrong):
    question = asked("What does the vault of Norra hold?", "wheat", wrong, "beans", evidence=LIST)
    assert reason("no_second_right_answer", question)


def test_what_the_evidence_says_of_something_else_is_a_good_distractor():
    question = asked("What does the vault of Norra hold?", "wheat", "oats", "beans", evidence=LIST)
    assert reason("no_second_right_answer", question) is None
    border = "The border is 4,200 km long and the road has 300 km."
    question = asked("How long is the border?", "4,200 km", "300 km", "900 km", evidence=border)
    assert reason("no_second_right_answer", question) is None


@pytest.mark.parametrize(
    "text",
    [
        "The town of Oster (Westhaven) lies north. Its port is old.",
        "The town of Oster, formerly known as Westhaven, lies north.",
        "Westhaven, later renamed Oster, lies north.",
    ],
)
def test_another_name_of_the_key_is_right_too(text):
    question = asked("Which town lies north?", "Oster", "Westhaven", "Sudra", evidence=text)
    assert reason("no_second_right_answer", question)


def test_a_neighbour_of_the_key_is_no_other_name():
    text = "The town of Oster lies north of Westhaven, later to be the capital."
    question = asked("Which town lies north?", "Oster", "Westhaven", "Sudra", evidence=text)
    assert reason("no_second_right_answer", question) is None


def test_what_another_sentence_says_is_right_too():
    text = "Norra exports dried salted herring to Sudra. In spring, Norra exports fresh cod to Sudra."
    question = asked("Which fish does Norra export to Sudra?", "herring", "cod", "eel", evidence=text[:44])
    assert reason("no_second_right_answer", question, text=text) is None
    loose = asked("What does Norra export to Sudra?", "herring", "cod", "eel", evidence=text[:44])
    assert reason("no_second_right_answer", loose, text=text)


def test_the_head_that_siblings_share_may_stand_in_the_stem():
    siblings = ("acetic acid", "lactic acid", "citric acid")
    assert reason("stem_without_key", asked("Which acid is in vinegar?", *siblings)) is None
    assert reason("stem_without_key", asked("Which acid is in acetic vinegar?", *siblings))


def test_us_is_a_country_and_not_a_pronoun():
    assert reason("stem_without_key", asked("Which country taught us to sail?", "US", "Norra")) is None


def test_gaps_are_held_to_the_same():
    assert reason("stem_without_key", gapped("The ferry of 1974 was built in ____.", "1974"))
    assert reason("stem_without_key", gapped("The ferry of 1964 was rebuilt in ____.", "1974")) is None


def test_a_year_after_the_article_is_absurd():
    text = "The ferry was built in 1974 and sold in 2015."
    assert (
        reason("years_plausible", asked("When was it built?", "1974", "1991", "2008", "2015", evidence=text))
        is None
    )
    assert reason(
        "years_plausible", asked("When was it built?", "1974", "1991", "2008", "2021", evidence=text)
    )
    only = "The ferry was built in 1974 of steel."
    assert (
        reason("years_plausible", asked("When was it built?", "1974", "1964", "1984", "1991", evidence=only))
        is None
    )
    plan = "The bridge will be finished in 2040, it was said in 2015."
    assert (
        reason("years_plausible", asked("When will it be done?", "2040", "2035", "2041", evidence=plan))
        is None
    )
