"""What is to be fetched, and which hosts may be asked when."""

import sqlalchemy as sa
from alembic import op

__all__ = ["upgrade"]

revision = "0003"
down_revision = "0002"

EXACT = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the two tables of the collector."""
    op.create_table(
        "hosts",
        sa.Column("host", EXACT, nullable=False),
        sa.Column("free_at", EXACT, nullable=False),
        sa.PrimaryKeyConstraint("host", name="pk_hosts"),
    )
    op.create_table(
        "jobs",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("source", EXACT, nullable=False),
        sa.Column("kind", EXACT, nullable=False),
        sa.Column("address", EXACT, nullable=False),
        sa.Column("host", EXACT, nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("due_at", EXACT, nullable=True),
        sa.Column("tried_at", EXACT, nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Text(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("modified", sa.Text(), nullable=True),
        sa.Column("document", EXACT, nullable=True),
        sa.Column("code", EXACT, nullable=True),
        sa.Column("message", sa.Text(), nullable=True),
        sa.Column("hint", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["host"], ["hosts.host"], name="fk_jobs_host"),
        sa.PrimaryKeyConstraint("key", name="pk_jobs"),
        sa.UniqueConstraint("kind", "address", name="uq_jobs_kind_address"),
    )
    for column in ("due_at", "host", "source"):
        op.create_index(f"ix_jobs_{column}", "jobs", [column])
