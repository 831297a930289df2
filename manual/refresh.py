"""`python -m manual.refresh [PAGE…]`: writes into the pages of the manual what their commands print now, and what was measured."""

import shutil
import sys
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

from manual.blocks import Command
from manual.figures import PAGE, with_figures
from manual.matching import ANY, matches
from manual.running import Failure, Reader, run_verbale

__all__ = ["refresh"]

DOCS = Path(__file__).parents[1] / "docs"


def refresh(page: Path, demo: Path, printed: str) -> int:
    """Bring outputs up to date, as far as a page can be followed, and say how many; `demo` is a folder with the loaded demo."""
    changed: list[tuple[Command, str]] = []

    def compare(command: Command, now: str) -> None:
        if command.shown is not None and not matches(command.shown, now):
            if command.shown.startswith(ANY):  # which lines of it a page is to show only a person knows
                print(f"{page.name}, line {command.line}: put it right by hand; printed was\n{now}")
            else:
                changed.append((command, _cut(command.shown, now)))

    def give(folder: Path) -> str:
        shutil.copytree(demo / "demo", folder / "demo")
        return printed

    with TemporaryDirectory() as folder:
        try:
            Reader(Path(folder), give, compare).follow(page)
        except Failure as failure:
            print(failure)
    text = page.read_text(encoding="utf-8")
    for command, now in changed:
        text = text.replace(f"\n{command.shown}\n", f"\n{now}\n", 1)
    page.write_text(text, encoding="utf-8")
    return len(changed)


def _cut(shown: str, now: str) -> str:
    """As many lines as the page shows: up to its first "…", where it has one."""
    before = [line.strip() for line in shown.splitlines()]
    lines = [line.rstrip() for line in now.strip("\n").splitlines()]
    return "\n".join([*lines[: before.index(ANY)], ANY] if ANY in before else lines)


def main() -> None:
    """Refresh the pages that are named, else all."""
    pages = [Path(name).resolve() for name in sys.argv[1:]] or [p for p in DOCS.rglob("*.md") if "```" in p.read_text(encoding="utf-8")]
    with TemporaryDirectory() as folder, chdir(folder):
        printed = run_verbale("demo")
        for page in pages:
            print(f"{page.name}: {refresh(page, Path(folder), printed)} outputs changed")
    PAGE.write_text(with_figures(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
