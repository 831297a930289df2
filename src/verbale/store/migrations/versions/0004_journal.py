"""Who wrote what when, which nothing may alter; and the words of a text on which a remark stands."""

import sqlalchemy as sa
from alembic import op

__all__ = ["upgrade"]

revision = "0004"
down_revision = "0003"

EXACT = sa.String().with_variant(sa.String(collation="C"), "postgresql")

_SQLITE = """
CREATE TRIGGER journal_stays_{verb} BEFORE {verb} ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END
"""
_POSTGRESQL = """
CREATE FUNCTION journal_stays() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the journal is only added to'; END $$
"""
_ON_POSTGRESQL = "CREATE TRIGGER journal_stays BEFORE UPDATE OR DELETE ON journal FOR EACH ROW EXECUTE FUNCTION journal_stays()"


def upgrade() -> None:
    """Make the table with its triggers, and the two columns."""
    op.create_table(
        "journal",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("at", EXACT, nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("via", EXACT, nullable=False),
        sa.Column("action", EXACT, nullable=False),
        sa.Column("about", EXACT, nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_journal"),
    )
    op.create_index("ix_journal_about", "journal", ["about"])
    op.add_column("notes", sa.Column("start", sa.Integer(), nullable=True))
    op.add_column("notes", sa.Column("exact", sa.Text(), nullable=True))
    if op.get_bind().dialect.name == "postgresql":
        op.execute(_POSTGRESQL)
        op.execute(_ON_POSTGRESQL)
    else:
        for verb in ("UPDATE", "DELETE"):
            op.execute(_SQLITE.format(verb=verb))
