"""Pages with their records marked in the text: `{kind field=value …|the words}`."""

import re
from datetime import date

from verbale.schema import KINDS, Actor, Document, Interval, Span, Value, identify
from verbale.store import Run

RUN = Run(language="en", weights="w1", lexicon="l1", version="1")
SECOND = Run(language="en", weights="w2", lexicon="l1", version="1")

_MARK = re.compile(r"\{([a-z]+)([^|{}]*)\|([^{}]*)\}")


def reading(page, **about):
    """The document and its records; a field is `name=value`, with `+` for a space and `;` between several."""
    text, marks, at = "", [], 0
    for mark in _MARK.finditer(page):
        text += page[at : mark.start()]
        marks.append((mark[1], dict(pair.split("=", 1) for pair in mark[2].split()), Span(mark[3], len(text), len(text) + len(mark[3]))))
        text += mark[3]
        at = mark.end()
    text += page[at:]
    about = {"url": "https://news.example/a", "published": date(2031, 3, 4)} | about
    document = Document.from_text(text, **about)
    return document, identify(document, [_record(*mark) for mark in marks])


def _record(kind, given, evidence):
    named = {name: _value(kind, name, value.replace("+", " "), evidence) for name, value in given.items()}
    basics = {"realis": "actual", "basis": "narrated", "evidence": evidence, "score": 0.5}
    return KINDS[kind](**{**_needed(kind, evidence), **basics, **named})


def _needed(kind, evidence):
    return {
        "statement": {"speaker": (), "content": (evidence,), "mode": "indirect"},
        "agreement": {"name": evidence, "stage": "signed"},
        "sanction": {"authority": (), "target": (), "measure": "general", "action": "impose"},
        "meeting": {"participants": (), "form": "meeting"},
        "promise": {"form": "commitment", "content": evidence},
        "indicator": {"subject": evidence},
        "event": {"actor": (), "type": "CONSULT"},
        "policy": {"actor": ()},
    }[kind]


def _value(kind, name, value, evidence):
    if name in {"speaker", "participants", "promisor", "said_by"}:
        return tuple(Actor(*part.split("/")) for part in value.split(";"))
    if name in {"parties", "authority", "target", "actor", "recipient", "countries"}:
        return tuple(value.split(";"))
    if name in {"when", "due"}:
        return Interval.parse(*(day or None for day in value.split("..")))
    if name == "value":
        return Value(float(value), float(value), None, "=")
    if name in {"subject", "name", "content"}:
        start = evidence.start + evidence.exact.index(value)
        span = Span(value, start, start + len(value))
        return (span,) if (kind, name) == ("statement", "content") else span
    return float(value) if name == "score" else value
