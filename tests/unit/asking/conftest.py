"""A small store of invented reports, written as marked pages, so that no reader is asked."""

from datetime import date

import pytest

from tests.contract.pages import RUN, reading
from verbale.asking import Ledger
from verbale.store import open_record

WINTER = """Winter

{agreement name=Pier+Treaty stage=signed realis=future when=2031-03-10..2031-03-10 parties=FIN;SWE said_by=Ilse+Harnok/FIN basis=claimed\
|By 10 March Finland would sign the Pier Treaty}, Ilse Harnok promised.
{promise promisor=Ilse+Harnok/FIN content=open+the+eastern+line realis=future due=2031-04-01..2031-04-30\
|Finland will open the eastern line in April}.
{meeting participants=Ilse+Harnok/FIN;Olof+Brask/SWE realis=future when=2031-03-20..2031-03-20|Ilse Harnok will meet Olof Brask}.
{sanction authority=SWE target=NOR action=impose measure=trade|Sweden banned fish from Norway}."""

SPRING = """Spring

{agreement name=Pier+Treaty stage=signed parties=FIN;SWE when=2031-05-02..2031-05-02|Finland and Sweden signed the Pier Treaty}.
{meeting participants=Ilse+Harnok/FIN;Olof+Brask/SWE when=2031-03-20..2031-03-20|Ilse Harnok met Olof Brask on 20 March}.
{event actor=FIN recipient=SWE type=CONSULT when=2031-05-02..2031-05-02|Finland received Sweden}.
{indicator subject=The+ferry+fleet value=3|The ferry fleet of the harbour of Arvid has 3 boats}.
{policy actor=FIN|Finland pursues open harbours}."""

OTHER = """Elsewhere

{agreement name=Pier+Treaty stage=signed parties=FIN;SWE when=2031-05-02..2031-05-02|Finland and Sweden signed the Pier Treaty}, at last.
{indicator subject=The+ferry+fleet value=5|The ferry fleet of the harbour of Arvid has 5 boats}."""

PAGES = (
    (WINTER, "https://quay.example/a", date(2031, 3, 1)),
    (SPRING, "https://quay.example/b", date(2031, 5, 3)),
    (OTHER, "https://pier.example/c", date(2031, 5, 3)),
)


@pytest.fixture
def store(tmp_path):
    with open_record(tmp_path / "record.db") as opened:
        for text, url, day in PAGES:
            opened.add(*reading(text, url=url, published=day, title=text.partition("\n")[0]), RUN)
        yield opened


@pytest.fixture
def ledger(store):
    return Ledger(store, on=date(2031, 6, 1))


@pytest.fixture
def add(store):
    """One more page."""

    def put(text, url, day):
        return store.add(*reading(text, url=url, published=day), RUN)

    return put
