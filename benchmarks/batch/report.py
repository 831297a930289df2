"""The figures of a batch as a section of Markdown, and that section put in the place of the last one."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.batch.measures import Figures
from benchmarks.batch.scale import Crawl, Need, Prices, Rates, needs
from benchmarks.batch.stages import STAGES

__all__ = ["CRAWLS", "replace_block", "section", "write_report"]

CRAWLS = (
    Crawl("a day of the world's news", 300_000, 24, 12),
    Crawl("a year of Common Crawl news", 150_000_000, 7 * 24, 12),
)
_BEGIN, _END = "<!-- figures -->", "<!-- end of figures -->"


def section(figures: Mapping[str, Figures], machine: str, prices: Prices) -> str:
    """All that was measured so far, and what it means for the crawls."""
    lines = [f"Machine: {machine}.", "", *_table(("measure", "on", "reached", "bar", "met"), _rows(figures))]
    if found := figures.get("archive"):
        lines += ["", "Shares of the time of a page, one thread:", "", *_table(STAGES, [[f"{found[f'stage {s}']:.1%}" for s in STAGES]])]
        lines += ["", *_needs(_rates(found), prices)]
    return "\n".join(lines)


def replace_block(text: str, block: str) -> str:
    """A document with another block between its two marks; raises `ValueError` where it has none."""
    before, begin, rest = text.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not (begin and end):
        raise ValueError(f"no {_BEGIN} … {_END}")
    return f"{before}{begin}\n{block}\n{end}{after}"


def write_report(path: Path, block: str) -> None:
    """Put the block into a file."""
    path.write_text(replace_block(path.read_text(encoding="utf-8"), block), encoding="utf-8")


def _rows(figures: Mapping[str, Figures]) -> Iterator[Sequence[str]]:
    if f := figures.get("workers"):
        on = f"{f['documents']:,.0f} briefings, {f['one']:.2f} and {f['two']:.2f} pages a second"
        yield _row("two workers against one, one thread each", on, f["ratio"], 1.85)
    if f := figures.get("ray"):
        on = f"{f['documents']:,.0f} briefings, {f['ray']:,.0f} s against {f['local']:,.0f} s"
        yield _row("Ray on the same two cores against the local pool, with its start", on, f["ratio"], 0.9)
        yield _row("the same between the first shard and the last", on, f["rate_ratio"])
    if f := figures.get("long"):
        on = f"{f['documents']:,.0f} pages of {f['words']:.0f} words, {f['first']:.1f} and {f['last']:.1f} ms"
        yield _row("cost of a page in the last tenth against the first", on, f["ratio"], 1.05, most=True)
        yield _row("memory of a worker, last quarter against the second", on, f["growth"], 1.05, most=True)
    if peaks := {name: f["peak"] for name, f in figures.items()}:
        yield _row("memory of a worker at most, MB", ", ".join(peaks), max(peaks.values()), 700, most=True)
    if f := figures.get("archive"):
        on = f"WARC of {f['documents']:,.0f} pages: {f['read']:,.0f} read, {f['skipped']:,.0f} held back, {f['dropped']:,.0f} dropped"
        yield _row("pages a second, two workers, with their start", on, f["whole"])
        yield _row("pages a second and core, between the first shard and the last", on, f["core"])
        yield _row("pages a second that one process divides into shards", on, f["divided"])
        yield _row("pages a second that `verbale load` keeps in SQLite", on, f["loaded"])


def _row(name: str, on: str, value: float, bar: float | None = None, *, most: bool = False) -> Sequence[str]:
    if bar is None:
        return name, on, _number(value), "", ""
    met = value <= bar if most else value >= bar
    return name, on, _number(value), f"{'≤' if most else '≥'} {_number(bar)}", "yes" if met else "**no**"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"


def _rates(f: Figures) -> Rates:
    return Rates(f["core"], f["archive_bytes"], f["tables_bytes"], f["store_bytes"], f["divided"], f["loaded"])


def _needs(rates: Rates, prices: Prices) -> Iterator[str]:
    kilobytes = [f"{each / 1000:.1f}" for each in (rates.archive, rates.tables, rates.store)]
    yield f"A page is {kilobytes[0]} kB in the packed archive, {kilobytes[1]} kB in the tables and {kilobytes[2]} kB in a store."
    yield (
        f"One process divides archives for {rates.divided / rates.pages:,.0f} cores, "
        f"and one `verbale load` keeps up with {rates.loaded / rates.pages:,.0f}."
    )
    yield f"A core is taken at ${prices.core:.2f} an hour, a GB at ${prices.disk:.2f} a month."
    yield ""
    found = [needs(crawl, rates, prices) for crawl in CRAWLS]
    head = ("", *(f"{crawl.name}: {crawl.pages:,} pages, read within {crawl.hours:g} hours" for crawl in CRAWLS))
    yield from _table(head, [(name, *(show(need) for need in found)) for name, show in _NEEDS.items()])


_NEEDS: Mapping[str, Callable[[Need], str]] = {
    "hours of one core": lambda need: f"{need.core_hours:,.0f}",
    "cores": lambda need: f"{need.cores:,.1f}",
    "reading": lambda need: f"${need.reading:,.2f}",
    "disk: archive, tables, store": lambda need: f"{need.archive:,.1f} GB, {need.tables:,.1f} GB, {need.store:,.1f} GB",
    "disk for a year": lambda need: f"${need.keeping:,.2f}",
    "hours of one process that divides the archives": lambda need: f"{need.division:,.1f}",
    "hours of one `verbale load`": lambda need: f"{need.loading:,.1f}",
}


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    return [f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows)]
