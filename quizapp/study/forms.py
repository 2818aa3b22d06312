"""What the study pages send."""

from dataclasses import replace

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    FloatField,
    HiddenField,
    IntegerField,
    RadioField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import UUID, InputRequired, Length, NumberRange, Optional
from wtforms.widgets import HiddenInput

from quizapp.bank.reports import REASONS as REPORT_REASONS
from quizapp.memory.actions import LONGEST_NOTE
from quizapp.memory.backlog import LONGEST_SPREAD
from quizapp.memory.days import Days
from quizapp.memory.settings import BadSettings, PlanSettings
from quizapp.memory.steps import NotSteps, parse_steps, steps_text
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


class NoteForm(FlaskForm):
    """The learner's own note on a card."""

    note = TextAreaField(
        "Your note",
        description="Only you see it, and only with the answer. Leave it empty to take it away",
        render_kw={"rows": 5, "autofocus": True, "maxlength": str(LONGEST_NOTE)},
    )


class DueForm(FlaskForm):
    """When a card comes back: in so many days, or on a date."""

    days = IntegerField(
        "In how many days",
        validators=[Optional()],
        description="0 is today",
        render_kw={"inputmode": "numeric", "autofocus": True, "min": "0"},
    )
    date = DateField("Or on this date", validators=[Optional()])

    def day(self, days: Days, today: int) -> int | None:
        """Returns the learner day that was chosen, or None if none or two were."""
        if (self.days.data is None) == (self.date.data is None):
            return None
        return days.of_date(self.date.data) if self.date.data else int(today + self.days.data)


class WrongForm(FlaskForm):
    """What a learner has against a question."""

    reason = RadioField("What is wrong?", choices=[SelectChoice(*each) for each in REPORT_REASONS.items()])
    note = TextAreaField(
        "What should it say?",
        validators=[Optional()],
        description="Its author reads this",
        render_kw={"rows": 3, "maxlength": str(LONGEST_NOTE)},
    )


class StepsField(StringField):
    """Steps as "1m 10m"; its data are seconds."""

    def _value(self) -> str:
        return steps_text(self.data) if isinstance(self.data, tuple) else str(self.raw_data[0])

    def process_formdata(self, valuelist: list[str]) -> None:
        if valuelist:
            self.data: tuple[int, ...] | None = None
            try:
                self.data = parse_steps(valuelist[0])
            except NotSteps as refusal:
                raise ValueError(str(refusal)) from refusal


class PlanForm(FlaskForm):
    """How a deck is studied: a field for each of the plan's settings that a person chooses.

    What is allowed is ``PlanSettings``'s to say; its refusal is shown at the field.
    """

    desired_retention = FloatField(
        "How much you want to know when asked",
        validators=[Optional()],
        description="0.90 keeps nine of ten. More costs many more answers; 0.70 to 0.99",
        render_kw={"inputmode": "decimal"},
    )
    young_retention = FloatField(
        "The same for what you have just learnt",
        validators=[Optional()],
        description="Usually 0.75, and it grows to the number above: a point that may fade a little lasts the longer "
        "for it, and takes fewer answers. Empty: no difference. It counts for answers that quizapp marks",
        render_kw={"inputmode": "decimal"},
    )
    new_per_day = IntegerField(
        "New cards a day",
        [Optional()],
        description="Usually 20. Each brings some ten answers over the next weeks",
    )
    reviews_per_day = IntegerField("Reviews a day at most", [Optional()], description="Usually 200")
    learning_steps = StepsField(
        "Steps while learning",
        description="When a new card comes back: 1m 10m is after a minute, then ten. s, m, h or d; empty for none",
    )
    relearning_steps = StepsField(
        "Steps after forgetting", description="When a forgotten card comes back, before it is put off by days"
    )
    review_order = RadioField(
        "Reviews come",
        choices=[
            SelectChoice("due", "by the day they are due"),
            SelectChoice("least likely", "least likely to be known first"),
            SelectChoice("most likely", "most likely to be known first, which saves most after a break"),
        ],
    )
    new_place = RadioField(
        "New cards come",
        choices=[
            SelectChoice("after", "after reviews"),
            SelectChoice("before", "before reviews"),
            SelectChoice("mixed", "mixed with them"),
        ],
    )
    keep_apart = BooleanField(
        "Keep apart what stands in one sentence",
        description="The answer to one shows the answer to the other",
    )
    mode = RadioField(
        "You answer",
        choices=[
            SelectChoice("checked", "by choosing or typing, and quizapp marks it"),
            SelectChoice("flashcards", "in your head, then rate yourself"),
        ],
    )
    buttons = RadioField(
        "Flashcards have",
        coerce=int,
        choices=[
            SelectChoice(4, "four buttons: Again, Hard, Good, Easy"),
            SelectChoice(2, "two buttons: Again, Good"),
        ],
    )
    ask_confidence = BooleanField("Ask how sure I am before marking")
    leech_lapses = IntegerField(
        "Forgotten so often, a card is a leech",
        description="Usually 8; 0 for never. It wants another question",
    )
    leech_action = RadioField(
        "A leech is",
        choices=[
            SelectChoice("tag", "marked, and asked on"),
            SelectChoice("suspend", "marked and suspended"),
        ],
    )
    maximum_interval = IntegerField(
        "Never put off for more days than", [Optional()], description="36,500 is a hundred years, so never"
    )
    fuzz = BooleanField(
        "Spread due dates a little",
        description="So that what was learnt together is not always asked together",
    )

    def settings(self, before: PlanSettings) -> PlanSettings | None:
        """Returns the settings as chosen, all others as before, or None with the refusal at its field."""
        if not self.validate():
            return None
        chosen = {name: field.data for name, field in self._fields.items() if name != "csrf_token"}
        missing = [name for name, value in chosen.items() if value is None and name != "young_retention"]
        for name in missing:
            self[name].errors = [*self[name].errors, "Give a number."]
        if missing:
            return None
        try:
            return replace(before, **chosen)
        except BadSettings as refusal:
            field = self[refusal.field or "desired_retention"]
            field.errors = [*field.errors, str(refusal)]
            return None


class TodayForm(FlaskForm):
    """Limits for today only; what is left empty is as on every day."""

    new_limit = IntegerField("New cards today", validators=[Optional()])
    review_limit = IntegerField("Reviews today", validators=[Optional()])
