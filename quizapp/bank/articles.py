"""Adding articles and finding them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from questions.article import Article as Read
from questions.errors import NotText
from questions.reading import read, text_of
from quizapp.accounts.models import User
from quizapp.bank.models import Article, Deck, Fact, Question, Rejected
from quizapp.bank.passages import kept_blocks
from quizapp.db import new_id, session, unit_of_work


def add(
    owner: User,
    data: str | bytes,
    title: str | None = None,
    source: str | None = None,
    origin: str = "pasted",
    format: str | None = None,  # noqa: A002  the contract's name for it
    id: UUID | None = None,  # noqa: A002
) -> Article:
    """Stores a text for its owner; the same text again gives the article that is there.

    A new article gets ``id`` if one is given. ``format`` is "plain", "markdown" or "html", None: told by the text. Of a PDF or a DOCX the Markdown is
    stored that was taken from it. Raises a questions.errors.InputError for a text that questions
    cannot be made from.
    """
    text, form = text_of(data, format)
    _check_storable(text)
    found = read(text, title=(title or "").strip() or None, form=form)
    with unit_of_work() as work:
        work.refresh(owner, with_for_update=True)
        article = same_text(owner, found.sha256)
        if article is None:
            article = _row(owner, found, form, origin, source)
            article.id = id or new_id()
            work.add(article)
    return article


def same_text(owner: User, sha256: str) -> Article | None:
    """Returns the owner's article with exactly this text, or None."""
    return session().scalar(sa.select(Article).where(Article.owner_id == owner.id, Article.sha256 == sha256))


def articles_of(owner: User) -> Sequence[Article]:
    """Returns a person's articles without their texts, the newest first."""
    statement = sa.select(Article).where(Article.owner_id == owner.id)
    return session().scalars(statement.order_by(Article.created_at.desc(), Article.id.desc())).all()


def status_counts(owner: User) -> dict[Any, dict[str, int]]:
    """Returns how many questions of each status the person's articles have, by article."""
    statement = (
        sa.select(Question.article_id, Question.status, sa.func.count())
        .where(Question.owner_id == owner.id, Question.article_id.is_not(None))
        .group_by(Question.article_id, Question.status)
    )
    counts: dict[Any, dict[str, int]] = {}
    for article_id, status, number in session().execute(statement):
        counts.setdefault(article_id, {})[status] = number
    return counts


def remove_if_empty(article: Article) -> bool:
    """Removes an article that nothing was found in. Tells whether it did."""
    with unit_of_work() as work:
        if any(_holds(article, table) for table in (Fact, Question, Deck)):
            return False
        work.execute(sa.delete(Rejected).where(Rejected.article_id == article.id))
        work.delete(article)
    return True


def _holds(article: Article, table: Any) -> bool:
    return session().scalar(sa.select(sa.exists().where(table.article_id == article.id))) or False


def _check_storable(text: str) -> None:
    """Raises NotText for halves of surrogate pairs, which no database takes as text."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise NotText("This text holds damaged characters. Save it as UTF-8 and try again.") from error


def _row(owner: User, found: Read, form: str, origin: str, source: str | None) -> Article:
    return Article(
        owner_id=owner.id,
        title=_clipped(found.title, 500) or "Untitled",
        author=_clipped(found.author, 300),
        outlet=_clipped(found.outlet, 300),
        published=_clipped(found.date, 40),
        source=_clipped(source or found.metadata.get("url"), 2000),
        note=found.metadata.get("note"),
        origin=origin,
        format=form,
        language=found.language,
        words=found.words,
        sha256=found.sha256,
        text=found.text,
        blocks=kept_blocks(found),
    )


def _clipped(text: str | None, length: int) -> str | None:
    text = " ".join((text or "").split())
    return text if len(text) <= length else text[: length - 1] + "…"
