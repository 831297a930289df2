"""`verbale doctor`: what is installed, which weights, how fast this machine reads."""

import platform
import time
from importlib.metadata import version

import typer

from verbale.language.weights import get_weights, languages
from verbale.pipeline import Pipeline, load_pipeline
from verbale.schema import Document

__all__ = ["doctor"]

_LIBRARIES = ("verbale", "ahocorasick-rs", "numpy", "onnxruntime", "tokenizers", "trafilatura")
# Ours: a paragraph to measure with, long enough for one full passage when repeated.
_SAMPLE = (
    "“We have read the draft and we shall answer before the end of the month,” the foreign minister told reporters on Tuesday. "
    "Her spokesman said that the two governments had settled all but one of the questions between them, and that the talks would go on."
)
_SECONDS = 3.0


def doctor() -> None:
    """Say what is installed, which weights with which checksums, and how fast this machine reads."""
    typer.echo(f"python {platform.python_version()} on {platform.machine()}")
    for name in _LIBRARIES:
        typer.echo(f"{name} {version(name)}")
    for language in languages():
        weights = get_weights(language)
        weights.check()
        typer.echo(f"weights {language}: {weights.bytes_on_disk / 1e6:.1f} MB in {weights.folder}")
        for name, checksum in weights.manifest["sha256"].items():
            typer.echo(f"  {name} sha256 {checksum} ok")
    typer.echo(f"reads about {_words_a_second(load_pipeline()):,.0f} words a second on one core")


def _words_a_second(pipeline: Pipeline) -> float:
    document = Document.from_text("\n\n".join([_SAMPLE] * 12))
    pipeline.read(document)
    words, began = 0, time.perf_counter()
    while (passed := time.perf_counter() - began) < _SECONDS:
        pipeline.read(document)
        words += len(document.text.split())
    return words / passed
