"""The API describes itself, wholly and truly."""

import re
from typing import Any

import jsonschema
import pytest
from flask import Flask

from quizapp.api.call import CALLS
from quizapp.api.description import describe
from quizapp.bank.models import Deck
from tests.api.conftest import KeyedClient

HTTP_METHODS = {"get", "put", "post", "delete", "patch"}


@pytest.fixture
def document(app: Flask) -> dict[str, Any]:
    with app.app_context():
        return describe()


def routes(app: Flask) -> set[tuple[str, str]]:
    found = set()
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith("/api/") or rule.rule in ("/healthz", "/readyz"):
            path = re.sub(r"<(?:[^:>]+:)?(\w+)>", r"{\1}", rule.rule)
            found |= {
                (method.lower(), path) for method in rule.methods or () if method not in ("HEAD", "OPTIONS")
            }
    return found


def documented(document: dict[str, Any]) -> set[tuple[str, str]]:
    return {
        (method, path)
        for path, item in document["paths"].items()
        for method in item
        if method in HTTP_METHODS
    }


def test_every_route_is_described_and_every_description_has_its_route(
    app: Flask, document: dict[str, Any]
) -> None:
    assert documented(document) == routes(app)
    assert len(routes(app)) > 15


def test_it_is_served_to_everybody(app: Flask, document: dict[str, Any]) -> None:
    answer = app.test_client().get("/api/v1/openapi.json")
    assert (answer.status_code, answer.json) == (200, document)


def references(node: Any) -> set[str]:
    if isinstance(node, dict):
        own = {node["$ref"]} if isinstance(node.get("$ref"), str) else set()
        return own.union(*map(references, node.values()))
    return set().union(*map(references, node)) if isinstance(node, list) else set()


def test_every_schema_is_sound_and_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    assert references(document) <= {f"#/components/schemas/{name}" for name in schemas}


def test_every_operation_has_a_name_of_its_own_and_a_summary(document: dict[str, Any]) -> None:
    operations = [item[method] for item in document["paths"].values() for method in item]
    names = [operation["operationId"] for operation in operations]
    assert len(set(names)) == len(names)
    assert all(operation["summary"].endswith(".") for operation in operations)


def test_every_part_of_an_address_is_described(document: dict[str, Any]) -> None:
    for path, item in document["paths"].items():
        for operation in item.values():
            described = {part["name"] for part in operation.get("parameters", []) if part["in"] == "path"}
            assert described == set(re.findall(r"{(\w+)}", path))


def test_calls_take_no_more_than_they_declare(document: dict[str, Any]) -> None:
    bodies = [call.body for call in CALLS if call.body is not None]
    assert len(bodies) > 5
    for body in bodies:
        assert document["components"]["schemas"][body.__name__]["additionalProperties"] is False


@pytest.mark.parametrize("path", ["/api/v1/me", "/api/v1/decks", "/api/v1/answers"])
def test_answers_are_as_described(api: KeyedClient, deck: Deck, document: dict[str, Any], path: str) -> None:
    schema = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema.validate(api.get(path).json, schema | {"components": document["components"]})
