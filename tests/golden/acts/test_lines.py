"""One sentence, one act: what each tells is found and nothing beside it; everyday news that only sounds alike tells none.

A line is `WHAT ACTOR > RECIPIENT REALIS | sentence`; for agreements it begins `STAGE PARTIES REALIS`, for meetings `FORM PARTICIPANTS
REALIS`, for promises `FORM WHOSE REALIS`. "+" joins codes, "-" is nobody.
A reader with other weights may take a few sentences otherwise, so a share is asserted, and the rest is shown.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from verbale import read
from verbale.schema import Agreement, Event, Meeting, Promise, Record, Sanction

FOLDER = Path(__file__).parent
LEAST = 0.95
QUIET = {"statement", "indicator"}


def codes(found: Iterable[str]) -> str:
    """Codes as a line has them."""
    return "+".join(sorted(found)) or "-"


def of_event(record: Record) -> str | None:
    """An event as a line has it."""
    if not isinstance(record, Event):
        return None
    return f"{record.type} {codes(record.actor)} > {codes(record.recipient)} {record.realis}"


def of_sanction(record: Record) -> str | None:
    """A sanction as a line has it."""
    if not isinstance(record, Sanction):
        return None
    return f"{record.action} {codes(record.authority)} > {codes(record.target)} {record.realis}"


def of_agreement(record: Record) -> str | None:
    """An agreement as a line has it."""
    return f"{record.stage} {codes(record.parties)} {record.realis}" if isinstance(record, Agreement) else None


def of_meeting(record: Record) -> str | None:
    """A meeting as a line has it."""
    return (
        f"{record.form} {codes(a.country or a.name for a in record.participants)} {record.realis}" if isinstance(record, Meeting) else None
    )


def of_promise(record: Record) -> str | None:
    """A promise as a line has it."""
    return f"{record.form} {codes(a.country or a.name for a in record.promisor)} {record.realis}" if isinstance(record, Promise) else None


def lines(name: str) -> list[str]:
    """The lines of a file."""
    return (FOLDER / name).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("events.lines", of_event),
        ("sanctions.lines", of_sanction),
        ("agreements.lines", of_agreement),
        ("meetings.lines", of_meeting),
        ("promises.lines", of_promise),
    ],
)
def test_a_sentence_tells_its_act_and_no_other(name: str, write: Callable[[Record], str | None]) -> None:
    wrong = []
    for line in lines(name):
        wanted, _, sentence = line.partition(" | ")
        found = [told for r in read(sentence, published="2024-03-05").records if (told := write(r))]
        if found != [wanted]:
            wrong.append(f"{line}\n    found {found}")
    assert len(wrong) <= (1 - LEAST) * len(lines(name)), "\n".join(["", *wrong])


def test_everyday_news_tells_no_act() -> None:
    wrong = []
    for sentence in lines("everyday.lines"):
        found = [(r.kind, r.evidence.exact) for r in read(sentence, published="2024-03-05").records if r.kind not in QUIET]
        if found:
            wrong.append(f"{sentence}\n    found {found}")
    assert len(wrong) <= (1 - LEAST) * len(lines("everyday.lines")), "\n".join(["", *wrong])
