"""One invented page and a record of every kind on it."""

from datetime import date

import pytest

from verbale.schema import (
    Actor,
    Agreement,
    Document,
    Event,
    Indicator,
    Interval,
    Link,
    Meeting,
    Policy,
    Promise,
    Sanction,
    Span,
    Statement,
    Value,
)

TEXT = """Fjordland and Pampas initial ferry pact

Fjordland and Pampas initialled a ferry pact in Port Arvid on Tuesday. “Boats will sail by May,” Minister Ilse Harnok
told Radio Pampas, and she added that Fjordland would lift its fish tariff. Traffic rose by a third – to 4,000 boats –
last year. Pampas courts its neighbours with the aim of ending its isolation."""
TUESDAY = Interval.on(date(2031, 3, 4))
HARNOK = Actor("Ilse Harnok", "FJO", "Minister", "GOV")


@pytest.fixture
def document():
    return Document.from_text(TEXT, url="https://news.example/pact", title=TEXT.partition("\n")[0], published=date(2031, 3, 5))


@pytest.fixture
def at():
    """The first span of the page that holds the words."""

    def span(words):
        start = TEXT.index(words)
        return Span.cut(TEXT, start, start + len(words))

    return span


@pytest.fixture
def statement(at):
    return Statement(
        id="first",
        evidence=at("“Boats will sail by May,” Minister Ilse Harnok\ntold Radio Pampas"),
        realis="actual",
        basis="narrated",
        when=TUESDAY,
        extent="within",
        when_basis="stated",
        asserted_at=date(2031, 3, 4),
        score=0.75,
        speaker=(HARNOK,),
        content=(at("Boats will sail by May,"),),
        cue=at("told"),
        mode="direct",
        addressee=(Actor("Radio Pampas"),),
        medium=at("Radio Pampas"),
        inferred=("when",),
    )


@pytest.fixture
def records(at, statement):
    """A record of each of the eight kinds; the promise stands within the statement and is linked to the agreement."""
    pact, said = at("a ferry pact"), {"said_by": (HARNOK,), "within": "first", "basis": "claimed"}
    own = {"realis": "actual", "basis": "narrated"}
    first = at("Fjordland and Pampas initialled a ferry pact in Port Arvid on Tuesday")
    aim = at("Pampas courts its neighbours with the aim of ending its isolation")
    return (
        statement,
        Agreement(id="pact", evidence=first, name=pact, parties=("FJO", "PAM"), stage="initialled", when=TUESDAY, **own),
        Sanction(
            evidence=at("Fjordland would lift its fish tariff"),
            realis="future",
            authority=("FJO",),
            target=("PAM",),
            measure="tariff",
            action="lift",
            character="unilateral",
            **said,
        ),
        Meeting(
            evidence=first, participants=(Actor("Fjordland", "FJO"), Actor("Pampas", "PAM")), form="ceremony", place=at("Port Arvid"), **own
        ),
        Promise(
            evidence=at("Boats will sail by May"),
            realis="future",
            form="prediction",
            promisor=(HARNOK,),
            content=at("Boats will sail by May"),
            due=Interval(None, date(2031, 5, 31)),
            links=(Link("follows", "pact", at("and she added")),),
            **said,
        ),
        Indicator(
            evidence=at("Traffic rose by a third"),
            subject=at("Traffic"),
            value=Value(33.3, 33.4, "%", "percent_change"),
            direction="up",
            **own,
        ),
        Event(evidence=first, actor=("FJO", "PAM"), type="CONSULT", when=TUESDAY, **own),
        Policy(
            evidence=aim,
            actor=("PAM",),
            aim=(at("ending its isolation"),),
            means=(at("courts its neighbours"),),
            also=(at("its neighbours"),),
            **own,
        ),
    )
