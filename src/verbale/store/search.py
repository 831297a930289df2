"""Documents by their words, what is known of one document, and all records one after the other."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from verbale.errors import UnknownNameError
from verbale.schema import Document, Record, decode
from verbale.store.backend import Backend, stream
from verbale.store.rows import Passage, Report, Stats
from verbale.store.sentences import iter_sentences
from verbale.store.shelf import Shelf
from verbale.store.tables import (
    PASSAGE_WORDS,
    actors,
    documents,
    dropped,
    passages,
    publishers,
    readings,
    records,
    tombstones,
    verdicts,
    versions,
)
from verbale.store.words import LONGEST, Phrase, parse_words, plain

__all__ = ["find_passages", "get_stats", "iter_documents", "iter_reports", "set_full_text"]

_AT_ONCE = 500


def find_passages(
    connection: Connection, backend: Backend, words: str, since: date | None, until: date | None, after: str | None, limit: int
) -> list[Passage]:
    """Documents in which the words stand in one passage (some thousand letters), newest first; those behind the document `after`."""
    phrases = parse_words(words)
    found = backend.matching(PASSAGE_WORDS, phrases)
    holding = select(passages.c.version).where(passages.c.key.in_(found))
    day = func.coalesce(versions.c.published, date.min)
    conditions: list[ColumnElement[bool]] = [versions.c.current, versions.c.key.in_(holding)]
    conditions += [day >= since] if since else []
    conditions += [day <= until] if until else []
    if after is not None:
        last = connection.scalar(select(day).where(versions.c.document == after, versions.c.current))
        if last is None:
            raise UnknownNameError("document", after, ())
        conditions.append(or_(day < last, (day == last) & (versions.c.document > after)))
    order = day.desc(), versions.c.document
    keys = select(versions.c.key).where(*conditions).order_by(*order).limit(limit)
    # As with records, the texts are fetched for these keys alone.
    tried = found.where(PASSAGE_WORDS.c.rowid == passages.c.key).exists()
    start = select(func.min(passages.c.start)).where(passages.c.version == versions.c.key, tried).scalar_subquery()
    count = select(func.count()).where(records.c.document == documents.c.id, records.c.current, records.c.standing != "rejected")
    columns = documents.c.id, documents.c.url, documents.c.host, versions.c.number, versions.c.title, versions.c.published
    rows = connection.execute(
        select(*columns, count.scalar_subquery().label("records"), func.substr(versions.c.text, start + 1, LONGEST).label("text"))
        .join(versions, versions.c.document == documents.c.id)
        .where(versions.c.key.in_(list(connection.scalars(keys))))
        .order_by(*order)
    )
    return [_passage(row, phrases) for row in rows]


def _passage(row: Any, phrases: tuple[Phrase, ...]) -> Passage:
    return Passage(
        document=row.id,
        version=row.number,
        host=row.host,
        url=row.url,
        title=row.title,
        published=row.published,
        records=row.records,
        sentence=_best_sentence(row.text, phrases),
    )


def _best_sentence(text: str, phrases: tuple[Phrase, ...]) -> str:
    """The first sentence that has all that is asked for, else the first of those that have most of it."""
    begins = tuple(p.words[0] for p in phrases)
    sentences = (text[start:end] for start, end in iter_sentences(text))
    likely = (s for s in sentences if any(word in s.lower() for word in begins))  # all but words with accents, and fast
    return _fullest(likely, phrases) or _fullest((text[start:end] for start, end in iter_sentences(text)), phrases)


def _fullest(sentences: Iterable[str], phrases: tuple[Phrase, ...]) -> str:
    best, most = "", -1
    for sentence in sentences:
        words = f" {plain(sentence)} "
        held = sum(f" {' '.join(p.words)}{'' if p.prefix else ' '}" in words for p in phrases)
        if held > most:
            best, most = " ".join(sentence.split()), held
        if held == len(phrases):
            break
    return best


def iter_reports(connection: Connection, shelf: Shelf, conditions: list[ColumnElement[bool]]) -> Iterator[Report]:
    """Records with their documents, by day of publication, document and place in it; a text is fetched when it is looked at."""
    order = records.c.day, records.c.document, records.c.start, records.c.id
    wanted = select(records.c.data, records.c.corrected, records.c.reading).where(*conditions).order_by(*order)
    known: dict[int, Document] = {}
    for row in stream(connection, wanted):
        if row.reading not in known:
            of_reading = select(versions.c.key, versions.c.head).join(readings, readings.c.version == versions.c.key)
            version = connection.execute(of_reading.where(readings.c.key == row.reading)).one()
            known = {row.reading: shelf.document(version.key, version.head)}
        yield Report(known[row.reading], decode(Record, row.corrected or row.data))


def iter_documents(connection: Connection, shelf: Shelf, ids: Sequence[str] | None) -> Iterator[Document]:
    """The current versions of documents, all or some, by id; a text is fetched when it is looked at."""
    wanted = select(versions.c.key, versions.c.head).where(versions.c.current).order_by(versions.c.document)
    if ids is None:
        yield from (shelf.document(row.key, row.head) for row in stream(connection, wanted, _AT_ONCE))
        return
    for start in range(0, len(ids), _AT_ONCE):
        some = wanted.where(versions.c.document.in_(ids[start : start + _AT_ONCE]))
        yield from (shelf.document(row.key, row.head) for row in connection.execute(some))


def set_full_text(connection: Connection, host: str, *, allowed: bool) -> None:
    """Say so of a publisher; raises `UnknownNameError` for one without a document."""
    if not connection.execute(publishers.update().where(publishers.c.host == host).values(full_text=allowed)).rowcount:
        raise UnknownNameError("publisher", host, connection.scalars(select(publishers.c.host)))


def get_stats(connection: Connection) -> Stats:
    """Counts of what the store holds."""

    def count(table: Any, *conditions: Any) -> int:
        return connection.scalar(select(func.count()).select_from(table).where(*conditions)) or 0

    kinds = select(records.c.kind, func.count()).where(records.c.current).group_by(records.c.kind).order_by(records.c.kind)
    first, last = connection.execute(select(func.min(versions.c.published), func.max(versions.c.published)).where(versions.c.current)).one()
    return Stats(
        documents=count(documents),
        versions=count(versions),
        dropped=count(dropped),
        forgotten=connection.scalar(select(func.count(func.distinct(tombstones.c.document)))) or 0,
        records={row[0]: row[1] for row in connection.execute(kinds)},
        actors=count(actors),
        verdicts=count(verdicts),
        orphaned=count(verdicts, verdicts.c.stands_on.is_(None), verdicts.c.record.is_not(None)),
        earliest=first,
        latest=last,
    )
