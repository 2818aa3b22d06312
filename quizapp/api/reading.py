"""Reading what a call was sent: checked against a model, refused with a reason where it does not fit."""

from typing import Any, TypeVar

from flask import request
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import from_json
from werkzeug.exceptions import UnsupportedMediaType

from quizapp.errors import Invalid, Refusal

HIGHEST = 2**53
"""The largest whole number that every JSON reader takes as it is."""


class Body(BaseModel):
    """What a call takes as JSON: exactly these parts, of exactly these types."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Query(BaseModel):
    """What a call takes in its query string."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class BadJson(Refusal):
    """A body that is not JSON at all, or JSON that no honest client writes."""

    status = 400
    code = "bad-json"


Model = TypeVar("Model", bound=BaseModel)
Taken = TypeVar("Taken", bound=Body)
Asked = TypeVar("Asked", bound=Query)


def read_body(model: type[Taken]) -> Taken:
    """Returns the request's body as the model. An empty body is an empty object.

    Raises BadJson, Invalid, or UnsupportedMediaType for another type of content.
    """
    sent = request.get_data() or b"{}"
    if sent != b"{}" and not request.is_json:
        raise UnsupportedMediaType
    try:
        _check_plain(from_json(sent, allow_inf_nan=False))
    except ValueError as error:
        raise BadJson(f"The body is not JSON that can be read: {_short(str(error))}") from error
    try:
        return model.model_validate_json(sent)
    except ValidationError as error:
        raise Invalid(_said(error)) from error


def read_query(model: type[Asked]) -> Asked:
    """Returns the query string as the model; a part without a value counts as left out."""
    given = {name: value for name, value in request.args.items() if value}
    _check_plain(given)
    try:
        return model.model_validate(given)
    except ValidationError as error:
        raise Invalid(_said(error)) from error


def _check_plain(value: Any) -> None:
    """Raises BadJson for what no database keeps: NUL characters and numbers out of all range."""
    if isinstance(value, str) and "\0" in value:
        raise BadJson("A text has a NUL character. Nothing was stored.")
    if isinstance(value, dict):
        for name, part in value.items():
            _check_plain(name)
            _check_plain(part)
    elif isinstance(value, list):
        for part in value:
            _check_plain(part)
    elif isinstance(value, int | float) and not abs(value) <= HIGHEST:
        raise BadJson("A number is too large. Nothing was stored.")


def _said(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"]) or "the body"
    return f"“{_short(where)}”: {_short(first['msg'])}. Nothing was stored."


def _short(text: str) -> str:
    return text if len(text) <= 200 else text[:199] + "…"
