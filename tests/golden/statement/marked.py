"""Pages whose statements are marked inline, compiled to what `verbale.read` has to find; differences show with carets under the words.

    published 2031-03-06
    title Harbour talks end

    “{c1 The text is finished},” {s1 she = Ilse Harnok (FIN)} {q1 told} {a1 reporters} at a {m1 news conference} on Tuesday.

    --
    1 direct 2031-03-04

A mark is `{letter number words}`, and marks may hold marks: `c` is a part of the content, `q` the cue, `m` the medium, `s` the speaker
and `a` the addressee, the last two with ` = ` and the name where that is not the words themselves (several joined by commas, a code
in brackets, as the text export writes them). The lines under `--` give the mode, and what is not as usual: the day or days of saying
(else publication) or `undated`, the realis (else `actual`), and `in N` for what stands inside statement N, whose speakers then
are `said_by`.
"""

import re
from dataclasses import dataclass, field

from verbale.export.cards import actors_line, day_line

_TOKEN = re.compile(r"\{(?P<letter>[cqsma])(?P<number>\d+) |(?: = (?P<name>[^{}]*))?(?P<close>\})")


@dataclass
class Marks:
    """What one statement has to be: spans by letter, names by letter, and the other facts as words."""

    spans: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)


@dataclass
class Page:
    """A marked page: how it is to be read, and the statements by their number."""

    text: str
    published: str | None
    title: str | None
    expected: dict[int, Marks]


def compile_page(marked):
    """The plain text of a marked page and its statements."""
    head, _, rest = marked.partition("\n\n")
    body, _, table = rest.partition("\n--\n")
    given = dict(line.split(" ", 1) for line in head.splitlines())
    text, expected = _unmark(body.strip())
    for line in table.splitlines():
        number, *words = line.split()
        expected[int(number)].facts = _facts(words, given.get("published"))
    _name_vouchers(expected)
    assert all(marks.facts for marks in expected.values()), "a statement is marked that no line under -- tells of"
    return Page(text, given.get("published"), given.get("title"), expected)


def _unmark(body):
    text, at, opened, expected = "", 0, [], {}
    for token in _TOKEN.finditer(body):
        text += body[at : token.start()]
        at = token.end()
        if not token["close"]:
            opened.append((token["letter"], int(token["number"]), len(text)))
            continue
        letter, number, start = opened.pop()
        marks = expected.setdefault(number, Marks())
        marks.spans.setdefault(letter, []).append((start, len(text)))
        if letter in "sa":
            marks.names[letter] = ", ".join(filter(None, [marks.names.get(letter), token["name"] or text[start:]]))
    assert not opened, f"{opened[-1]} is not closed"
    return text + body[at:], dict(sorted(expected.items()))


def _facts(words, published):
    facts = {"mode": words.pop(0), "when": published or "undated", "realis": "actual", "in": ""}
    while words:
        word = words.pop(0)
        if word == "in":
            facts["in"] = words.pop(0)
        elif word in {"future", "hypothetical", "negated"}:
            facts["realis"] = word
        else:
            facts["when"] = word.replace("/", " to ")
    return facts


def _name_vouchers(expected):
    for marks in expected.values():
        outer = expected.get(int(marks.facts.get("in") or 0))
        marks.facts["said_by"] = outer.names.get("s", "") if outer else ""


def differences(page, reading):
    """What is not as marked, each as a few lines for a person; empty where all is."""
    found = [r for r in reading.records if r.kind == "statement"]
    pairs, problems = {}, []
    for number, marks in page.expected.items():
        record = next((r for r in found if _same(marks, r)), None)
        if record is None:
            problems.append(_drawn(page.text, f"statement {number} is missing", marks.spans.get("q") or marks.spans["c"], []))
            continue
        found.remove(record)
        pairs[number] = record
    problems += [_drawn(page.text, "nobody marked this", [], [_at(r.cue), *map(_at, r.content)]) for r in found]
    ids = {record.id: str(number) for number, record in pairs.items()}
    for number, record in pairs.items():
        problems += _compare(page, number, record, ids)
    return problems


def _at(span):
    return (span.start, span.end) if span else None


def _same(marks, record):
    """Whether a record is the one that is marked: the same cue, or the same first words where there is none."""
    if "q" in marks.spans or record.cue:
        return marks.spans.get("q") == [_at(record.cue)]
    return marks.spans["c"][0][0] == record.content[0].start


def _compare(page, number, record, ids):
    marks = page.expected[number]
    spans = {"content": (marks.spans["c"], [_at(c) for c in record.content]), "medium": (marks.spans.get("m", []), [])}
    spans["medium"][1].extend([_at(record.medium)] if record.medium else [])
    for name, (wanted, got) in spans.items():
        if wanted != got:
            yield _drawn(page.text, f"statement {number}: {name}", wanted, got)
    said = [span for letter in "sqc" for span in marks.spans.get(letter, [])]
    if not all(record.evidence.start <= a and b <= record.evidence.end for a, b in said):
        yield _drawn(page.text, f"statement {number}: evidence does not hold all of it", said, [_at(record.evidence)])
    facts = {
        **{"speaker": marks.names.get("s", ""), "addressee": marks.names.get("a", "")},
        **marks.facts,
    }
    got = {
        "speaker": actors_line(record.speaker),
        "addressee": actors_line(record.addressee),
        "mode": record.mode,
        "when": day_line(record.when),
        "realis": record.realis,
        "in": ids.get(record.within, ""),
        "said_by": actors_line(record.said_by),
    }
    for name, wanted in facts.items():
        if wanted != got[name]:
            place = marks.spans.get("q") or marks.spans["c"]
            yield _drawn(page.text, f"statement {number}: {name} should be {wanted or 'none'!r}, is {got[name] or 'none'!r}", place, [])


def _drawn(text, problem, wanted, got):
    """The lines of the text that hold the spans, with ^ under what is wanted and ~ under what was found."""
    lines, at = [problem], 0
    for line in text.split("\n"):
        rows = [_row(line, at, spans, mark) for spans, mark in ((wanted, "^"), (got, "~"))]
        if any(row.strip() for row in rows):
            lines += [line, *(f"{row} {name}" for row, name in zip(rows, ("wanted", "found"), strict=True) if row.strip())]
        at += len(line) + 1
    return "\n    ".join(lines)


def _row(line, at, spans, mark):
    inside = {i for span in spans if span for i in range(*span)}
    return "".join(mark if at + i in inside else " " for i in range(len(line))).rstrip()
