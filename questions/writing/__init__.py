"""Writers of questions, one module for each kind, found by looking through this package.

A writer module has ``KIND`` (the kind's name) and ``write(material)``, which yields drafts.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules

from questions.question import Question
from questions.writing.material import Material

Write = Callable[[Material], Iterator[Question]]


@lru_cache(maxsize=1)
def writers() -> dict[str, Write]:
    """Returns the writer of each kind by the kind's name, in alphabetical order."""
    found = {}
    for info in iter_modules(__path__):
        module = import_module(f"{__name__}.{info.name}")
        if hasattr(module, "KIND"):
            found[module.KIND] = module.write
    return dict(sorted(found.items()))
