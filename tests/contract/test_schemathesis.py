"""The API against its own description: what schemathesis makes up is answered as the description says."""

import os

import pytest
import schemathesis
from hypothesis import HealthCheck, given, seed, settings
from schemathesis import GenerationMode

from tests.unit.serve.conftest import PAGES, RUN, reading
from verbale.serve import create_app
from verbale.serve.access import Access
from verbale.serve.api import describe, make_api
from verbale.settings import Settings
from verbale.store import open_record

EXAMPLES = int(os.environ.get("SCHEMATHESIS_EXAMPLES", "4"))
HERE = {"Host": "127.0.0.1"}
PATHS = describe(make_api())["paths"]
MODES = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]
OPERATIONS = [
    (mode, path, method)
    for path, methods in PATHS.items()
    for method, about in methods.items()
    for mode in (MODES if "requestBody" in about or any(p["in"] == "query" for p in about.get("parameters", ())) else MODES[:1])
]


@pytest.fixture(scope="module")
def api(tmp_path_factory):
    with open_record(tmp_path_factory.mktemp("made-up") / "record.db") as store:
        for name, page in PAGES.items():
            store.add(*reading(page, url=f"https://news.example/{name}", title=name), RUN)
        app = create_app(store, Settings(), Access(writer="Ada"))
        yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, headers=HERE)


@pytest.mark.parametrize(("mode", "path", "method"), OPERATIONS)
def test_whatever_is_asked_is_answered_as_described(api, mode, path, method):
    operation = api[path][method]

    @seed(int(os.environ.get("SCHEMATHESIS_SEED", "1")))
    @settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), database=None, deadline=None)
    @given(case=operation.as_strategy(generation_mode=mode))
    def tried(case):
        case.call_and_validate(headers=HERE)

    tried()
