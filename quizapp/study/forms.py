"""What the study pages send."""

from flask_wtf import FlaskForm
from wtforms import DateField, HiddenField, IntegerField, RadioField
from wtforms.validators import UUID, InputRequired, Length, NumberRange, Optional
from wtforms.widgets import HiddenInput

from quizapp.memory.backlog import LONGEST_SPREAD
from quizapp.study.cramming import CHOICES
from quizapp.study.sittings import MOST_ANSWERS, MOST_MINUTES


class AnswerForm(FlaskForm):
    """An answer to one card; the response itself has the names that its kind's template gives it.

    ``id`` is made when the page is, so that a form sent twice is one answer.
    """

    id = HiddenField(validators=[InputRequired(), UUID()])
    card = HiddenField(validators=[InputRequired(), UUID()])
    question = HiddenField(validators=[InputRequired(), UUID()])
    version = IntegerField(widget=HiddenInput(), validators=[InputRequired(), NumberRange(1)])
    took_ms = IntegerField(widget=HiddenInput(), validators=[Optional(), NumberRange(0, 86_400_000)])
    confidence = IntegerField(validators=[Optional(), NumberRange(1, 3)])
    rating = IntegerField(validators=[Optional(), NumberRange(1, 4)])


class SessionForm(FlaskForm):
    """A session with an end; ``deck`` is empty for all decks."""

    minutes = IntegerField(
        "Minutes", validators=[Optional(), NumberRange(1, MOST_MINUTES, f"From 1 to {MOST_MINUTES} minutes.")]
    )
    answers = IntegerField(
        "Answers", validators=[Optional(), NumberRange(1, MOST_ANSWERS, f"From 1 to {MOST_ANSWERS} answers.")]
    )
    deck = HiddenField(validators=[Optional(), UUID()])


class CramForm(FlaskForm):
    """Which cards to cram; ``flag`` and ``attempt`` narrow some choices."""

    choice = RadioField("What would you like to go over?", default="forgotten today")
    attempt = HiddenField(validators=[Optional(), UUID()])
    flag = HiddenField(validators=[Optional(), Length(max=1)])

    def offer(self, *without: str) -> None:
        """Lets the learner choose among the ways to choose cards, but for those that need more."""
        self.choice.choices = [
            (each.name, each.label) for each in CHOICES.values() if each.name not in without
        ]


class SpreadForm(FlaskForm):
    """Over how many days waiting reviews are spread."""

    days = IntegerField(
        "Days",
        default=7,
        validators=[InputRequired(), NumberRange(2, LONGEST_SPREAD, f"From 2 to {LONGEST_SPREAD} days.")],
    )


class PauseForm(FlaskForm):
    """The day on which study goes on."""

    until = DateField("Back on", validators=[InputRequired("Choose the day on which you go on.")])


class RatingForm(FlaskForm):
    """The learner's own rating of an answer."""

    rating = IntegerField(validators=[InputRequired(), NumberRange(1, 4)])
