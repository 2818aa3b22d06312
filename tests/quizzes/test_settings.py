"""Settings of a quiz: what is kept, and what cannot be asked for."""

import pytest

from quizapp.errors import Invalid
from quizapp.quizzes.settings import QuizSettings


def test_settings_come_back_from_json_as_they_were() -> None:
    settings = QuizSettings(feedback="immediate", time_limit=600, attempts_allowed=2, shuffle=False)
    assert QuizSettings.from_json(settings.to_json()) == settings


def test_what_is_left_out_has_its_default() -> None:
    settings = QuizSettings.from_json({})
    assert settings.feedback == "deferred"
    assert settings.time_limit is None
    assert settings.attempts_allowed is None


@pytest.mark.parametrize(
    "sent",
    [
        None,
        [],
        "deferred",
        {"feedback": "at once"},
        {"feedback": None},
        {"feedback": ["deferred"]},
        {"time_limit": 0},
        {"time_limit": -5},
        {"time_limit": 1.5},
        {"time_limit": "60"},
        {"time_limit": 10**20},
        {"attempts_allowed": True},
        {"attempts_allowed": 0},
        {"shuffle": 1},
        {"score": 100},
        {1: 2},
    ],
)
def test_other_settings_are_refused(sent: object) -> None:
    with pytest.raises(Invalid):
        QuizSettings.from_json(sent)
