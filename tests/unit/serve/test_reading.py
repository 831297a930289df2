from concurrent.futures import ThreadPoolExecutor, wait
from datetime import date
from threading import Event, Semaphore

import pytest
from fastapi.testclient import TestClient

from verbale.errors import EmptyInputError
from verbale.serve import create_app
from verbale.serve.site import Site
from verbale.settings import Settings

PAGE = "Ferry treaty\n\n“We will sign in May,” Ilse Harnok told reporters on Tuesday. She met Teodor Brask in Port Arvid."


def test_a_text_is_read_and_not_kept(client, store):
    before = store.stats()
    page = client.post("/read", data={"text": PAGE, "published": "2031-03-05"})
    assert page.status_code == 200
    assert "We will sign in May" in page.text
    assert 'class="statement' in page.text
    assert store.stats() == before


def test_a_file_goes_before_the_text(client):
    html = "<html><body><h1>Pier</h1><article><p>" + "The minister said the pier would open in June. " * 8 + "</p></article></body></html>"
    page = client.post("/read", data={"text": "x"}, files={"file": ("pier.html", html, "text/html")})
    assert "pier would open in June" in page.text


def test_what_cannot_be_read_is_told_and_what_was_typed_stays(client):
    empty = client.post("/read", data={"text": " ", "title": "A <title>"})
    assert empty.status_code == 422
    assert 'role="alert"' in empty.text
    assert "A &lt;title&gt;" in empty.text
    assert "2031-13-01" in client.post("/read", data={"text": PAGE, "published": "2031-13-01"}).text
    large = client.post("/read", data={"text": "word " * 90_000})
    assert large.status_code in {413, 422}
    assert 'role="alert"' in large.text


def test_a_page_is_large_and_its_text_is_not(store):
    settings = Settings(today=date(2031, 7, 15))
    filler = "<!-- " + "x" * 5_000_000 + " -->"
    html = (
        f"<html><body>{filler}<article><h1>Pier</h1><p>{'The minister said the pier would open in June. ' * 8}</p></article></body></html>"
    )
    with TestClient(create_app(store, settings), base_url="http://127.0.0.1") as client:
        assert "would open in June" in client.post("/read", data={"text": html}).text
        assert client.post("/read", data={"text": "The minister said so. " * 20_000}).status_code in {413, 422}


def test_a_form_says_how_long_it_is(client):
    assert client.post("/read", content=iter([b"text=x"])).status_code == 411


ARTICLE = f"<html><body><article><h1>Pier</h1><p>{'The minister said the pier would open in June. ' * 8}</p></article></body></html>"


@pytest.fixture
def reader(store):
    settings = Settings(today=date(2031, 7, 15), fetch_loopback=True, max_bytes=100_000)
    with TestClient(create_app(store, settings), base_url="http://127.0.0.1") as client:
        yield client


def test_a_page_is_fetched_by_its_address_and_not_kept(reader, site, store):
    address, before = site.put("/pier.html", ARTICLE), store.stats()
    for sent in ({"text": address}, {"url": address}, {"text": f" {address}\n", "published": "2031-03-05"}):
        page = reader.post("/read", data=sent)
        assert page.status_code == 200
        assert "would open in June" in page.text
    assert store.stats() == before


def test_an_address_that_cannot_be_read_is_told_and_stays(reader, client, site):
    for path, answered in ((site.put("/none.html", "", status=404), 502), (site.put("/big.html", "x" * 200_000), 413)):
        page = reader.post("/read", data={"url": path})
        assert page.status_code == answered
        assert 'role="alert"' in page.text
        assert path in page.text
    inside = client.post("/read", data={"url": "http://127.0.0.1:1/"})
    assert inside.status_code == 403
    assert "public" in inside.text
    assert client.post("/read", data={"text": "file:///etc/passwd"}).status_code == 200  # a text of one line, no address of the web


def test_a_page_that_takes_too_long_is_told(store):
    with TestClient(create_app(store, Settings(page_seconds=0.05)), base_url="http://127.0.0.1") as client:
        page = client.post("/read", data={"text": PAGE})
    assert page.status_code == 422
    assert "takes more than 0.05 seconds" in page.text


def test_pages_that_take_long_hold_up_nobody_who_looks_at_the_record(store, settings, monkeypatch):
    """As many are read as may be at once, and more wait; there are no more threads than that for all else."""
    begun, done = Semaphore(0), Event()

    def read(*page):
        begun.release()
        done.wait(30)
        raise EmptyInputError(page[1])

    monkeypatch.setattr("os.cpu_count", lambda: 1)
    monkeypatch.setattr(Site, "read", read)
    with TestClient(create_app(store, settings), base_url="http://127.0.0.1") as client, ThreadPoolExecutor(5) as pool:
        waiting = [pool.submit(client.post, "/read", data={"text": PAGE}) for _ in range(4)]
        assert begun.acquire(timeout=10)
        assert begun.acquire(timeout=10)
        looked = pool.submit(client.get, "/publishers")
        assert wait([looked], timeout=10).done
        assert looked.result().status_code == 200
        done.set()
        assert {answer.result().status_code for answer in waiting} == {422}
