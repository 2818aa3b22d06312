"""What a person fills in before their account is deleted."""

from flask_wtf import FlaskForm
from wtforms import BooleanField, PasswordField
from wtforms.validators import DataRequired, Length


class DeleteForm(FlaskForm):
    proof = PasswordField(
        "Your password", (Length(max=1000),), render_kw={"autocomplete": "current-password"}
    )
    sure = BooleanField(
        "Delete everything that is mine, for ever", (DataRequired("Tick this if you are sure."),)
    )
