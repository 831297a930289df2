"""What a person says of records: `audit`, `verdict`, `verdicts`, `note`, `journal`."""

import json
from dataclasses import asdict
from typing import Annotated, Any

import typer

from verbale.asking import audit_rows, draw
from verbale.cli.rows import Author, Form, Limit, StoreName, opened, print_rows, whoever
from verbale.errors import BadVerdictError, UnknownNameError
from verbale.store import Store
from verbale.store.judging import OUTCOMES

__all__ = ["audit", "journal", "note", "verdict", "verdicts"]

_VERDICTS = ("accept", "reject", "edit", "judge", "dissent", "reply", "add")


def verdict(
    id: Annotated[str, typer.Argument(help="a record, or the beginning of its id; to add one, the document")],
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help="|".join(_VERDICTS))],
    reason: Annotated[str, typer.Option(help="why; needed but for accept and add")] = "",
    fields: Annotated[list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help="to edit or add: a word, or JSON")] = None,
    outcome: Annotated[str, typer.Option(help=f"to judge a promise, or to dissent: {', '.join(OUTCOMES)}")] = "",
    evidence: Annotated[list[str] | None, typer.Option(metavar="ID", help="to judge: a record or document that tells the outcome")] = None,
    speaks_for: Annotated[str, typer.Option("--for", help="to reply: whose answer it is; --reason is its text")] = "",
    kind: Annotated[str, typer.Option(help="to add a record: its kind")] = "",
    words: Annotated[str, typer.Option(help="to add a record: the words of the text that it stands on")] = "",
    author: Author = None,
    store: StoreName = None,
) -> None:
    """Accept, reject or correct a record, judge a promise, dissent, reply, or add a record that was missed; the history keeps it all."""
    if verdict not in _VERDICTS:
        raise UnknownNameError("verdict", verdict, _VERDICTS)
    if not reason and verdict not in {"accept", "add"}:
        raise typer.BadParameter("a reason is needed", param_hint="--reason")
    by: dict[str, Any] = {"author": whoever(author), "reason": reason}
    with opened(store) as record:
        match verdict:
            case "edit":
                hit = record.edit(id, _fields(fields), **by)
            case "judge":
                hit = record.judge(id, outcome, evidence=evidence or (), **by)
            case "dissent":
                hit = record.dissent(id, outcome=outcome or None, **by)
            case "reply":
                hit = record.reply(id, reason, speaks_for=speaks_for, author=by["author"])
            case "add":
                hit = record.add_missed(id, kind, *_place(record, id, words), _fields(fields), **by)
            case _:
                hit = getattr(record, verdict)(id, **by)
        print_rows([hit], "table")


def _fields(given: list[str] | None) -> dict[str, Any]:
    """FIELD=VALUE as on the wire; a value that is no JSON is a word."""
    found: dict[str, Any] = {}
    for pair in given or ():
        name, sign, value = pair.partition("=")
        if not sign:
            raise typer.BadParameter(f"{pair!r} has no '='", param_hint="--set")
        try:
            found[name] = json.loads(value)
        except (ValueError, RecursionError):
            found[name] = value
    return found


def _place(record: Store, document: str, words: str) -> tuple[int, int]:
    text = record.document(document).text
    if not words or text.count(words) != 1:
        raise BadVerdictError(
            document, f"the words {words!r} do not stand in the document exactly once", "Give them exactly, or more of them."
        )
    start = text.index(words)
    return start, start + len(words)


def verdicts(
    id: Annotated[str | None, typer.Argument(help="only those on this record")] = None,
    orphaned: Annotated[bool, typer.Option(help="only those that no record carries any more")] = False,
    store: StoreName = None,
) -> None:
    """What persons said of records, oldest first, one JSON object a line."""
    with opened(store) as record:
        for row in record.verdicts(id, orphaned=orphaned):
            typer.echo(json.dumps(asdict(row), ensure_ascii=False))


def journal(
    about: Annotated[str | None, typer.Argument(help="only what is about this record, document, actor, publisher or watch-list")] = None,
    author: Annotated[str | None, typer.Option(help="only what this person wrote")] = None,
    limit: Limit = 50,
    form: Form = "table",
    store: StoreName = None,
) -> None:
    """Who wrote what when, newest first; nothing of it can be altered."""
    with opened(store) as record:
        print_rows(record.journal(about, author, limit=limit), form)


def audit(
    sample: Annotated[int | None, typer.Option(min=1, help="draw so many records anew, of each kind about as many")] = None,
    seed: Annotated[int, typer.Option(help="the same number draws the same records")] = 0,
    form: Form = "table",
    store: StoreName = None,
) -> None:
    """Draw records to check by `verdict ID accept|reject|edit`; without --sample, say how many of those checked are right."""
    with opened(store) as record:
        if sample:
            print_rows(draw(record, sample, seed), form)
        else:
            print_rows(audit_rows(record), form)


def note(
    id: Annotated[str, typer.Argument(help="a record or a document")],
    text: Annotated[str, typer.Argument(help="the remark")],
    author: Author = None,
    store: StoreName = None,
) -> None:
    """A remark on a record or a document; `show` tells it."""
    with opened(store) as record:
        record.note(id, text, author=whoever(author))
