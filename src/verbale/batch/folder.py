"""The folder of a batch: its job, a marker for each shard that is done, the tables; whatever is there is whole.

job.json                     what the batch is to do
done/000012.json             shard 12 is done: its parts, counts, and the checksums of its files
documents/000012.parquet     and records/, evidence/, drops/
work/                        what is being worked at; can be thrown away when nothing runs
"""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from verbale.batch.job import Job, Shard
from verbale.batch.tables import Rows
from verbale.errors import BatchFolderError

__all__ = ["Done", "Folder"]

_JOB = "job.json"
_NEW = "Give a new folder, or the inputs and settings with which this one was begun."
_AGAIN = "Remove this file and start the batch again: it makes what is missing."


@dataclass(frozen=True, slots=True)
class Done:
    """A shard that is done: rows of each table, pages that the gate `skipped`, and why pages were dropped, by code."""

    name: str
    counts: Mapping[str, int]
    reasons: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Folder:
    """Where a batch is written; every file comes into being whole, and the marker of a shard after its files."""

    path: Path

    def begin(self, job: Job) -> Job:
        """The job of this folder, kept at the first start; raises `BatchFolderError` where it was begun for another one.

        The day of the first start stays today, so that a batch which is stopped overnight gives what it would have given.
        """
        if not (self.path / _JOB).exists():
            if self.path.is_dir() and any(self.path.iterdir()):
                raise BatchFolderError(str(self.path), "there is something else in it", "Give a new folder.")
            self._write(_JOB, _json(job.encode()))
            return job
        begun = self.job()
        old, new = begun.encode(), replace(job, today=begun.today).encode()
        if changed := [name for name in old if old[name] != new[name]]:
            raise BatchFolderError(str(self.path), f"it was begun with other {', '.join(changed)}", _NEW)
        return begun

    def job(self) -> Job:
        """The job that was kept; raises `BatchFolderError` where there is none."""
        found = self._read(_JOB)
        try:
            return Job.decode(found)
        except (ValueError, TypeError, LookupError) as error:
            raise BatchFolderError(str(self.path / _JOB), f"this is no job of a batch: {error!r}", _NEW) from error

    def done(self, shard: Shard) -> Done | None:
        """The marker of a shard, if it is done; raises `BatchFolderError` where it is the marker of other pages."""
        if not self._marker(shard.name).exists():
            return None
        found = self._read(str(Path("done") / self._marker(shard.name).name))
        if found["parts"] != [asdict(part) for part in shard.parts]:
            raise BatchFolderError(str(self._marker(shard.name)), "it was made from other pages", _NEW)
        return _done(shard.name, found)

    def finish(self, shard: Shard, rows: Rows) -> Done:
        """Write the tables of a shard, then its marker."""
        files = {}
        for table, data in rows.packed():
            files[table] = sha256(data).hexdigest()
            self._write(f"{table}/{shard.name}.parquet", data)
        marker = {"parts": [asdict(p) for p in shard.parts], "counts": rows.counts(), "reasons": rows.reasons(), "files": files}
        self._write(f"done/{shard.name}.json", _json(marker))
        return _done(shard.name, marker)

    def all_done(self) -> Iterator[Done]:
        """The shards that are done, in order."""
        for path in sorted((self.path / "done").glob("*.json")):
            yield _done(path.stem, self._read(f"done/{path.name}"))

    def table(self, name: str, table: str) -> bytes:
        """A table of a shard that is done; raises `BatchFolderError` where it is not as it was written."""
        path, expected = self.path / table / f"{name}.parquet", self._read(f"done/{name}.json")["files"][table]
        try:
            data = path.read_bytes()
        except OSError as error:
            raise BatchFolderError(str(path), f"it cannot be read: {error.strerror}", _AGAIN) from error
        if sha256(data).hexdigest() != expected:
            raise BatchFolderError(str(path), f"it is not as it was written: its sha256 should be {expected}", _AGAIN)
        return data

    def _marker(self, name: str) -> Path:
        return self.path / "done" / f"{name}.json"

    def _read(self, name: str) -> Any:
        try:
            return json.loads((self.path / name).read_bytes())
        except (OSError, ValueError) as error:
            raise BatchFolderError(str(self.path / name), f"this is no part of a batch: {error}", _AGAIN) from error

    def _write(self, name: str, data: bytes) -> None:
        """A file that is there whole or not at all, whatever happens to the machine; two writers of the same bytes do no harm."""
        target = self.path / name
        aside = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with aside.open("wb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            aside.replace(target)
            _keep_entry(target.parent)
        except OSError as error:
            aside.unlink(missing_ok=True)
            problem = f"it cannot be written: {(error.strerror or str(error)).lower()}"
            raise BatchFolderError(str(target), problem, "Make room, or give another folder; what is done stays done.") from error


def _keep_entry(folder: Path) -> None:
    """Have the name of a new file outlast a power cut as well."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _done(name: str, marker: Mapping[str, Any]) -> Done:
    return Done(name, marker["counts"], marker["reasons"])


def _json(value: Any) -> bytes:
    return (json.dumps(value, indent=1, ensure_ascii=False) + "\n").encode()
