"""What people fill in about themselves and others."""

from flask_wtf import FlaskForm
from wtforms import BooleanField, IntegerField, PasswordField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length, NumberRange, Optional

from quizapp.accounts.passwords import SHORTEST
from quizapp.accounts.people import zones
from quizapp.accounts.roles import ROLES

HOURS = [SelectChoice(hour, f"{hour}:00") for hour in range(24)]


class DayForm(FlaskForm):
    """When a person's day begins."""

    zone = SelectField("Time zone", validate_choice=False)
    day_start = SelectField(
        "Your day begins at",
        coerce=int,
        choices=HOURS,
        description="Usually 4:00, so that an evening that gets late still belongs to its day",
    )

    def offer(self, zone: str) -> None:
        """Offers every time zone, and the one that is set now."""
        names = zones() if zone in zones() else (zone, *zones())
        self.zone.choices = [SelectChoice(name, name.replace("_", " ")) for name in names]


NAME = (DataRequired("Give the name."), Length(max=100, message="A name has at most 100 characters."))
SECRET = (DataRequired("Give the password."), Length(max=1000, message="That is too long for a password."))
NEW_PASSWORD_HINT = f"At least {SHORTEST} characters; four words that do not belong together are easy to keep"
NEW = {"autocomplete": "new-password"}
CURRENT = {"autocomplete": "current-password"}
ROLE_CHOICES = [SelectChoice(role, role.capitalize()) for role in ROLES]
KEY_SCOPES = [
    SelectChoice("read", "Read: see what I see"),
    SelectChoice("study", "Study: also answer and take quizzes"),
    SelectChoice("write", "Write: also make articles, questions and quizzes"),
]


class SignInForm(FlaskForm):
    name = StringField("Name", NAME, render_kw={"autocomplete": "username"})
    password = PasswordField("Password", SECRET, render_kw=CURRENT)
    stay = BooleanField("Keep me signed in on this device")


class NameForm(FlaskForm):
    name = StringField("Name", NAME, render_kw={"autocomplete": "off"})


class CodeForm(FlaskForm):
    code = StringField(
        "Code",
        (DataRequired("Give the code."), Length(max=40, message="That is too long for a code.")),
        render_kw={"autocomplete": "one-time-code", "inputmode": "text"},
    )


class PasswordForm(FlaskForm):
    password = PasswordField("New password", SECRET, description=NEW_PASSWORD_HINT, render_kw=NEW)


class JoinForm(FlaskForm):
    name = StringField(
        "Name", NAME, description="You sign in with it", render_kw={"autocomplete": "username"}
    )
    password = PasswordField("Password", SECRET, description=NEW_PASSWORD_HINT, render_kw=NEW)
    email = StringField(
        "E-mail",
        (Optional(), Length(max=254, message="That is too long for an address.")),
        description="Only for a new password, where you forget yours",
        render_kw={"autocomplete": "email", "type": "email"},
    )


class ProofForm(FlaskForm):
    proof = PasswordField("Your password", SECRET, render_kw=CURRENT)


class ChangePasswordForm(PasswordForm):
    old = PasswordField("Password until now", SECRET, render_kw=CURRENT)


class EmailForm(ProofForm):
    email = StringField("E-mail", (Optional(), Length(max=254)), render_kw={"autocomplete": "email"})


class KeyForm(FlaskForm):
    label = StringField("What is it for?", (DataRequired("Name the key."), Length(max=100)))
    scope = SelectField("What may it do?", choices=KEY_SCOPES)
    days = IntegerField(
        "Days until it ends",
        (Optional(), NumberRange(1, 3650)),
        default=365,
        description="Empty: it does not end",
    )


class RoleForm(FlaskForm):
    role = SelectField("Role", choices=ROLE_CHOICES)


class InviteForm(FlaskForm):
    role = SelectField("Role", choices=ROLE_CHOICES)
