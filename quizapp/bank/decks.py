"""Decks: facts studied together."""

from collections.abc import Iterable
from uuid import UUID

import sqlalchemy as sa

from quizapp.accounts.models import User
from quizapp.bank.models import Article, Deck, DeckFact, Fact
from quizapp.db import session
from quizapp.errors import NotFound

OWN_QUESTIONS = "My own questions"


def deck_of(article: Article) -> Deck:
    """Returns the deck with the article's facts. Raises NotFound while none was found in it."""
    deck = _of_article(article.id)
    if deck is None:
        raise NotFound("This article has no facts yet, so there is nothing to study.")
    return deck


def decks_of(user: User) -> list[Deck]:
    """Returns the decks that belong to a person, the oldest first."""
    statement = sa.select(Deck).where(Deck.owner_id == user.id).order_by(Deck.created_at, Deck.id)
    return list(session().scalars(statement))


def ensured(owner_id: UUID, article: Article | None) -> Deck:
    """Returns the deck of an article, or the one for questions without an article; made if missing.

    Runs within the caller's unit of work.
    """
    deck = _of_article(article.id) if article else _without_article(owner_id)
    if deck is None:
        name = article.title[:300] if article else OWN_QUESTIONS
        deck = Deck(owner_id=owner_id, article_id=article and article.id, name=name)
        session().add(deck)
        session().flush()
    return deck


def arrange(deck: Deck, facts: Iterable[Fact]) -> bool:
    """Puts facts into a deck in this order, after those that are there. Tells whether any was new.

    Runs within the caller's unit of work.
    """
    rows = session().scalars(sa.select(DeckFact).where(DeckFact.deck_id == deck.id))
    there = {row.fact_id: row.position for row in rows}
    place = max(there.values(), default=-1) + 1
    new = [fact for fact in facts if fact.id not in there]
    for position, fact in enumerate(new, place):
        session().add(DeckFact(deck_id=deck.id, fact_id=fact.id, position=position))
    session().flush()
    return bool(new)


def _of_article(article_id: UUID) -> Deck | None:
    return session().scalar(sa.select(Deck).where(Deck.article_id == article_id).order_by(Deck.created_at))


def _without_article(owner_id: UUID) -> Deck | None:
    statement = sa.select(Deck).where(
        Deck.owner_id == owner_id, Deck.article_id.is_(None), Deck.name == OWN_QUESTIONS
    )
    return session().scalar(statement.order_by(Deck.created_at))
