"""The evidence of a version, ready to be shown: the passage lit up among its words, and its source."""

from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from quizapp.bank.models import Article, Fact, Point, QuestionPoint, QuestionVersion
from quizapp.bank.passages import passage
from quizapp.bank.versions import Version, to_question
from quizapp.db import session

_FACT = (
    sa.select(Point.fact_id)
    .join(QuestionPoint, QuestionPoint.point_id == Point.id)
    .where(QuestionPoint.version_id == sa.bindparam("version"), QuestionPoint.position == 0)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A passage with the words around it, who says so (None: the article), and where it stands:
    in which article, as the evidence of which of its facts."""

    text: str
    before: str = ""
    after: str = ""
    who: str | None = None
    article: Article | None = None
    fact_id: UUID | None = None

    @property
    def source(self) -> str | None:
        """Title, author, outlet and date of the article, as far as known."""
        if self.article is None:
            return None
        parts = (self.article.title, self.article.author, self.article.outlet, self.article.published)
        return ", ".join(part for part in parts if part)


def evidence_at(fact: Fact, article: Article | None) -> Shown | None:
    """Returns the evidence of a fact in its article, or None for one that has none."""
    if article is None or not fact.spans:
        return None
    start, end = fact.spans[0]
    before, text, after = passage(article.blocks, start, end)
    return Shown(
        text=text or fact.statement,
        before=before,
        after=after,
        who=fact.attribution,
        article=article,
        fact_id=fact.id,
    )


def evidence_of(version: QuestionVersion | Version) -> Shown | None:
    """Returns the evidence of a version, or None for a question that has none."""
    question = to_question(version)
    if question.evidence is None:
        return None
    article_id = version.article_id if isinstance(version, Version) else version.question.article_id
    article = session().get(Article, article_id) if article_id else None
    if article is None:
        return Shown(text=question.evidence.text, who=question.attribution)
    before, text, after = passage(article.blocks, question.evidence.start, question.evidence.end)
    shown = text or question.evidence.text
    return Shown(
        text=shown,
        before=before,
        after=after,
        who=question.attribution,
        article=article,
        fact_id=session().scalar(_FACT, {"version": version.id}),
    )
