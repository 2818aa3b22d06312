"""What the pages of quizzes send: a new quiz, and the responses of an attempt."""

from collections.abc import Mapping

from flask_wtf import FlaskForm
from wtforms import BooleanField, IntegerField, RadioField, SelectChoice, SelectMultipleField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput

from questions.kinds import kind
from quizapp.quizzes.candidates import Offer
from quizapp.quizzes.making import LONGEST_TITLE, MOST_QUESTIONS
from quizapp.quizzes.models import Attempt
from quizapp.quizzes.settings import LONGEST_S, MOST_ATTEMPTS, QuizSettings
from quizapp.quizzes.sittings import slots_of
from quizapp.quizzes.taking import HIGHEST_REVISION, Sent

MINUTE_S = 60


class NewQuiz(FlaskForm):
    """A quiz to be made; ``kinds`` gets its choices from the deck. The time limit is in minutes."""

    title = StringField(
        "Title", validators=[DataRequired("Give the quiz a title."), Length(max=LONGEST_TITLE)]
    )
    count = IntegerField(
        "Number of questions",
        validators=[
            InputRequired(f"Give a number from 1 to {MOST_QUESTIONS}."),
            NumberRange(1, MOST_QUESTIONS, f"A quiz has from 1 to {MOST_QUESTIONS} questions."),
        ],
    )
    kinds = SelectMultipleField(
        "Kinds of question",
        validators=[DataRequired("Choose at least one kind.")],
        option_widget=CheckboxInput(),
    )
    feedback = RadioField(
        "When do you see the answers?",
        default="deferred",
        choices=[
            SelectChoice("deferred", "After handing in the whole quiz"),
            SelectChoice("immediate", "After each question"),
        ],
    )
    time_limit = IntegerField(
        "Time limit in minutes",
        validators=[Optional(), NumberRange(1, LONGEST_S // MINUTE_S)],
        description="Leave it empty for as much time as you like.",
    )
    attempts_allowed = IntegerField(
        "Attempts allowed",
        validators=[Optional(), NumberRange(1, MOST_ATTEMPTS)],
        description="Leave it empty for any number.",
    )
    shuffle = BooleanField("Ask the questions in a new order each time", default=True)

    def show(self, offer: Offer) -> None:
        """Lets the learner choose among the kinds that a deck has; at first all of them are chosen."""
        self.kinds.choices = [
            SelectChoice(name, f"{kind(name).label} ({number})") for name, number in offer.kinds.items()
        ]
        if not self.is_submitted():
            self.kinds.data = list(offer.kinds)
            self.count.data = min(10, offer.points)

    def settings(self) -> QuizSettings:
        minutes = self.time_limit.data
        return QuizSettings(
            feedback=self.feedback.data,
            time_limit=minutes * MINUTE_S if minutes else None,
            attempts_allowed=self.attempts_allowed.data,
            shuffle=self.shuffle.data,
        )


def slot_name(slot: int) -> str:
    """Returns the name that the controls of a slot begin with."""
    return f"slot-{slot}"


def sent_in(attempt: Attempt, form: Mapping[str, str]) -> dict[int, Sent]:
    """Returns the responses in a form, by slot. A slot is in it when its revision is."""
    found = {}
    for slot in slots_of(attempt):
        based_on = form.get(f"revision-{slot.number}", "")
        if based_on.isascii() and based_on.isdigit():
            response = kind(slot.version.kind).sent(form, slot_name(slot.number))
            found[slot.number] = Sent(min(int(based_on[:10]), HIGHEST_REVISION - 1), response)
    return found
