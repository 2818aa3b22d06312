"""Which facts of an article a teacher would ask about, learnt from open textbooks."""

from questions.worth.model import Setting, asked_rate, worth

__all__ = ["Setting", "asked_rate", "worth"]
