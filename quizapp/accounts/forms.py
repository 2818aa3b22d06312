"""What people fill in about themselves."""

from flask_wtf import FlaskForm
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice

from quizapp.accounts.people import zones

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
