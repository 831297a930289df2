"""Measure batches: `python -m benchmarks.batch [workers ray long archive] --shared FOLDER --report docs/scale.md`."""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from benchmarks.batch.measures import MEASURES
from benchmarks.batch.report import section, write_report
from benchmarks.batch.scale import Prices
from benchmarks.run import machine

_PRICES = Prices()
_KEPT = Path("build", "batch", "figures.json")
"""Figures so far, so that one measure can be taken anew without the others."""


def main() -> None:
    """Command line of the measuring."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.batch", description=__doc__)
    parser.add_argument("measures", nargs="*", metavar="MEASURE", help=f"of {', '.join(MEASURES)}; all, if none is named")
    parser.add_argument("--documents", type=int, help="the length of each job, instead of that for which its bar is meant")
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder with data/")
    parser.add_argument("--figures", type=Path, default=_KEPT, help="where figures are kept between calls")
    parser.add_argument("--report", type=Path, help="write the section into this file, between its marks")
    parser.add_argument("--core", type=float, default=_PRICES.core, help="dollars of a core for an hour")
    parser.add_argument("--disk", type=float, default=_PRICES.disk, help="dollars of a GB for a month")
    given = parser.parse_args()
    if unknown := set(given.measures) - set(MEASURES):
        parser.error(f"{', '.join(sorted(unknown))}: none of {', '.join(MEASURES)}")
    figures = json.loads(given.figures.read_bytes()) if given.figures.exists() else {}
    for name in given.measures or MEASURES:
        print(f"measuring {name}", file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory() as scratch:
            figures[name] = MEASURES[name].run(given.shared / "data", Path(scratch), given.documents or MEASURES[name].documents)
        given.figures.parent.mkdir(parents=True, exist_ok=True)
        given.figures.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    block = section(figures, machine(), Prices(given.core, given.disk))
    print(block)
    if given.report:
        write_report(given.report, block)


if __name__ == "__main__":
    main()
