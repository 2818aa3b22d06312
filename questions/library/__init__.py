"""Articles that ship with the app, in our own words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from questions.reading.front_matter import front_matter

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryArticle:
    """An article that ships with the app.

    ``slug`` names it for good, ``text`` is the whole file, to be read like any other article.
    ``metadata`` is its front matter: the title, author, outlet and date of the original, and a
    ``note`` that it is a retelling.
    """

    slug: str
    path: Path
    text: str = field(repr=False)
    metadata: Mapping[str, str]

    @property
    def title(self) -> str:
        return self.metadata["title"]


def builtin() -> list[LibraryArticle]:
    """Returns the articles that ship with the app, in the order of their slugs."""
    return [_article(path) for path in sorted(FOLDER.glob("*.md"))]


def _article(path: Path) -> LibraryArticle:
    text = path.read_text("utf-8")
    entries, _ = front_matter(text)
    return LibraryArticle(slug=path.stem, path=path, text=text, metadata=entries)
