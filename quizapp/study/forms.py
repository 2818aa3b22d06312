"""What the study pages send."""

from flask_wtf import FlaskForm
from wtforms import HiddenField, IntegerField
from wtforms.validators import UUID, InputRequired, NumberRange, Optional
from wtforms.widgets import HiddenInput


class AnswerForm(FlaskForm):
    """An answer to one card; the response itself has the names that its kind's template gives it.

    ``id`` is made when the page is, so that a form sent twice is one answer.
    """

    id = HiddenField(validators=[InputRequired(), UUID()])
    card = HiddenField(validators=[InputRequired(), UUID()])
    question = HiddenField(validators=[InputRequired(), UUID()])
    version = IntegerField(widget=HiddenInput(), validators=[InputRequired(), NumberRange(1)])
    took_ms = IntegerField(widget=HiddenInput(), validators=[Optional(), NumberRange(0, 86_400_000)])
    rating = IntegerField(validators=[Optional(), NumberRange(1, 4)])


class RatingForm(FlaskForm):
    """The learner's own rating of an answer."""

    rating = IntegerField(validators=[InputRequired(), NumberRange(1, 4)])
