"""The API's description of itself, in OpenAPI 3.1: built from the calls that are registered."""

import re
from http import HTTPStatus
from importlib.metadata import version
from typing import Any

from flask import Response, jsonify
from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode

from quizapp import policy
from quizapp.api.call import CALLS, Call, blueprint
from quizapp.health import PROBE_ANSWER

REFERENCE = "#/components/schemas/{model}"
PROBLEM = {
    "type": "object",
    "description": "What went wrong (RFC 9457); code is a stable name for programs.",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "code": {"type": "string"},
    },
    "required": ["type", "title", "status", "detail", "code"],
}
_PART = re.compile(r"<(?:(?P<converter>\w+)(?:\([^)]*\))?:)?(?P<name>\w+)>")
_PART_TYPES = {"uuid": {"type": "string", "format": "uuid"}, "int": {"type": "integer", "minimum": 0}}


@blueprint.get("/openapi.json")
@policy.public
def openapi() -> Response:
    """Returns this description."""
    return jsonify(describe())


def describe() -> dict[str, Any]:
    """Returns the OpenAPI document."""
    schemas = _Schemas()
    paths: dict[str, Any] = {}
    for each in CALLS:
        paths.setdefault(_path(each.rule), {})[each.method.lower()] = _operation(each, schemas)
    for probe in ("/healthz", "/readyz"):
        paths[probe] = {"get": _probe(probe)}
    paths["/api/v1/openapi.json"] = {"get": _own()}
    return {
        "openapi": "3.1.0",
        "info": {"title": "quizapp", "version": version("quizapp"), "license": {"name": "MIT"}},
        "security": [{"key": []}, {"session": []}],
        "paths": dict(sorted(paths.items())),
        "components": {
            "schemas": dict(sorted(({"Problem": PROBLEM} | schemas.found).items())),
            "securitySchemes": {
                "key": {"type": "http", "scheme": "bearer"},
                "session": {
                    "type": "apiKey",
                    "in": "cookie",
                    "name": "quizapp_session",
                    "description": "The page's own session; what changes things needs X-CSRF-Token too.",
                },
            },
        },
    }


class _Schemas:
    """Collects the named schemas that the calls refer to."""

    def __init__(self) -> None:
        self.found: dict[str, Any] = {}

    def of(self, kind: Any, mode: JsonSchemaMode) -> dict[str, Any]:
        """Returns the schema of a type, or a reference to it."""
        adapter: TypeAdapter[Any] = TypeAdapter(kind)
        schema = adapter.json_schema(ref_template=REFERENCE, mode=mode, schema_generator=GenerateJsonSchema)
        self.found |= schema.pop("$defs", {})
        name = schema.get("title")
        if schema.get("type") == "object" and name and name.isidentifier():
            self.found[name] = schema
            return {"$ref": REFERENCE.format(model=name)}
        return schema


def _operation(each: Call, schemas: _Schemas) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": each.name,
        "summary": each.about,
        "parameters": [*_address_parts(each.rule), *_query_parts(each)],
        "responses": {str(status): _answer(status, kind, schemas) for status, kind in each.answers.items()}
        | {"default": _problem()},
    }
    if each.body is not None:
        schema = schemas.of(each.body, "validation")
        needed = any(part.is_required() for part in each.body.model_fields.values())
        operation["requestBody"] = {"required": needed, "content": {"application/json": {"schema": schema}}}
    return operation


def _address_parts(rule: str) -> list[dict[str, Any]]:
    return [
        {
            "name": part["name"],
            "in": "path",
            "required": True,
            "schema": _PART_TYPES.get(part["converter"] or "", {"type": "string"}),
        }
        for part in _PART.finditer(rule)
    ]


def _query_parts(each: Call) -> list[dict[str, Any]]:
    if each.query is None:
        return []
    properties = each.query.model_json_schema(ref_template=REFERENCE)["properties"]
    return [{"name": name, "in": "query", "schema": schema} for name, schema in properties.items()]


def _answer(status: int, kind: Any, schemas: _Schemas) -> dict[str, Any]:
    schema = schemas.of(kind, "serialization")
    return {"description": HTTPStatus(status).phrase, "content": {"application/json": {"schema": schema}}}


def _problem() -> dict[str, Any]:
    schema = {"$ref": REFERENCE.format(model="Problem")}
    return {"description": "Not done", "content": {"application/problem+json": {"schema": schema}}}


def _probe(name: str) -> dict[str, Any]:
    answer = {"description": "OK", "content": {"application/json": {"schema": PROBE_ANSWER}}}
    return {
        "operationId": name.strip("/"),
        "summary": "Tells whether the process is up." if name == "/healthz" else "Tells whether it can work.",
        "security": [],
        "responses": {"200": answer, "503": {**answer, "description": "Not ready"}, "default": _problem()},
    }


def _own() -> dict[str, Any]:
    answer = {"description": "OK", "content": {"application/json": {"schema": {"type": "object"}}}}
    return {
        "operationId": "openapi",
        "summary": "Returns this description.",
        "security": [],
        "responses": {"200": answer, "default": _problem()},
    }


def _path(rule: str) -> str:
    return str(blueprint.url_prefix) + _PART.sub(r"{\g<name>}", rule)
