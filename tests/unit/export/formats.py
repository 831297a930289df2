"""Records of every realis and basis, and how the tools of its users read each format: what a record is worth, by its id."""

import csv
import io
import json
import warnings
from datetime import date
from zipfile import ZipFile

import duckdb
import feedparser
from bibtexparser import parse_string
from icalendar import Calendar
from lxml.html import document_fromstring
from rdflib import Graph, URIRef

from tests.contract.pages import reading
from verbale.export import hits_of
from verbale.export.found import voucher_of
from verbale.pipeline import Reading

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from followthemoney import model

PAGE = """Ferry <b>talks</b> & more

{statement speaker=Ilse+Harnok/FIN/minister content=we+sail|Ilse Harnok said: “we sail”}.
{meeting participants=Ilse+Harnok/FIN;Olof+Brask/SWE form=visit realis=future basis=claimed said_by=Ilse+Harnok/FIN \
when=2031-05-02..2031-05-04|Brask will visit Turku}, she said.
{meeting participants=FIN;SWE form=talks realis=negated when=2031-02-01..2031-02-01|No talks were held in Oslo on 1 February}.
{promise promisor=Ilse+Harnok/FIN realis=future basis=claimed said_by=Ilse+Harnok/FIN due=..2031-06-30|Finland will open the pier by June}.
{promise realis=hypothetical basis=claimed due=2031-07-01..2031-07-31|If it rains, the quay will be closed in July}.
{event actor=FIN recipient=SWE type=AGREE when=2031-03-01..2031-03-31|Finland and Sweden agreed in Stockholm in March}.
{event actor=NOR recipient=FIN type=SANCTION realis=future basis=claimed said_by=Olof+Brask/SWE|Norway would ban Finnish fish}, Brask said.
{event actor=SWE type=ASSAULT realis=negated|Sweden did not fire}.
{sanction authority=NOR target=FIN realis=hypothetical basis=claimed said_by=Olof+Brask/SWE|Norway could ban fish}.
{agreement name=Pier+Treaty stage=signed parties=FIN;SWE basis=performed|=cmd() Hereby the Pier Treaty is signed}."""

ALL = frozenset({"statement", "meeting", "promise", "event", "sanction", "agreement"})


def page():
    document, records = reading(PAGE, url="https://quay.example/a?b=1&c=2", title="Ferry <b>talks</b> & more", published=date(2031, 3, 6))
    return Reading(document, tuple(records))


def worth(hit):
    return hit.record.realis, hit.record.basis, voucher_of(hit)


def hits():
    return list(hits_of(page()))


def _rows(data):
    return {row["id"]: (row["realis"], row["basis"], row["voucher"]) for row in data}


def _wire(lines):
    return {line["record"]["id"]: (line["record"]["realis"], line["record"]["basis"], line["voucher"]) for line in lines}


def _lines(data):
    return [json.loads(line) for line in data.decode().splitlines()]


def _parquet(data, folder):
    (folder / "t.parquet").write_bytes(data)
    with duckdb.connect() as base:
        rows = base.execute(f"SELECT id, realis, basis, voucher FROM '{folder / 't.parquet'}'").fetchall()
    return {id: tuple(rest) for id, *rest in rows}


def _note(id, note):
    """A citation says it in words: `realis R, BASIS …, in HOST`."""
    realis, rest = note.removeprefix("realis ").split(", ", 1)
    basis, _, told = rest.partition(";")[0].partition(" by ") if " by " in rest.partition(";")[0] else (rest.split(",")[0], "", "")
    return id, realis, basis, told


def _cited(notes):
    expected = {hit.record.id: hit for hit in hits()}
    found = {}
    for id, realis, basis, told in notes:
        hit = expected[id]
        names = "; ".join(a.name for a in hit.record.said_by) or "an unnamed speaker"
        assert (names in told) == (basis == "claimed")
        found[id] = realis, basis, voucher_of(hit)
    return found


def _bibtex(data):
    library = parse_string(data.decode())
    assert not library.failed_blocks
    return _cited(_note(e.key.removeprefix("verbale-"), e.fields_dict["note"].value) for e in library.entries)


def _csl(data):
    return _cited(_note(item["id"].removeprefix("verbale-"), item["note"]) for item in json.loads(data))


def _acts(rows):
    return {row["record"]: (row["realis"], row["basis"], row["voucher"]) for row in rows}


def _polecat(data):
    rows = csv.DictReader(io.StringIO(data.decode(), newline=""), delimiter="\t")
    return {row["Record ID"]: (row["Realis"], row["Basis"], row["Voucher"]) for row in rows}


def _ftm(data):
    found = {}
    for line in _lines(data):
        entity = model.get_proxy(line, cleaned=False)
        entity.schema.validate(entity.to_dict())
        if entity.schema.is_a("Event"):
            words = dict(word.split(":", 1) for word in entity.get("keywords"))
            voucher = next(note.removeprefix("voucher: ") for note in entity.get("notes") if note.startswith("voucher: "))
            found[entity.first("recordId")] = words["realis"], words["basis"], voucher
    return found


TERMS = {
    **{name: f"http://www.w3.org/ns/oa#{iri}" for name, iri in {"body": "hasBody", "value": "bodyValue"}.items()},
    "target": {"@id": "http://www.w3.org/ns/oa#hasTarget", "@type": "@id"},
    "source": {"@id": "http://www.w3.org/ns/oa#hasSource", "@type": "@id"},
    "selector": {"@id": "http://www.w3.org/ns/oa#hasSelector", "@type": "@id"},
    "items": {"@id": "https://www.w3.org/ns/activitystreams#items", "@type": "@id", "@container": "@list"},
    **{name: f"http://www.w3.org/ns/oa#{name}" for name in ("exact", "prefix", "suffix", "start", "end")},
    **{name: f"http://www.w3.org/ns/oa#{name}" for name in ("Annotation", "SpecificResource", "TextQuoteSelector", "TextPositionSelector")},
    "id": "@id",
    "type": "@type",
}
"""Of the W3C's context what is used here: a test fetches nothing."""


def graph(data):
    found = json.loads(data)
    assert found["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    found["@context"][0] = TERMS
    with warnings.catch_warnings():  # rdflib warns of itself
        warnings.simplefilter("ignore")
        return Graph().parse(data=json.dumps(found), format="json-ld")


def _annotations(data):
    known, found = graph(data), {}
    term = "urn:verbale:term:"
    for one in known.subjects(URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), URIRef(TERMS["Annotation"])):
        said = (str(known.value(one, URIRef(term + name))) for name in ("realis", "basis", "voucher"))
        found[str(one).removeprefix("urn:verbale:record:")] = tuple(said)
    return found


def _label_studio(data):
    found = {}
    for task in json.loads(data):
        for part in (*task["predictions"], *task["annotations"]):
            for result in part["result"]:
                if result["type"] != "relation":
                    values = found.setdefault(result["id"], {})
                    values[result["from_name"]] = result["value"][result["type"]][0]
    return {id: (v["realis"], v["basis"], v["voucher"]) for id, v in found.items()}


def _calendar(data):
    found = {}
    for event in Calendar.from_ical(data).walk("VEVENT"):
        assert not event.errors
        _, realis, basis = event["CATEGORIES"].cats
        found[event["UID"].removesuffix("@verbale")] = str(realis), str(basis), str(event["X-VERBALE-VOUCHER"])
    return found


def _atom(data):
    feed = feedparser.parse(data)
    assert not feed.bozo
    found = {}
    for entry in feed.entries:
        terms = {tag.scheme.removeprefix("urn:verbale:"): tag.term for tag in entry.tags}
        found[entry.id.removeprefix("urn:verbale:record:")] = terms["realis"], terms["basis"], entry.author
    return found


def _json_feed(data):
    items = json.loads(data)["items"]
    return {i["id"].rpartition(":")[2]: (i["_verbale"]["realis"], i["_verbale"]["basis"], i["authors"][0]["name"]) for i in items}


def _html(data):
    cards = document_fromstring(data.decode()).xpath("//li[@id]")
    return {
        card.get("id")[1:]: tuple(
            card.xpath(f"string(.//span[contains(@class, '{name}')])") for name in (card.get("class").split()[1], "basis", "voucher")
        )
        for card in cards
    }


def _bundle(data):
    with ZipFile(io.BytesIO(data)) as bundle:
        assert bundle.testzip() is None
        shown, rows = _html(bundle.read("index.html")), _rows(_lines(bundle.read("records.jsonl")))
        assert shown == rows == _rows(csv.DictReader(io.StringIO(bundle.read("records.csv").decode(), newline="")))
    return rows


READERS = {
    "jsonl": (ALL, lambda data, _: _wire(_lines(data))),
    "json": (ALL, lambda data, _: _wire(json.loads(data))),
    "html": (ALL, lambda data, _: _html(data)),
    "csv": (ALL, lambda data, _: _rows(csv.DictReader(io.StringIO(data.decode(), newline="")))),
    "parquet": (ALL, _parquet),
    "bibtex": (ALL, lambda data, _: _bibtex(data)),
    "csl-json": (ALL, lambda data, _: _csl(data)),
    "plover": ({"event"}, lambda data, _: _acts(_lines(data))),
    "polecat": ({"event"}, lambda data, _: _polecat(data)),
    "ftm": (ALL, lambda data, _: _ftm(data)),
    "annotations": (ALL, lambda data, _: _annotations(data)),
    "label-studio": (ALL, lambda data, _: _label_studio(data)),
    "calendar": ({"meeting", "promise"}, lambda data, _: _calendar(data)),
    "atom": (ALL, lambda data, _: _atom(data)),
    "json-feed": (ALL, lambda data, _: _json_feed(data)),
    "bundle": (ALL, lambda data, _: _bundle(data)),
}
"""For each format the kinds that it carries, and what it says of the worth of each record."""
