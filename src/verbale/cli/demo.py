"""`verbale demo`: the demo corpus into a store, and a short tour of what can be asked."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from verbale.asking import ClaimRow, Ledger, Sourced, ThreadRow
from verbale.batch import add_documents, run_of
from verbale.cli.add import progress_bar
from verbale.cli.rows import shown
from verbale.demo import PARTS, article_path, publishers_path, registry_path
from verbale.ingest import count_inputs, iter_inputs
from verbale.pipeline import load_pipeline
from verbale.settings import Settings
from verbale.store import Store, open_record

__all__ = ["demo"]

_SHOWN = 3
_TREATY = "strategic partnership"
_PAIR = ("IRN", "RUS")

_NEXT = (
    'verbale agreements "lasting partnership"',
    "verbale promises --status overdue --on 2023-06-01",
    "verbale sanctions --target Iran --on 2022-01-01",
    "verbale meetings --status planned --on 2024-12-31",
    "verbale dyad Torvath Quillon",
    "verbale programme Iran",
    "verbale compare number",
    "verbale brief --since 2025-01-01",
    'verbale said Lavrov --about "treaty"',
)


def demo(
    store: Annotated[Path, typer.Option(metavar="FILE", help="the store to load it into; made if it is not there")] = Path("demo/demo.db"),
    articles: Annotated[int | None, typer.Option(min=1, help="only so many articles of each part")] = None,
) -> None:
    """Load the demo corpus, a chronicle of public facts and a fiction, into a store, and show what can be asked of it."""
    store.parent.mkdir(parents=True, exist_ok=True)
    with open_record(store, registry_path()) as record:
        _load(record, articles)
        ledger = Ledger(record, publishers_path())
        ledger.settle()
        _tour(record, ledger)
    _tell_next(store)


def _load(record: Store, articles: int | None) -> None:
    pipeline = load_pipeline(registry=registry_path())
    run, workers = run_of(pipeline, registry_path()), Settings.load().workers
    with progress_bar() as bar:
        for part in PARTS:
            paths = [str(article_path(part))]
            total = min(count_inputs(paths) or 0, articles or 1_000_000)
            task = bar.add_task(f"reading the {part}", total=total)
            sources = (source for _, source in zip(range(total), iter_inputs(paths), strict=False))
            for outcome in add_documents(record, pipeline, sources, run, workers=workers):
                bar.advance(task)
                if outcome.error:
                    typer.echo(f"verbale: {outcome.error}", err=True)


def _tour(record: Store, ledger: Ledger) -> None:
    stats = record.stats()
    typer.echo(
        f"{stats.documents} documents in {stats.versions} versions, {stats.earliest} to {stats.latest}; all of the fiction is made up"
    )
    typer.echo(", ".join(f"{n} {kind}" for kind, n in stats.records.items()))
    threads = ledger.agreements()
    treaty = [row for row in threads if set(_PAIR) <= set(row.parties) and _TREATY in " ".join(row.aliases).casefold()]
    _show("A treaty between Iran and Russia, from almost ready to signed: the surest claim of each report", _steps(ledger, treaty), 20)
    _show("Instruments that slipped: said to be near, and not there in time", [row for row in threads if row.slips])
    overdue = sorted(ledger.promises("overdue"), key=lambda row: (row.outcome is None, row.own_word is True))
    _show("Promises whose day has passed, with the outcome that later reports suggest", overdue)
    _show("What Iran and Russia did to each other, month by month", ledger.dyad(*_PAIR)[-_SHOWN:] if treaty else [])


def _steps(ledger: Ledger, threads: Sequence[ThreadRow]) -> list[ClaimRow]:
    """One claim of each document, in order of time."""
    surest: dict[str, ClaimRow] = {}
    for claim in sorted((c for row in threads for c in ledger.claims(row.name)), key=lambda c: -(c.score or 0)):
        surest.setdefault(claim.document, claim)
    return sorted(surest.values(), key=lambda claim: str(claim.published))


def _show(heading: str, rows: Sequence[Sourced], limit: int = _SHOWN) -> None:
    typer.echo(f"\n{heading}\n" if rows else "", nl=bool(rows))
    for row in rows[:limit]:
        typer.echo(shown(row))
    if len(rows) > limit:
        typer.echo(f"… and {len(rows) - limit} more")


def _tell_next(store: Path) -> None:
    """What may be asked next, in the store's folder: the settings there name the store, its registry and its publishers."""
    settings = store.parent / "verbale.toml"
    values = {"store": store.name, "registry": str(registry_path()), "publishers": str(publishers_path())}
    if not settings.exists():
        settings.write_text("".join(f"{name} = {json.dumps(value)}\n" for name, value in values.items()), encoding="utf-8")
    typer.echo(f"\nAsk next, in the folder {store.parent} (its verbale.toml names this store):")
    for question in _NEXT:
        typer.echo(f"  {question}")
