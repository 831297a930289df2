"""What holds for every format: no record loses what it is worth, and nothing in a text runs."""

import pytest

from tests.unit.export.formats import READERS, hits, page, worth
from verbale.errors import UnknownNameError
from verbale.export import FORMATS, About, format_of, names_of

COUNTED = {"actual", "future"}
"""PLOVER counts acts: what did not happen, or is only possible, is none."""


def test_every_format_is_read_here():
    assert set(READERS) == set(names_of("records"))


@pytest.mark.parametrize("name", READERS)
def test_realis_basis_and_voucher_come_back(name, tmp_path):
    kinds, read = READERS[name]
    wanted = [hit for hit in hits() if hit.record.kind in kinds]
    if name in {"plover", "polecat"}:
        wanted = [hit for hit in wanted if hit.record.realis in COUNTED]
    assert wanted
    found = read(b"".join(format_of(name, of="records").records(hits(), About(title="Ferries & <talks>"))), tmp_path)
    assert found == {hit.record.id: worth(hit) for hit in wanted}


@pytest.mark.parametrize("name", READERS)
def test_a_list_of_none_is_a_list(name, tmp_path):
    data = b"".join(format_of(name, of="records").records([], About()))
    assert READERS[name][1](data, tmp_path) == {}


@pytest.mark.parametrize("name", [name for name in READERS if not FORMATS[name].of_readings])
def test_a_page_that_is_not_kept_goes_the_same_way(name):
    one = page()
    about = About(text_of={one.document.id: one.document.text}.get)
    assert b"".join(format_of(name).readings([one])) == b"".join(format_of(name).records(hits(), about))


def test_a_format_writes_what_it_can():
    assert names_of("rows") == ("jsonl", "csv", "parquet")
    with pytest.raises(UnknownNameError):
        format_of("text", of="records")
    with pytest.raises(UnknownNameError):
        list(FORMATS["atom"].rows([{"a": 1}]))
