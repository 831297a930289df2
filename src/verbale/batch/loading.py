"""The tables of a batch into a store, as if its pages had been added one by one."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from verbale.batch.adding import Outcome
from verbale.batch.folder import Folder
from verbale.batch.tables import document_of, record_of
from verbale.errors import ForgottenError, recalled
from verbale.ingest.parquet import arrow
from verbale.store import Added, Run, Store

__all__ = ["load_folder"]

Row = dict[str, Any]


def load_folder(store: Store, folder: Folder, *, force: bool = False) -> Iterator[Outcome]:
    """Keep what a batch has read so far, in the order of its inputs; one outcome a page that was read or dropped.

    Each document is one transaction, and what is known changes nothing, so that the same call goes on where one was stopped.
    `force` takes up what was forgotten. Raises `BatchFolderError` for a damaged folder, before anything of that shard is kept.
    """
    run = folder.job().run
    for done in folder.all_done():
        tables = {name: _rows(folder.table(done.name, name)) for name in ("documents", "records", "drops")}
        records = iter(tables["records"])
        for row in tables["documents"]:
            yield _keep(store, row, [next(records) for _ in range(row["records"])], run, force=force)
        for row in tables["drops"]:
            error = recalled(row["code"], row["message"], row["hint"])
            store.drop(row["name"], error)
            yield Outcome(row["name"], error=error)


def _keep(store: Store, row: Row, records: list[Row], run: Run, *, force: bool) -> Outcome:
    document = document_of(row)
    if store.is_known(document, run):
        return Outcome(document.id, Added(document=document.id, outcome="unchanged"))
    try:
        return Outcome(document.id, store.add(document, map(record_of, records), run, force=force))
    except ForgottenError as error:
        return Outcome(document.id, error=error)


def _rows(data: bytes) -> list[Row]:
    rows: list[Row] = arrow()[1].read_table(BytesIO(data)).to_pylist()
    return rows
