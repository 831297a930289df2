"""The hook of mkdocs: adds to the pages of `docs/` those that are made from code, and those that live elsewhere in the tree."""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from manual.reference import PAGES

__all__ = ["on_config", "on_files"]

ROOT = Path(__file__).parents[1]
BORROWED = {
    "model-card.md": "src/verbale/weights/en/MODEL_CARD.md",
    "demo-corpus.md": "src/verbale/demo/README.md",
    "contributing.md": "CONTRIBUTING.md",
    "security.md": "SECURITY.md",
    "changelog.md": "CHANGELOG.md",
}
"""Pages of the site that are files elsewhere, by their place in the site."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Called by mkdocs when it has read its settings: a decision needs no line there."""
    decisions = [f"adr/{page.name}" for page in sorted((ROOT / "docs" / "adr").glob("*.md"))]
    list_of = next(part for section in config.nav or () if "Take part" in section for part in section["Take part"] if "Decisions" in part)
    list_of["Decisions"] = decisions
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Called by mkdocs when it has listed the folder."""
    for place, make in PAGES.items():
        files.append(File.generated(config, place, content=make()))
    for place, origin in BORROWED.items():
        files.append(File.generated(config, place, content=_rebased((ROOT / origin).read_text(encoding="utf-8"))))
    return files


def _rebased(text: str) -> str:
    """Links as they are right at the root of the site: what is under `docs/` has its place there."""
    return re.sub(r"\]\(docs/", "](", text)
