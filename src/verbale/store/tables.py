"""The tables, for SQLite and PostgreSQL alike; what is asked for has a column, the record itself is JSON as on the wire."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    column,
    table,
)

__all__ = [
    "PASSAGE_WORDS",
    "RECORD_WORDS",
    "actors",
    "documents",
    "dropped",
    "erased",
    "evidence",
    "hosts",
    "jobs",
    "journal",
    "kept",
    "mentions",
    "metadata",
    "notes",
    "passages",
    "publishers",
    "readings",
    "records",
    "runs",
    "settled",
    "tombstones",
    "verdicts",
    "versions",
]

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# Sorted by code point whatever the server's locale, so that both databases give the same order.
Exact = String().with_variant(String(collation="C"), "postgresql")

publishers = Table(
    "publishers",
    metadata,
    Column("host", Exact, primary_key=True),
    Column("full_text", Boolean, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("id", Exact, primary_key=True),
    Column("url", Text),
    Column("address", Exact, index=True),
    Column("host", Exact, ForeignKey("publishers.host"), nullable=False, index=True),
    Column("added_at", Exact, nullable=False),
)

versions = Table(
    "versions",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("document", Exact, ForeignKey("documents.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("fingerprint", Exact, nullable=False),
    Column("text", Text, nullable=False),
    Column("text_sha256", Exact, nullable=False, index=True),
    Column("title", Text),
    Column("published", Date),
    Column("head", JSON, nullable=False),
    Column("added_at", Exact, nullable=False),
    UniqueConstraint("document", "number"),
    UniqueConstraint("document", "fingerprint"),
    Index(None, "published", "current", "document"),
)

passages = Table(
    "passages",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("version", Integer, ForeignKey("versions.key"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Exact, primary_key=True),
    Column("language", Exact, nullable=False),
    Column("weights", Exact, nullable=False),
    Column("lexicon", Exact, nullable=False),
    Column("version", Exact, nullable=False),
    Column("settings", JSON, nullable=False),
    Column("at", Exact, nullable=False),
)

readings = Table(
    "readings",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("version", Integer, ForeignKey("versions.key"), nullable=False, index=True),
    Column("run", Exact, ForeignKey("runs.id"), nullable=False),
    Column("current", Boolean, nullable=False),
    Column("at", Exact, nullable=False),
)

_ASKED = ("current", "standing", "realis", "basis", "when_first", "when_last", "score")

records = Table(
    "records",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Exact, nullable=False, index=True),
    Column("reading", Integer, ForeignKey("readings.key"), nullable=False),
    Column("document", Exact, ForeignKey("documents.id"), nullable=False),
    Column("current", Boolean, nullable=False),
    Column("standing", Exact, nullable=False),
    Column("kind", Exact, nullable=False),
    Column("realis", Exact, nullable=False),
    Column("basis", Exact, nullable=False),
    Column("start", Integer, nullable=False),
    Column("day", Exact, nullable=False),
    Column("when_first", Date),
    Column("when_last", Date),
    Column("due_first", Date),
    Column("due_last", Date),
    Column("score", Float),
    Column("data", JSON, nullable=False),
    Column("corrected", JSON(none_as_null=True)),
    UniqueConstraint("reading", "id"),
    # In the order in which records are told, with all that they are asked by: a list is walked without looking at the records.
    Index("ix_records_order", "day", "document", "start", "id", "kind", *_ASKED),
    Index("ix_records_kind_order", "kind", "day", "document", "start", "id", *_ASKED),
    Index(None, "document", "current", "standing"),
    Index(None, "due_last", "due_first", "kind", "current", "standing"),
)

evidence = Table(
    "evidence",
    metadata,
    Column("record", Integer, ForeignKey("records.key"), primary_key=True),
    Column("field", Exact, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("exact", Text, nullable=False),
)

actors = Table(
    "actors",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("name", Exact, nullable=False),
    Column("country", Exact, nullable=False, index=True),
    Column("code", Exact, nullable=False, index=True),
    Column("folded", Exact, nullable=False, index=True),
    Column("same_as", Integer, ForeignKey("actors.key")),
    UniqueConstraint("name", "country", "code"),
)

mentions = Table(
    "mentions",
    metadata,
    Column("record", Integer, ForeignKey("records.key"), primary_key=True),
    Column("actor", Integer, ForeignKey("actors.key"), primary_key=True),
    Column("role", Exact, primary_key=True),
    Index(None, "actor", "role", "record"),
)

verdicts = Table(
    "verdicts",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("verdict", Exact, nullable=False),
    Column("document", Exact, ForeignKey("documents.id"), index=True),
    Column("record", Exact, index=True),
    Column("stands_on", Exact, index=True),
    Column("body", JSON, nullable=False),
    Column("author", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Exact, nullable=False),
)

notes = Table(
    "notes",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("document", Exact, ForeignKey("documents.id"), nullable=False, index=True),
    Column("record", Exact, index=True),
    Column("text", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Exact, nullable=False),
    Column("start", Integer),
    Column("exact", Text),
)

# Nothing of it is ever altered: triggers of the database refuse that.
journal = Table(
    "journal",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("at", Exact, nullable=False),
    Column("author", Text, nullable=False),
    Column("via", Exact, nullable=False),
    Column("action", Exact, nullable=False),
    Column("about", Exact, nullable=False, index=True),
    Column("detail", JSON, nullable=False),
)

dropped = Table(
    "dropped",
    metadata,
    Column("name", Exact, primary_key=True),
    Column("code", Exact, primary_key=True),
    Column("message", Text, nullable=False),
    Column("hint", Text, nullable=False),
    Column("at", Exact, nullable=False),
)

tombstones = Table(
    "tombstones",
    metadata,
    Column("document", Exact, primary_key=True),
    Column("text_sha256", Exact, primary_key=True, index=True),
    Column("reason", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Exact, nullable=False),
)

# The addresses of what was forgotten, as the hashes that `document_id` makes of them: none is fetched or added again.
erased = Table("erased", metadata, Column("address", Exact, primary_key=True), Column("document", Exact, nullable=False, index=True))

kept = Table("kept", metadata, Column("name", Exact, primary_key=True), Column("value", JSON, nullable=False))

settled = Table(
    "settled",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("part", Exact, nullable=False),
    Column("about", Exact, nullable=False),
    Column("data", JSON, nullable=False),
    Index(None, "part", "about"),
)

jobs = Table(
    "jobs",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("source", Exact, nullable=False, index=True),
    Column("kind", Exact, nullable=False),
    Column("address", Exact, nullable=False),
    Column("host", Exact, ForeignKey("hosts.host"), nullable=False, index=True),
    Column("depth", Integer, nullable=False),
    Column("due_at", Exact, index=True),
    Column("tried_at", Exact),
    Column("tries", Integer, nullable=False),
    Column("changed", Text),
    Column("published", Date),
    Column("etag", Text),
    Column("modified", Text),
    Column("document", Exact),
    Column("code", Exact),
    Column("message", Text),
    Column("hint", Text),
    UniqueConstraint("kind", "address"),
)

hosts = Table(
    "hosts",
    metadata,
    Column("host", Exact, primary_key=True),
    Column("free_at", Exact, nullable=False),
)

# The full-text indexes are no tables of SQLAlchemy's: FTS5 in SQLite, a tsvector in PostgreSQL; `rowid` is the key of what is indexed.
PASSAGE_WORDS = table("passage_words", column("rowid", Integer), column("words", Text))
RECORD_WORDS = table("record_words", column("rowid", Integer), column("words", Text))
