"""The API run from its own description: no call breaks the server, no answer is another than described."""

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import openapi
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from quizapp.api.call import CALLS

CHECKS = [
    not_a_server_error,
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
]
EXAMPLES = 8


def run(app: Flask, examples: int = EXAMPLES) -> int:
    """Runs every call of the description with made-up values; returns how many calls there are."""
    schema = openapi.from_wsgi("/api/v1/openapi.json", app)
    operations = [found.ok() for found in schema.get_all_operations()]
    for operation in operations:

        @settings(
            max_examples=examples, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(case=operation.as_strategy())
        def called(case: schemathesis.Case) -> None:
            case.validate_response(case.call(), checks=CHECKS)

        called()
    return len(operations)


def test_every_call_does_what_it_says(app: Flask) -> None:
    assert run(app) == len(CALLS) + 2  # and the two probes


@pytest.mark.soak
def test_every_call_does_what_it_says_at_length(any_app: Flask) -> None:
    run(any_app, 300)


def test_a_call_that_breaks_would_be_seen(app: Flask) -> None:
    """The twin: a call that raises, and one that answers something else, are both found."""
    for answer in (lambda: 1 / 0, lambda: "not what is described"):
        app.config["PROPAGATE_EXCEPTIONS"] = False
        view = app.view_functions["api.me"]
        answer.needs = "known"  # type: ignore[attr-defined]
        app.view_functions["api.me"] = answer
        with pytest.raises((Failure, FailureGroup, ZeroDivisionError)):
            run(app, 1)
        app.view_functions["api.me"] = view
