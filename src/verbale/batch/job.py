"""What a batch is to do, and its shards: so many pages each, the same whoever works at them."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from verbale.ingest.parts import Part, iter_parts
from verbale.store import Run

__all__ = ["Job", "Shard", "fingerprint", "iter_shards"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """All on which the output hangs: files (their `fingerprint`), pages a shard, and what pages are read with.

    `published` dates a page that does not state its day, `today` bounds all of them; `gated` passes over pages that have nothing
    to say; `seconds` is the time limit of a page, `limit` the bytes of one; `registry` is the file of more actors that the
    lexicon of `run` has.
    """

    files: str
    pages: int
    published: date | None
    today: date
    limit: int
    seconds: float
    gated: bool
    registry: str | None
    run: Run

    def encode(self) -> dict[str, Any]:
        """As plain JSON values."""
        days = {"published": self.published.isoformat() if self.published else None, "today": self.today.isoformat()}
        return asdict(self) | days

    @classmethod
    def decode(cls, found: dict[str, Any]) -> Self:
        """From plain JSON values; raises `ValueError`, `TypeError` or `LookupError` for what is no job."""
        values = {field.name: found[field.name] for field in fields(cls)}
        published = date.fromisoformat(found["published"]) if found["published"] else None
        days = {"published": published, "today": date.fromisoformat(found["today"])}
        return cls(**values | days | {"run": Run(**found["run"])})


@dataclass(frozen=True, slots=True)
class Shard:
    """Some pages that are read by one process and written together."""

    number: int
    parts: tuple[Part, ...]

    @property
    def name(self) -> str:
        """Its name among the files of the output."""
        return f"{self.number:06}"

    @property
    def pages(self) -> int:
        """About how many pages it has."""
        return sum(part.pages for part in self.parts)


def fingerprint(files: Iterable[str]) -> str:
    """What changes when a file is added, taken away, renamed or grows."""
    whole = sha256()
    for path in files:
        size = Path(path).stat().st_size if Path(path).is_file() else -1
        whole.update(f"{path}\0{size}\n".encode("utf-8", "surrogateescape"))
    return whole.hexdigest()


def iter_shards(files: Iterable[str], pages: int) -> Iterator[Shard]:
    """The pages of all files in shards of about so many; small files share one."""
    parts, number = list[Part](), 0
    for part in iter_parts(files, pages):
        if parts and sum(p.pages for p in parts) + part.pages > pages:
            yield Shard(number, tuple(parts))
            parts, number = [], number + 1
        parts.append(part)
    if parts:
        yield Shard(number, tuple(parts))
