"""The first form of the store."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

__all__ = ["upgrade"]

revision = "0001"
down_revision = None

EXACT = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Make all tables and the two full-text indexes."""
    op.create_table(
        "actors",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("name", EXACT, nullable=False),
        sa.Column("country", EXACT, nullable=False),
        sa.Column("code", EXACT, nullable=False),
        sa.Column("folded", EXACT, nullable=False),
        sa.Column("same_as", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["same_as"], ["actors.key"], name="fk_actors_same_as"),
        sa.PrimaryKeyConstraint("key", name="pk_actors"),
        sa.UniqueConstraint("name", "country", "code", name="uq_actors_name_country_code"),
    )
    op.create_index("ix_actors_code", "actors", ["code"])
    op.create_index("ix_actors_country", "actors", ["country"])
    op.create_index("ix_actors_folded", "actors", ["folded"])
    op.create_table(
        "dropped",
        sa.Column("name", EXACT, nullable=False),
        sa.Column("code", EXACT, nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("hint", sa.Text(), nullable=False),
        sa.Column("at", EXACT, nullable=False),
        sa.PrimaryKeyConstraint("name", "code", name="pk_dropped"),
    )
    op.create_table(
        "publishers",
        sa.Column("host", EXACT, nullable=False),
        sa.Column("full_text", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("host", name="pk_publishers"),
    )
    op.create_table(
        "runs",
        sa.Column("id", EXACT, nullable=False),
        sa.Column("language", EXACT, nullable=False),
        sa.Column("weights", EXACT, nullable=False),
        sa.Column("lexicon", EXACT, nullable=False),
        sa.Column("version", EXACT, nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("at", EXACT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
    )
    op.create_table(
        "tombstones",
        sa.Column("document", EXACT, nullable=False),
        sa.Column("text_sha256", EXACT, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", EXACT, nullable=False),
        sa.PrimaryKeyConstraint("document", "text_sha256", name="pk_tombstones"),
    )
    op.create_index("ix_tombstones_text_sha256", "tombstones", ["text_sha256"])
    op.create_table(
        "documents",
        sa.Column("id", EXACT, nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("address", EXACT, nullable=True),
        sa.Column("host", EXACT, nullable=False),
        sa.Column("added_at", EXACT, nullable=False),
        sa.ForeignKeyConstraint(["host"], ["publishers.host"], name="fk_documents_host"),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
    )
    op.create_index("ix_documents_address", "documents", ["address"])
    op.create_index("ix_documents_host", "documents", ["host"])
    op.create_table(
        "notes",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("document", EXACT, nullable=False),
        sa.Column("record", EXACT, nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", EXACT, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_notes_document"),
        sa.PrimaryKeyConstraint("key", name="pk_notes"),
    )
    op.create_index("ix_notes_document", "notes", ["document"])
    op.create_index("ix_notes_record", "notes", ["record"])
    op.create_table(
        "verdicts",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("verdict", EXACT, nullable=False),
        sa.Column("document", EXACT, nullable=True),
        sa.Column("record", EXACT, nullable=True),
        sa.Column("stands_on", EXACT, nullable=True),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", EXACT, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_verdicts_document"),
        sa.PrimaryKeyConstraint("key", name="pk_verdicts"),
    )
    op.create_index("ix_verdicts_document", "verdicts", ["document"])
    op.create_index("ix_verdicts_record", "verdicts", ["record"])
    op.create_index("ix_verdicts_stands_on", "verdicts", ["stands_on"])
    op.create_table(
        "versions",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("document", EXACT, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("fingerprint", EXACT, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_sha256", EXACT, nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("head", sa.JSON(), nullable=False),
        sa.Column("added_at", EXACT, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_versions_document"),
        sa.PrimaryKeyConstraint("key", name="pk_versions"),
        sa.UniqueConstraint("document", "fingerprint", name="uq_versions_document_fingerprint"),
        sa.UniqueConstraint("document", "number", name="uq_versions_document_number"),
    )
    op.create_index("ix_versions_text_sha256", "versions", ["text_sha256"])
    op.create_table(
        "passages",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.key"], name="fk_passages_version"),
        sa.PrimaryKeyConstraint("key", name="pk_passages"),
    )
    op.create_index("ix_passages_version", "passages", ["version"])
    op.create_table(
        "readings",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("run", EXACT, nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("at", EXACT, nullable=False),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name="fk_readings_run"),
        sa.ForeignKeyConstraint(["version"], ["versions.key"], name="fk_readings_version"),
        sa.PrimaryKeyConstraint("key", name="pk_readings"),
    )
    op.create_index("ix_readings_version", "readings", ["version"])
    op.create_table(
        "records",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", EXACT, nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("document", EXACT, nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("standing", EXACT, nullable=False),
        sa.Column("kind", EXACT, nullable=False),
        sa.Column("realis", EXACT, nullable=False),
        sa.Column("basis", EXACT, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("day", EXACT, nullable=False),
        sa.Column("when_first", sa.Date(), nullable=True),
        sa.Column("when_last", sa.Date(), nullable=True),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("corrected", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_records_document"),
        sa.ForeignKeyConstraint(["reading"], ["readings.key"], name="fk_records_reading"),
        sa.PrimaryKeyConstraint("key", name="pk_records"),
        sa.UniqueConstraint("reading", "id", name="uq_records_reading_id"),
    )
    op.create_index("ix_records_day_document_start_id", "records", ["day", "document", "start", "id"])
    op.create_index("ix_records_document_current", "records", ["document", "current"])
    op.create_index("ix_records_id", "records", ["id"])
    op.create_index("ix_records_kind_day_document_start_id", "records", ["kind", "day", "document", "start", "id"])
    op.create_table(
        "evidence",
        sa.Column("record", sa.Integer(), nullable=False),
        sa.Column("field", EXACT, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["record"], ["records.key"], name="fk_evidence_record"),
        sa.PrimaryKeyConstraint("record", "field", name="pk_evidence"),
    )
    op.create_table(
        "mentions",
        sa.Column("record", sa.Integer(), nullable=False),
        sa.Column("actor", sa.Integer(), nullable=False),
        sa.Column("role", EXACT, nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.key"], name="fk_mentions_actor"),
        sa.ForeignKeyConstraint(["record"], ["records.key"], name="fk_mentions_record"),
        sa.PrimaryKeyConstraint("record", "actor", "role", name="pk_mentions"),
    )
    op.create_index("ix_mentions_actor_role_record", "mentions", ["actor", "role", "record"])
    for name in ("passage_words", "record_words"):
        _create_words(name)


def _create_words(name: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"CREATE VIRTUAL TABLE {name} USING fts5(words, tokenize = 'unicode61 remove_diacritics 0')")
    else:
        op.create_table(
            name, sa.Column("rowid", sa.Integer(), primary_key=True, autoincrement=False), sa.Column("words", TSVECTOR(), nullable=False)
        )
        op.create_index(f"ix_{name}_words", name, ["words"], postgresql_using="gin")
