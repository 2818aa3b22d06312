"""Sorts of facts, one module each, found by looking through this package.

A module has ``WORTH`` (0 to 1: how much a fact of this sort is worth asking) and
``find(claim, names)``, which yields the slots of a claim that it understands.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules

from questions.facts.claim import Claim
from questions.facts.names import Names
from questions.facts.slot import Slot

Find = Callable[[Claim, Names], Iterator[Slot]]


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of fact: its name, its worth, and how to find its slots."""

    name: str
    worth: float
    find: Find


@lru_cache(maxsize=1)
def sorts() -> tuple[Sort, ...]:
    """Returns all sorts, the most worth asking first."""
    found = []
    for info in iter_modules(__path__):
        module = import_module(f"{__name__}.{info.name}")
        found.append(Sort(info.name, module.WORTH, module.find))
    return tuple(sorted(found, key=lambda sort: (-sort.worth, sort.name)))
