"""Label Studio tasks: a document a task, its records as predictions; what a person has judged as annotations.

Of a publisher of whom only short quotations may be shown, each record is a task of its own with its sentence as the text.
"""

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from itertools import groupby
from typing import Any, get_args

from verbale.export.found import About, publisher_of, voucher_of
from verbale.export.table import json_array
from verbale.schema import KINDS
from verbale.schema.record import Basis, Realis
from verbale.store import Hit

__all__ = ["CONFIG", "to_label_studio"]


def _choices(name: str, values: Iterable[str]) -> str:
    listed = "".join(f'<Choice value="{value}"/>' for value in values)
    return f'<Choices name="{name}" toName="text" perRegion="true">{listed}</Choices>'


_LABELS = "".join(f'<Label value="{kind}"/>' for kind in KINDS)
CONFIG = (
    f'<View><Labels name="kind" toName="text">{_LABELS}</Labels>'
    '<Text name="text" value="$text"/>'
    f"{_choices('realis', get_args(Realis))}{_choices('basis', get_args(Basis))}"
    '<TextArea name="voucher" toName="text" perRegion="true"/></View>'
)
"""The labelling interface that the tasks are made for, to be pasted into a project's settings."""

_JUDGED = frozenset({"accepted", "corrected", "added"})
Result = list[dict[str, Any]]


def to_label_studio(hits: Iterable[Hit], about: About) -> Iterator[str]:
    """One array of tasks; the records of one document come one after the other."""
    return json_array(task for _, group in groupby(hits, key=lambda hit: hit.document) for task in _tasks(list(group), about))


def _tasks(hits: list[Hit], about: About) -> Iterator[dict[str, Any]]:
    text = about.text_of(hits[0].document)
    if text is not None and all(text[e.start : e.end] == e.exact for e in (hit.record.evidence for hit in hits)):
        yield _task(text, hits, [(hit.record.evidence.start, hit.record.evidence.end) for hit in hits])
        return
    for hit in hits:
        words = " ".join(hit.record.evidence.exact.split())
        start = max(hit.sentence.find(words), 0)
        yield _task(hit.sentence, [hit], [(start, min(start + len(words), len(hit.sentence)))])


def _task(text: str, hits: list[Hit], places: list[tuple[int, int]]) -> dict[str, Any]:
    """A text with its records, apart by who says so: the program, or a person."""
    first, here = hits[0], {hit.record.id for hit in hits}
    read: Result = []
    judged: Result = []
    for hit, (start, end) in zip(hits, places, strict=True):
        part = judged if hit.standing in _JUDGED else read
        part += _region(hit, text, start, end)
        part += _relations(hit, here)
    predictions = [{"model_version": f"verbale {version('verbale')}", "result": read}] if read else []
    return {
        "data": {
            "text": text,
            "document": first.document,
            "title": first.title,
            "url": first.url,
            "publisher": publisher_of(first),
            "published": first.published and first.published.isoformat(),
            "text_sha256": first.text_sha256,
        },
        "predictions": predictions,
        "annotations": [{"result": judged, "ground_truth": True}] if judged else [],
    }


def _region(hit: Hit, text: str, start: int, end: int) -> Result:
    """The words of a record under its kind, and beside that what it is worth."""
    record = hit.record
    place = {"start": start, "end": end, "text": text[start:end]}

    def result(name: str, form: str, value: list[str]) -> dict[str, Any]:
        return {"id": record.id, "from_name": name, "to_name": "text", "type": form, "value": {**place, form: value}}

    return [
        result("kind", "labels", [record.kind]) | ({"score": record.score} if record.score is not None else {}),
        result("realis", "choices", [record.realis]),
        result("basis", "choices", [record.basis]),
        result("voucher", "textarea", [voucher_of(hit)]),
    ]


def _relations(hit: Hit, here: set[str]) -> Result:
    """What hangs together on the page, where both ends are in the task."""
    ends = [(link.to, link.relation) for link in hit.record.links] + [(hit.record.within or "", "said in")]
    return [
        {"from_id": hit.record.id, "to_id": to, "type": "relation", "direction": "right", "labels": [label]}
        for to, label in ends
        if to in here
    ]
