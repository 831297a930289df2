"""Rows of a question as data frames, and the records behind them."""

import builtins
import datetime

import pandas as pd
import polars as pl
import pytest

from verbale.errors import MissingExtraError

ASKED = {
    "agreements": (),
    "claims": ("Pier Treaty",),
    "promises": (),
    "sanctions": (),
    "meetings": (),
    "dyad": ("FIN", "SWE"),
    "programme": ("FIN",),
    "compare": (),
    "brief": (),
}


@pytest.fixture(params=ASKED)
def rows(request, ledger):
    return getattr(ledger, request.param)(*ASKED[request.param])


def test_every_question_is_a_frame_in_one_call(rows):
    assert rows
    pandas, polars = rows.to_pandas(), rows.to_polars()
    assert len(pandas) == len(polars) == len(rows)
    assert list(pandas.columns) == polars.columns == list(type(rows[0]).__dataclass_fields__)
    assert list(pandas["sentence"]) == polars["sentence"].to_list() == [row.sentence for row in rows]
    assert pd.api.types.is_datetime64_any_dtype(pandas["published"])
    assert polars["published"].to_list() == [row.published for row in rows]


def test_a_frame_without_rows_has_its_columns(ledger):
    none = ledger.promises("open")
    assert none == []
    assert none.to_polars().schema["published"] == pl.Date
    assert none.to_polars().schema["promisor"] == pl.List(pl.String)
    assert list(none.to_pandas().columns) == none.to_polars().columns


def test_days_numbers_and_lists_are_what_they_are(ledger):
    (row,) = ledger.promises("overdue").to_polars().to_dicts()
    assert (row["published"], row["promisor"]) == (datetime.date(2031, 3, 1), ["Ilse Harnok"])
    counts = ledger.agreements().to_pandas()["claims"]
    assert counts.sum() == counts.iloc[0] > 1


def test_the_records_behind_rows_come_in_their_order(rows):
    hits = rows.hits()
    assert [hit.record.id for hit in hits] == list(dict.fromkeys(row.record for row in rows if row.record))


def test_what_only_the_ledger_read_in_a_clause_comes_too(ledger, add):
    add("The Pier Treaty was ratified by the Swedish parliament, officials said.", "https://pier.example/later", datetime.date(2031, 5, 9))
    rows = ledger.claims("Pier Treaty")
    assert len(rows.hits()) == len({row.record for row in rows})


@pytest.mark.parametrize(("library", "call"), [("pandas", "to_pandas"), ("polars", "to_polars")])
def test_a_library_that_is_not_there_is_named(ledger, monkeypatch, library, call):
    load = builtins.__import__

    def refuse(name, *rest, **more):
        if name == library:
            raise ImportError(name)
        return load(name, *rest, **more)

    rows = ledger.promises()
    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(MissingExtraError, match=f"{library} is not installed") as told:
        getattr(rows, call)()
    assert "verbale[frames]" in told.value.hint
