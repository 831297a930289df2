"""Tables that persons have filled in: what they do, and what is said of a wrong cell."""

import csv

import pytest

from tests.contract.pages import RUN, reading
from verbale import read
from verbale.batch import import_verdicts, registry_of
from verbale.errors import BadTableError
from verbale.export import FORMATS
from verbale.store import open_record

PAGE = """{promise form=commitment|Finland will open the pier by June}. {meeting|Harnok met Brask}.
{statement speaker=Ilse+Harnok mode=indirect|Harnok said the quay was ready}."""


@pytest.fixture
def store(tmp_path):
    with open_record(tmp_path / "record.db") as opened:
        opened.add(*reading(PAGE), RUN)
        yield opened


@pytest.fixture
def ids(store):
    return {hit.record.kind: hit.record.id for hit in store.iter()}


@pytest.fixture
def table(tmp_path):
    def write(*rows, encoding="utf-8"):
        path = tmp_path / "table.csv"
        path.write_text("".join(row + "\n" for row in rows), encoding=encoding)
        return path

    return write


def test_verdicts_are_given_once(store, ids, table):
    path = table(
        "id;verdict;reason;outcome;fields;author",
        f"{ids['promise'][:12]};judge;the pier is open;kept;;Ada",
        "",
        f"{ids['meeting']};reject;it was a call;;;",
        f'{ids["statement"]};Edit;read it;;"{{""mode"": ""direct""}}";',
        encoding="utf-8-sig",
    )
    done = import_verdicts(store, path, "Bo")
    assert (done.given, done.known) == (3, 0)
    assert [(v.verdict, v.author, v.reason) for v in store.verdicts()] == [
        ("judge", "Ada", "the pier is open"),
        ("reject", "Bo", "it was a call"),
        ("edit", "Bo", "read it"),
    ]
    assert store.get(ids["statement"]).record.mode == "direct"
    again = import_verdicts(store, path, "Bo")
    assert (again.given, again.known, len(store.verdicts())) == (0, 3, 3)


def test_a_list_of_records_with_a_column_more_will_do(store, ids, tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"".join(FORMATS["csv"].records(store.iter())))
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, [*rows[0], "verdict"])
        writer.writeheader()
        writer.writerows(row | {"verdict": "accept" if row["kind"] == "meeting" else ""} for row in rows)
    assert import_verdicts(store, path, "Ada").given == 1
    assert store.get(ids["meeting"]).standing == "accepted"


@pytest.mark.parametrize(
    ("rows", "place", "problem"),
    [
        (["id,reason", "x,y"], "line 1", "the column 'verdict' is missing"),
        ([], "line 1", "there is no line of names"),
        (["id,verdict", "{promise},aprove"], "line 2, column 'verdict'", "'aprove' is no verdict"),
        (["id,verdict,reason", "{meeting},accept,", "nothing,reject,no"], "line 3, column 'id'", "no record 'nothing'"),
        (["id,verdict,reason", "{meeting},reject,"], "line 2, column 'reason'", "a reason is needed"),
        (["id,verdict,reason,outcome", "{promise},judge,seen,done"], "line 2, column 'outcome'", "'done' is no outcome"),
        (["id,verdict,reason,outcome", "{meeting},judge,seen,kept"], "line 2, column 'verdict'", "a meeting has no outcome"),
        (["id,verdict,reason,fields", "{meeting},edit,seen,form"], "line 2, column 'fields'", "no JSON"),
        (["id,verdict,reason,fields", "{meeting},edit,seen,[]"], "line 2, column 'fields'", "no object"),
        (["id,verdict,reason,fields", '{meeting},edit,seen,"{{""colour"": 1}}"'], "line 2, column 'fields'", "colour"),
        (["id,verdict", "{meeting},accept,why,not"], "line 2", "4 cells in 2 columns"),
        (["id,verdict", '"{meeting},accept'], "line 2", "unexpected end of data"),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_is_given(store, ids, table, rows, place, problem):
    path = table(*(row.format(**ids) for row in rows))
    with pytest.raises(BadTableError, match=problem) as told:
        import_verdicts(store, path, "Ada")
    assert told.value.place.startswith(f"{path}, {place}")
    assert told.value.hint
    assert not store.verdicts()


def test_a_file_that_cannot_be_read_is_named(store, tmp_path):
    with pytest.raises(BadTableError, match="no such file"):
        import_verdicts(store, tmp_path / "none.csv", "Ada")
    (tmp_path / "latin.csv").write_bytes("id,verdict\nx,gepr\xfcft\n".encode("latin-1"))
    with pytest.raises(BadTableError, match="line 2: this is no UTF-8"):
        import_verdicts(store, tmp_path / "latin.csv", "Ada")


ACTORS = (
    "type,code,name,also,people,seats,country,sector,office,from,to",
    "state,XVE,Velmark,Republic of Velmark,Velmari,Havenby|Quay House,,,,,",
    "body,QUAYS,Council of Quays,,,,,,,,",
    "group,SALTERS,Salt Front,,,,XVE,,,,",
    "institution,,Tide Office,,,,XVE,GOV,,,",
    "person,,Ilse Harnok,,,,XVE,,foreign,2031-01,",
)


def test_a_list_of_actors_becomes_a_registry(table, tmp_path):
    registry = tmp_path / "registry.toml"
    registry.write_text(registry_of(table(*ACTORS)), encoding="utf-8")
    page = "Velmari Foreign Minister Ilse Harnok said on Monday that Velmark would sign a treaty with Norway."
    (said, *_) = read(page, published="2031-03-06", registry=registry).records
    assert [(a.name, a.country) for a in said.speaker] == [("Ilse Harnok", "XVE")]


@pytest.mark.parametrize(
    ("row", "column", "problem"),
    [
        ("ship,,Solveig,,,,,,,,", "type", "'ship' is no type of actor"),
        ("state,XVE,,,,,,,,,", "name", "nobody is named"),
        ("state,xve,Velmark,,,,,,,,", "code", "'xve' is no code"),
        ("state,NOR,Velmark,,,,,,,,", "code", "the lexicon has NOR already"),
        ("group,FRONT,Salt Front,,,,XYZ,,,,", "country", "'XYZ' is not known"),
        ("institution,,Tide Office,,,,NOR,,,,", "sector", "no sector"),
        ("institution,,Tide Office,,,,,GOV,,,", "country", "an actor of nowhere"),
        ("group,FRONT,Salt Front,,,,NOR,SALT,,,", "sector", "'SALT' is not known"),
        ("person,,Ilse Harnok,,,,NOR,,sheriff,2031,", "office", "'sheriff' is not known"),
        ("person,,Ilse Harnok,,,,NOR,,foreign,spring,", "from", "'spring' is no day"),
    ],
)
def test_a_wrong_cell_of_an_actor_is_named(table, row, column, problem):
    path = table(ACTORS[0], row)
    with pytest.raises(BadTableError, match=problem) as told:
        registry_of(path)
    assert told.value.place == f"{path}, line 2, column {column!r}"


def test_two_actors_with_one_code_are_refused(table):
    with pytest.raises(BadTableError, match="line 2 has XVE already"):
        registry_of(table(ACTORS[0], "state,XVE,Velmark,,,,,,,,", "state,XVE,Velm,,,,,,,,"))
