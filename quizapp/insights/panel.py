"""Panels: one module each in ``insights/panels``, found by looking through that package.

A panel is one pure function of ``told.Told`` that returns a dataclass, and one template
``templates/insights/NAME.html`` that draws it. Nothing else needs an edit: the page and the API learn
of it by its registration.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, TypeVar, get_type_hints

from quizapp.insights.told import Told

Count = TypeVar("Count", bound=Callable[[Told], Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A statistic. ``name`` is that of its template and its part of the API, ``place`` its place on
    the page, ``shape`` the dataclass that ``count`` returns."""

    name: str
    place: int
    count: Callable[[Told], Any]
    shape: Any

    @property
    def template(self) -> str:
        return f"insights/{self.name}.html"


_found: dict[str, Panel] = {}


def panel(place: int) -> Callable[[Count], Count]:
    """Registers a function as a panel with the function's name."""

    def register(count: Count) -> Count:
        shape = get_type_hints(count)["return"]
        _found[count.__name__] = Panel(name=count.__name__, place=place, count=count, shape=shape)
        return count

    return register


@cache
def panels() -> tuple[Panel, ...]:
    """Returns every panel, in their order on the page."""
    package = import_module("quizapp.insights.panels")
    for module in iter_modules(package.__path__):
        import_module(f"{package.__name__}.{module.name}")
    return tuple(sorted(_found.values(), key=lambda each: each.place))
