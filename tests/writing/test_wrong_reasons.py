"""The wrong reasons of a choice: the right one turned round, and reasons for other things nearby."""

from questions.question import Question
from tests.writing.test_questions import drafts

TEXT = (
    "The salt pans of Norra\n\n"
    "The brine stays warm because the outer wall is thicker than the inner one. "
    "Crystals stay behind in the sieve, since they are too large to pass. "
    "The miners left the valley because the price of copper fell sharply. "
)


def choices(text: str = TEXT) -> dict[str, Question]:
    return {each.stem: each for each in drafts(text, "multiple_choice") if each.stem.startswith("Why")}


def wrong(question: Question) -> list[str]:
    return [option.text for option in question.options if not option.correct]


def test_the_right_reason_is_turned_round_and_others_stand_beside_it() -> None:
    question = choices()["Why does the brine stay warm?"]
    assert question.answer == "Because the outer wall is thicker than the inner one"
    assert "Because the outer wall is thinner than the inner one" in wrong(question)
    assert "Because the price of copper fell sharply" in wrong(question)
    assert question.guess_rate == round(1 / len(question.options), 3)


def test_a_reason_with_a_pronoun_is_no_wrong_reason_for_something_else() -> None:
    every = [text for question in choices().values() for text in wrong(question)]
    assert "Because they are too small to pass" in every
    assert "Because they are too large to pass" not in every


def test_a_reason_of_a_like_effect_might_be_right_too() -> None:
    text = TEXT + "The brine in the pans stays warm because the lid keeps the wind out. "
    assert "Because the lid keeps the wind out" not in wrong(choices(text)["Why does the brine stay warm?"])


def test_a_single_wrong_reason_makes_no_choice() -> None:
    assert not choices("The brine stays warm because the outer wall is thicker than the inner one.")


def test_the_feedback_says_where_another_reason_belongs() -> None:
    options = {option.text: option.feedback for option in choices()["Why does the brine stay warm?"].options}
    assert "The miners left the valley" in options["Because the price of copper fell sharply"]
    turned = options["Because the outer wall is thinner than the inner one"]
    assert turned.endswith("but “because the outer wall is thicker than the inner one”.")
