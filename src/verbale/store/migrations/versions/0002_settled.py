"""What the ledger settles over all documents, and what is kept by a name."""

import sqlalchemy as sa
from alembic import op

__all__ = ["upgrade"]

revision = "0002"
down_revision = "0001"

EXACT = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the two tables."""
    op.create_table(
        "kept",
        sa.Column("name", EXACT, nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_kept"),
    )
    op.create_table(
        "settled",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("part", EXACT, nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_settled"),
    )
    op.create_index("ix_settled_part", "settled", ["part"])
