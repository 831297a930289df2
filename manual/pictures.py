"""`python -m manual.pictures FOLDER`: the pictures that the manual shows, out of the folder of all; few colours make them small."""

import re
import sys
from pathlib import Path

from PIL import Image

__all__ = ["SHOWN", "shown", "take_over"]

DOCS = Path(__file__).parents[1] / "docs"
SHOWN = DOCS / "screenshots"
_COLOURS = 64


def shown() -> set[str]:
    """The files of pictures in `docs/screenshots` that pages show."""
    texts = (page.read_text(encoding="utf-8") for page in DOCS.rglob("*.md"))
    return {name for text in texts for name in re.findall(r"screenshots/([\w-]+\.png)", text)}


def take_over(folder: Path) -> None:
    """Write those that pages show again."""
    for name in sorted(shown()):
        with Image.open(folder / name) as picture:
            few = picture.convert("RGB").quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few.save(SHOWN / name, optimize=True)


if __name__ == "__main__":
    take_over(Path(sys.argv[1]))
