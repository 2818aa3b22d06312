"""Kinds of question, one module each, found by looking through this package.

How to use them (q is a questions.question.Question)::

    from questions.kinds import all_kinds, kind           # kind() raises UnknownKind
    from questions.kinds.kind import BadResponse          # str(error) is a sentence for people
    k = kind(q.kind)                                      # k.name, k.label, k.form
    k.check(q)                                            # [] or what is wrong, as sentences
    response = k.parse(sent)                              # canonical, for the log; None = nothing answered
    grade = k.grade(q, response)                          # .score, .by_point {point id: 0..1}, .note, .right
    k.solution(q)                                         # .key, .options with feedback, .also_right
    k.guess_rate(q)                                       # 0..1

Beside them: ``questions.question_json`` (to_dict, from_dict) and ``questions.showing``
(with_option_ids, public_view). A new kind is one new module here with one subclass of Kind,
and one template; nothing else needs an edit.
"""

from functools import cache
from importlib import import_module
from inspect import isabstract
from pkgutil import iter_modules

from questions.kinds.kind import Kind


class UnknownKind(KeyError):
    """There is no kind of question with this name."""

    def __init__(self, name: object) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"There is no kind of question called “{str(self.name)[:40]}”."


def _kinds_in(module_name: str) -> list[Kind]:
    found = vars(import_module(module_name)).values()
    classes = [each for each in found if isinstance(each, type) and issubclass(each, Kind)]
    return [each() for each in classes if each.__module__ == module_name and not isabstract(each)]


@cache
def _registry() -> dict[str, Kind]:
    modules = [f"{__name__}.{module.name}" for module in iter_modules(__path__) if not module.ispkg]
    return {kind.name: kind for name in sorted(modules) for kind in _kinds_in(name)}


def all_kinds() -> dict[str, Kind]:
    """Returns every kind by its name."""
    return dict(_registry())


def kind(name: str) -> Kind:
    """Returns the kind with this name. Raises UnknownKind."""
    try:
        return _registry()[name]
    except (KeyError, TypeError):
        raise UnknownKind(name) from None
