"""Each role at each route: nobody, a reader, an editor, the person at this machine with and without leave to write."""

import re

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from verbale.serve import create_app
from verbale.serve.access import Access, Tokens
from verbale.serve.api import make_api
from verbale.serve.guard import OPEN
from verbale.serve.health import router as health
from verbale.serve.pages import ROUTERS
from verbale.settings import Settings
from verbale.store import open_record

FOR_EDITORS = "/write/"
OF_READERS = {"/read", "/logout"}
"""What is sent without anything being written."""

ROUTES = [
    (method, route.path)
    for router in (*ROUTERS, health, make_api())
    for route in router.routes
    if isinstance(route, APIRoute)
    for method in sorted(route.methods)
]
OTHERS = [("GET", "/static/serve.css"), ("GET", "/look/page.css"), ("GET", "/look/page.js")]


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    with open_record(tmp_path_factory.mktemp("roles") / "record.db") as store:
        yield store


@pytest.fixture(scope="module")
def askers(empty, tmp_path_factory):
    """For each role what it is answered, as a function of method and path."""
    tokens = Tokens(tmp_path_factory.mktemp("roles") / "tokens.toml")
    headers = {role: {"Authorization": f"Bearer {tokens.make(role, role)}"} for role in ("reader", "editor")}

    def ask(access, host, **headers):
        client = TestClient(create_app(empty, Settings(rate=0), access), base_url=f"http://{host}", follow_redirects=False)

        def status(method, path):
            address = re.sub(r"\{\w+(:path)?\}", "x", path)
            return client.request(method, address, headers=headers, **({"json": {}} if "/api/" in path else {})).status_code

        return status

    return {
        "nobody": ask(Access(tokens), "record.example"),
        "reader": ask(Access(tokens), "record.example", **headers["reader"]),
        "editor": ask(Access(tokens), "record.example", **headers["editor"]),
        "here": ask(Access(), "127.0.0.1"),
        "writer": ask(Access(writer="Ada"), "127.0.0.1"),
        "elsewhere": ask(Access(writer="Ada"), "evil.example"),
    }


def refused(status):
    """Whether who asks was turned away, whatever else is wrong with the request."""
    return status in {401, 403, 421}


def is_open(path):
    return path.startswith(OPEN)


def needs_an_editor(method, path):
    return path.startswith(FOR_EDITORS) or (method != "GET" and path not in OF_READERS and not is_open(path))


def test_there_are_routes():
    assert len(ROUTES) > 60
    assert any(needs_an_editor(*route) for route in ROUTES)
    assert {path for _, path in ROUTES if is_open(path)} == {"/login", "/healthz", "/readyz"}


@pytest.mark.parametrize(("method", "path"), ROUTES + OTHERS)
def test_each_role_at_each_route(askers, method, path):
    found = {name: ask(method, path) for name, ask in askers.items()}
    made_here = path in {"/logout"} or (method == "POST" and path.startswith(FOR_EDITORS))  # refused without the token of a form
    if path == "/login" and method == "POST":
        assert found["nobody"] == 401
        return
    assert refused(found["nobody"]) == (not is_open(path))
    if made_here:
        assert {found[name] for name in ("reader", "editor", "here", "writer")} == {403}
        return
    assert refused(found["reader"]) == refused(found["here"]) == needs_an_editor(method, path)
    assert not refused(found["editor"])
    assert not refused(found["writer"])
    assert refused(found["elsewhere"]) == (path not in {"/healthz", "/readyz"})
    assert max(found.values()) < 500


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "POST"])
@pytest.mark.parametrize("path", ["/search", "/promises", "/api/v1/records/x", "/static/serve.css"])
def test_no_other_method_comes_through_for_readers(askers, method, path):
    assert askers["reader"](method, path) == askers["here"](method, path) == 403
