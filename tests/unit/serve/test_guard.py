import pytest
from fastapi.testclient import TestClient

from verbale.errors import BadSettingError
from verbale.serve import create_app
from verbale.serve.guard import check_address
from verbale.settings import Settings

TOKEN = "a token of some length"


def test_other_machines_need_a_token():
    check_address("127.0.0.1", Settings())
    check_address("0.0.0.0", Settings(token=TOKEN))
    with pytest.raises(BadSettingError, match="no token"):
        check_address("0.0.0.0", Settings())


def test_a_name_that_points_here_is_refused(store, settings):
    client = TestClient(create_app(store, settings), base_url="http://evil.example")
    assert client.get("/read").status_code == 421


def test_the_token_is_asked_for(store):
    client = TestClient(create_app(store, Settings(token=TOKEN)), base_url="http://record.example")
    assert client.get("/read").status_code == 401
    assert client.get("/api/v1/stats").headers["content-type"] == "application/problem+json"
    assert client.get("/read", auth=("anybody", "wrong")).status_code == 401
    assert client.get("/read", auth=("anybody", TOKEN)).status_code == 200
    assert client.get("/read", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert client.get("/read", headers={"Authorization": "Basic %%%"}).status_code == 401


def test_a_form_of_another_site_is_refused(client):
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}, {"Origin": "null"}):
        assert client.post("/read", data={"text": "x"}, headers=headers).status_code == 403


def test_nothing_writes(client):
    for method in ("PUT", "DELETE", "PATCH"):
        assert client.request(method, "/search").status_code == 405
