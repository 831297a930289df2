"""What a page offers to take along or to subscribe to, as a calendar, a feed reader and a browser get it."""

import io
import json
from zipfile import ZipFile

import feedparser
import polars as pl
import pytest
from icalendar import Calendar

from verbale.asking import Ledger
from verbale.export import FORMATS, names_of
from verbale.store import Query


@pytest.fixture(scope="module", autouse=True)
def _saved(store):
    Ledger(store).watch("Ferry news", Query(words="ferry"))


def test_every_list_is_a_parquet_file_too(client):
    page = client.get("/search?kind=meeting")
    assert 'href="/search?kind=meeting&amp;format=parquet"' in page.text
    table = pl.read_parquet(client.get("/search?kind=meeting&format=parquet").content)
    assert table["realis"].to_list() == ["future"]


@pytest.mark.parametrize("form", names_of("records"))
def test_records_leave_in_every_format_with_their_count(client, form):
    answer = client.get("/export", params={"format": form, "kind": "meeting"})
    assert answer.status_code == 200
    assert answer.headers["row-count"] == "1"
    assert answer.headers["content-type"].partition(";")[0] == FORMATS[form].media
    assert answer.headers["content-disposition"].endswith(f'.{FORMATS[form].suffix}"')
    assert answer.content or form == "plover"


def test_a_wrong_question_is_refused_before_anything_is_sent(client):
    assert client.get("/export?format=docx").status_code == 404
    assert client.get("/export?format=csv&actor=Nobody+At+All").status_code == 404
    assert client.get("/export?format=csv&kind=song").status_code == 422


def test_a_watch_list_is_subscribed_to(client):
    answer = client.get("/feeds/Ferry%20news.atom")
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    assert (feed.feed.title, feed.feed.links[0].rel, feed.feed.links[0].href) == ("Ferry news", "self", str(answer.url))
    assert len(feed.entries) > 2
    items = json.loads(client.get("/feeds/Ferry%20news.json").content)["items"]
    assert [item["id"] for item in items] == [entry.id for entry in feed.entries]
    assert client.get("/feeds/Fery%20news.atom").status_code == 404


def test_a_calendar_has_each_meeting_once_and_the_days_of_promises(client):
    calendar = Calendar.from_ical(client.get("/calendar.ics").content)
    visit, due = calendar.walk("VEVENT")
    assert (str(visit["SUMMARY"]), visit["STATUS"]) == ("○ visit (future): Ilse Harnok (VLM), Teodor Brask (QUO)", "TENTATIVE")
    assert str(due["SUMMARY"]).startswith("○ due (future): Teodor Brask")
    assert f"{due['DTSTART'].dt} {due['DTEND'].dt}" == "2031-06-30 2031-07-01"
    own = Calendar.from_ical(client.get("/calendar.ics", params={"who": "Ilse Harnok"}).content).walk("VEVENT")
    assert [event["UID"] for event in own] == [visit["UID"]]
    assert client.get("/calendar.ics", params={"who": "Nobody At All"}).status_code == 404


def test_a_thread_is_frozen(client):
    claim = json.loads(client.get("/search?kind=agreement&format=jsonl").text)["id"]
    assert f'/agreements/{claim}/bundle.zip"' in client.get(f"/agreements/{claim}").text
    with ZipFile(io.BytesIO(client.get(f"/agreements/{claim}/bundle.zip").content)) as bundle:
        manifest = json.loads(bundle.read("manifest.json"))
        page = bundle.read("index.html").decode()
    assert (manifest["title"], manifest["made"]) == ("Ferry Treaty", "2031-07-15")
    assert manifest["records"] == page.count("<blockquote>") >= 1
    assert client.get("/agreements/nothing/bundle.zip").status_code == 404
