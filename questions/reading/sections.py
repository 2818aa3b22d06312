"""The sections of an article, for those who take a long one part by part."""

from collections.abc import Iterator

from questions.article import Article, Block

MOST_WORDS = 1_500
"""Words of a section, unless a single paragraph has more."""

Section = tuple[tuple[int, Block], ...]
"""Blocks that sentences are taken from, each with its number among all such blocks of the article."""


def sections(article: Article, most: int = MOST_WORDS) -> Iterator[Section]:
    """Yields the readable blocks in order: a new section under each heading, and after ``most`` words."""
    waiting: list[tuple[int, Block]] = []
    words = 0
    for number, block in enumerate(article.readable):
        size = len(block.text.split())
        if waiting and (waiting[-1][1].path != block.path or words + size > most):
            yield tuple(waiting)
            waiting, words = [], 0
        waiting.append((number, block))
        words += size
    if waiting:
        yield tuple(waiting)
