"""What a large store is asked by: due days, what was settled about what, and the addresses of what was forgotten."""

from datetime import date
from typing import Any

import sqlalchemy as sa
from alembic import op

__all__ = ["upgrade"]

revision = "0005"
down_revision = "0004"

EXACT = sa.String().with_variant(sa.String(collation="C"), "postgresql")
ASKED = ["current", "standing", "realis", "basis", "when_first", "when_last", "score"]
INDEXES = {
    "ix_records_order": ["day", "document", "start", "id", "kind", *ASKED],
    "ix_records_kind_order": ["kind", "day", "document", "start", "id", *ASKED],
    "ix_records_document_current_standing": ["document", "current", "standing"],
    "ix_records_due_last_due_first_kind_current_standing": ["due_last", "due_first", "kind", "current", "standing"],
}
OLD = ("ix_records_document_current", "ix_records_day_document_start_id", "ix_records_kind_day_document_start_id")


def upgrade() -> None:
    """Add the columns, the indexes and the table."""
    for name in ("due_first", "due_last"):
        op.add_column("records", sa.Column(name, sa.Date()))
    _fill_due()
    for name in OLD:
        op.drop_index(name, "records")
    for name, columns in INDEXES.items():
        op.create_index(name, "records", columns)
    op.create_index("ix_versions_published_current_document", "versions", ["published", "current", "document"])
    _remake_settled()
    op.create_table(
        "erased",
        sa.Column("address", EXACT, nullable=False),
        sa.Column("document", EXACT, nullable=False),
        sa.PrimaryKeyConstraint("address", name="pk_erased"),
    )
    op.create_index("ix_erased_document", "erased", ["document"])


def _fill_due() -> None:
    names: tuple[sa.ColumnClause[Any], ...] = (
        sa.column("key"),
        sa.column("kind"),
        sa.column("data", sa.JSON),
        sa.column("corrected", sa.JSON),
    )
    records = sa.table("records", *names, sa.column("due_first", sa.Date), sa.column("due_last", sa.Date))
    for row in op.get_bind().execute(sa.select(*names).where(records.c.kind == "promise")).all():
        due = (row.corrected or row.data)["due"]
        if due:
            first, last = map(_day, due)
            op.execute(records.update().where(records.c.key == row.key).values(due_first=first, due_last=last))


def _day(text: Any) -> date | None:
    return date.fromisoformat(text) if text else None


def _remake_settled() -> None:
    """What is settled is made anew when it is asked for."""
    op.drop_table("settled")
    op.create_table(
        "settled",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("part", EXACT, nullable=False),
        sa.Column("about", EXACT, nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_settled"),
    )
    op.create_index("ix_settled_part_about", "settled", ["part", "about"])
    op.execute("DELETE FROM kept WHERE name = 'settled'")
