"""Making a quiz from a deck."""

from collections.abc import Collection, Iterable
from random import Random
from typing import Any

from questions.kinds import UnknownKind, kind
from quizapp.accounts.models import User
from quizapp.bank.models import Deck
from quizapp.db import unit_of_work
from quizapp.errors import Invalid
from quizapp.quizzes.candidates import candidates_of
from quizapp.quizzes.models import Quiz, QuizSlot
from quizapp.quizzes.refusals import NothingToAsk
from quizapp.quizzes.selection import choose
from quizapp.quizzes.settings import QuizSettings

MOST_QUESTIONS = 100
LONGEST_TITLE = 300


def make(
    owner: User,
    deck: Deck,
    title: str,
    count: int,
    settings: QuizSettings | None = None,
    kinds: Collection[str] | None = None,
    seed: int | None = None,
) -> Quiz:
    """Makes a quiz of up to ``count`` approved questions of the deck, in the deck's order.

    Takes main forms only and asks no point twice. ``kinds`` None: any. The same deck and seed give
    the same questions. Raises NothingToAsk, and Invalid for a title, count or kind that is none.
    """
    title = _title(title)
    _check(count, kinds)
    with unit_of_work() as work:
        candidates = [each for each in candidates_of(deck) if kinds is None or each.kind in kinds]
        if not candidates:
            raise NothingToAsk(_nothing(kinds))
        chosen = choose(candidates, count, Random(seed))  # noqa: S311 variety, not secrecy
        chosen.sort(key=lambda each: each.place)
        quiz = Quiz(
            owner_id=owner.id, deck_id=deck.id, title=title, settings=(settings or QuizSettings()).to_json()
        )
        quiz.slots = [QuizSlot(number=n, version_id=each.version_id) for n, each in enumerate(chosen, 1)]
        work.add(quiz)
    return quiz


def _title(title: Any) -> str:
    if not isinstance(title, str) or not title.strip() or "\0" in title:
        raise Invalid("A quiz needs a title. Nothing was stored.")
    if len(title.strip()) > LONGEST_TITLE:
        raise Invalid(f"The title is too long: {LONGEST_TITLE} characters are the most we can take.")
    return title.strip()


def _check(count: Any, kinds: Iterable[str] | None) -> None:
    if not isinstance(count, int) or isinstance(count, bool) or not 1 <= count <= MOST_QUESTIONS:
        raise Invalid(f"A quiz has from 1 to {MOST_QUESTIONS} questions. Nothing was stored.")
    try:
        for name in kinds or ():
            kind(name)
    except UnknownKind as error:
        raise Invalid(f"{error} Nothing was stored.") from error


def _nothing(kinds: Collection[str] | None) -> str:
    if kinds is None:
        return "This deck has no accepted question yet, so no quiz was made. Accept some questions first."
    return "This deck has no accepted question of these kinds, so no quiz was made. Choose other kinds."
