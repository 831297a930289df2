"""Who comes in, who writes, what is refused."""

import json
import logging
import re

import pytest
from fastapi.testclient import TestClient

from verbale.errors import BadSettingError, UnknownNameError
from verbale.serve import create_app
from verbale.serve.access import Access, Tokens
from verbale.serve.access.rates import Rates
from verbale.serve.guard import check_address
from verbale.serve.telemetry import JsonLines
from verbale.settings import Settings
from verbale.store.overview import Overview

PAGE = {"accept": "text/html"}


def bearer(token):
    return {"Authorization": f"Bearer {token}"}


def test_other_machines_need_a_token(tokens):
    check_address("127.0.0.1", Access())
    check_address("127.0.0.1", Access(writer="Ada"), writes=True)
    with pytest.raises(BadSettingError, match="no tokens are set"):
        check_address("0.0.0.0", Access())
    with pytest.raises(BadSettingError, match="no tokens are set"):
        check_address("0.0.0.0", Access(writer="Ada"), writes=True)
    with pytest.raises(BadSettingError, match="verbale token NAME"):
        check_address("0.0.0.0", Access(tokens))
    tokens.make("Ada", "reader")
    check_address("0.0.0.0", Access(tokens))
    with pytest.raises(BadSettingError, match="only who has one of an editor writes"):
        check_address("0.0.0.0", Access(tokens), writes=True)


def test_a_file_of_tokens_keeps_hashes_and_no_token(tokens):
    made = tokens.make('Ada "the" reader, Ödön', "reader")
    assert made not in tokens.path.read_text(encoding="utf-8")
    assert tokens.path.stat().st_mode & 0o077 == 0
    assert [(t.name, t.role) for t in Tokens(tokens.path).all().values()] == [('Ada "the" reader, Ödön', "reader")]
    assert tokens.find(made).name == 'Ada "the" reader, Ödön'
    assert tokens.find(made + "x") is None
    with pytest.raises(BadSettingError, match="revoke it first"):
        tokens.make('Ada "the" reader, Ödön', "editor")
    with pytest.raises(UnknownNameError, match="no role 'king'"):
        tokens.make("Bo", "king")
    tokens.revoke('Ada "the" reader, Ödön')
    assert tokens.find(made) is None
    with pytest.raises(UnknownNameError):
        tokens.revoke("Bo")


@pytest.mark.parametrize("text", ["[", "name = 1", "[Ada]\nrole = 'king'\nsha256 = 'x'", "[Ada]\nrole = 'reader'"])
def test_a_bad_file_of_tokens_is_told(tokens, text):
    tokens.path.write_text(text)
    with pytest.raises(BadSettingError, match=r"tokens\.toml"):
        tokens.all()


def test_a_name_that_points_here_is_refused(store, settings):
    client = TestClient(create_app(store, settings), base_url="http://evil.example")
    assert client.get("/search").status_code == 421
    assert client.get("/healthz").status_code == 200


def test_a_token_is_asked_for(guarded, given):
    assert guarded.get("/search").headers["www-authenticate"].startswith("Bearer")
    assert guarded.get("/api/v1/stats").json()["code"] == "token-needed"
    assert guarded.get("/search?words=a&kind=event", headers=PAGE).headers["location"] == "/login?next=%2Fsearch%3Fwords%3Da%26kind%3Devent"
    assert guarded.get("/search", headers=bearer("wrong")).status_code == 401
    assert guarded.get("/search", headers=bearer(given["reader"])).status_code == 200
    assert guarded.get("/search", auth=("anybody", given["reader"])).status_code == 200
    assert guarded.get("/search", headers={"Authorization": "Basic %%%"}).status_code == 401


def test_a_session_stands_for_a_token_until_it_is_left_or_revoked(guarded, given, tokens):
    wrong = guarded.post("/login", data={"token": "wrong", "next": "/promises"})
    assert (wrong.status_code, "no such token" in wrong.text) == (401, True)
    inside = guarded.post("/login", data={"token": given["editor"], "next": "/promises"})
    cookie = inside.headers["set-cookie"].lower()
    assert (inside.status_code, inside.headers["location"]) == (303, "/promises")
    assert all(part in cookie for part in ("httponly", "samesite=strict", "path=/"))
    assert given["editor"] not in cookie
    page = guarded.get("/actors", headers=PAGE).text
    assert "Ada the editor" in page
    form = re.search(r'name="form_token" value="(\w+)"', page)[1]
    assert guarded.post("/logout", data={"form_token": "x"}).status_code == 403
    assert guarded.post("/logout", data={"form_token": form}).status_code == 303
    assert guarded.get("/actors", headers=PAGE).status_code == 303
    guarded.post("/login", data={"token": given["editor"]})
    assert guarded.get("/actors").status_code == 200
    tokens.revoke("Ada the editor")
    assert guarded.get("/actors").status_code == 401


def test_a_cookie_is_for_https_alone_where_there_is_https(store, settings, tokens, given):
    client = TestClient(create_app(store, settings, Access(tokens)), base_url="https://record.example", follow_redirects=False)
    assert "secure" in client.post("/login", data={"token": given["reader"]}).headers["set-cookie"].lower()
    assert client.post("/login", data={"token": given["reader"], "next": "//evil.example"}).headers["location"] == "/"


def test_a_form_of_another_site_is_refused(client):
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}, {"Origin": "null"}):
        assert client.post("/read", data={"text": "x"}, headers=headers).status_code == 403


def test_who_asks_too_often_waits(store, tokens, given, monkeypatch):
    monkeypatch.setattr("verbale.serve.app.Rates", lambda per_minute: Rates(per_minute, lambda: 0.0))  # a minute that stands still
    client = TestClient(create_app(store, Settings(rate=100), Access(tokens)), base_url="http://record.example")
    for _ in range(100):
        assert client.get("/api/v1/problems", headers=bearer(given["reader"])).status_code == 200
    late = client.get("/api/v1/problems", headers=bearer(given["reader"]))
    assert (late.status_code, late.json()["code"], int(late.headers["retry-after"]) >= 1) == (429, "too-many", True)
    assert client.get("/api/v1/problems", headers=bearer(given["editor"])).status_code == 200
    assert client.get("/api/v1/problems", headers=bearer("wrong")).status_code == 401
    assert client.get("/api/v1/problems", headers=bearer("wrong")).status_code == 429


def test_what_has_been_seen_is_not_sent_again(client, store):
    for path in ("/actors", "/api/v1/stats"):
        first = client.get(path)
        tag = first.headers["etag"]
        again = client.get(path, headers={"If-None-Match": f'"x", {tag}'})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        store.note(store.find(limit=1)[0].record.id, "look", author="Ada")
        assert client.get(path, headers={"If-None-Match": tag}).status_code == 200
    assert "etag" not in client.get("/actors?format=docx").headers


def test_health_and_readiness_and_numbers(client, guarded, given, monkeypatch):
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ok", "store": "ok", "weights": "ok"}
    assert guarded.get("/readyz").status_code == 200
    assert guarded.get("/metrics").status_code == 401
    numbers = guarded.get("/metrics", headers=bearer(given["reader"])).text
    assert 'verbale_requests_total{method="GET",route="/readyz",status="200"} 1.0' in numbers
    assert 'verbale_kept{what="documents"} 3.0' in numbers

    def broken(**_):
        raise BadSettingError("weights", "gone", ())

    monkeypatch.setattr("verbale.serve.health.load_pipeline", broken)
    assert (client.get("/readyz").status_code, client.get("/readyz").json()["weights"]) == (503, "bad-setting")


def test_a_line_is_logged_that_says_nothing_of_what_was_asked(client, caplog):
    caplog.set_level(logging.INFO, "verbale.serve")
    client.get("/search?words=secret&actor=Ilse Harnok")
    client.get("/documents/a%20secret")
    lines = [json.loads(JsonLines().format(r)) for r in caplog.records if r.name == "verbale.serve"]
    said = [(line["route"], line["status"], line["role"]) for line in lines]
    assert said == [("/search", 200, "reader"), ("/documents/{id:path}", 404, "reader")]
    assert "secret" not in json.dumps(lines)
    assert "Harnok" not in json.dumps(lines)


def test_what_nobody_foresaw_is_answered_and_logged(client, monkeypatch, caplog):
    def broken(*_, **__):
        raise RuntimeError("a secret of the inside")

    monkeypatch.setattr(Overview, "actors", broken)
    page = client.get("/actors")
    assert (page.status_code, "secret" in page.text, 'role="alert"' in page.text) == (500, False, True)
    assert "content-security-policy" in page.headers
    assert "a secret of the inside" in JsonLines().format(next(r for r in caplog.records if r.levelname == "ERROR"))
