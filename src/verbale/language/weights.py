"""The shipped weights of a language: where they lie, and the proof that they are whole."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from verbale.errors import UnsupportedLanguageError, WeightsDamagedError, WeightsMissingError
from verbale.language.labels import Alphabets, LinkTable

__all__ = ["Weights", "get_weights", "languages"]

T = TypeVar("T")


@dataclass(frozen=True)
class Weights:
    """A folder with reader.onnx, relations.onnx, labels.json, tokenizer.json and manifest.json."""

    folder: Path

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """Language, checksums and training settings."""
        return self._parsed("manifest.json", lambda data: data | {"sha256": dict(data["sha256"])})

    @cached_property
    def labels(self) -> Alphabets:
        """The label alphabets of the heads."""
        return self._parsed("labels.json", lambda data: Alphabets.from_json(data["alphabets"]))

    @cached_property
    def links(self) -> LinkTable:
        """What is added to the scores of source and content links."""
        return self._parsed("labels.json", lambda data: LinkTable.from_json(data["links"]))

    @property
    def bytes_on_disk(self) -> int:
        """The size of all files of the folder."""
        return sum(p.stat().st_size for p in self.folder.iterdir() if p.is_file())

    @property
    def checksum(self) -> str:
        """One short name for these weights: the first 12 hex digits of the reader's sha256."""
        return str(self.manifest["sha256"]["reader.onnx"])[:12]

    def check(self) -> None:
        """Compare every file with its checksum; raises `WeightsDamagedError` naming the file."""
        for name, expected in self.manifest["sha256"].items():
            path = self.path(name)
            if sha256(path.read_bytes()).hexdigest() != expected:
                raise WeightsDamagedError(str(path), f"sha256 should be {expected}")

    def path(self, name: str) -> Path:
        """The path of one file; raises `WeightsMissingError`."""
        path = self.folder / name
        if not path.is_file():
            raise WeightsMissingError(str(path))
        return path

    def _parsed(self, name: str, make: Callable[[Any], T]) -> T:
        try:
            return make(json.loads(self.path(name).read_text(encoding="utf-8")))
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise WeightsDamagedError(str(self.folder / name), f"this is not what it should hold: {error!r}") from error


def languages() -> list[str]:
    """The languages that have weights, as ISO 639-1 codes."""
    root = Path(str(files("verbale"))) / "weights"
    return sorted(p.name for p in root.iterdir() if (p / "manifest.json").is_file()) if root.is_dir() else []


def get_weights(language: str = "en") -> Weights:
    """The shipped weights of a language; raises `UnsupportedLanguageError` listing those that there are."""
    if language not in languages():
        raise UnsupportedLanguageError(language, languages())
    return Weights(Path(str(files("verbale"))) / "weights" / language)
