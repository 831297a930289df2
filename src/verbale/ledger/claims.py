"""Claims: every report that an instrument took a step, from the records of a page and from clauses that name a known one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from verbale.ledger.collecting import collect_mentions
from verbale.ledger.passages import Corpus, Passage
from verbale.ledger.phrases import Mention
from verbale.ledger.publishers import Publishers
from verbale.ledger.report import Report
from verbale.ledger.resolving import resolve_mentions
from verbale.ledger.steps import find_steps
from verbale.ledger.threads import Thread, name_threads
from verbale.ledger.vouching import record_of
from verbale.ledger.wording import ledger_words
from verbale.resolve.registry import Registry
from verbale.schema import Agreement, Document, Statement

__all__ = ["Claim", "find_claims"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A report of a step of an instrument, with the number of its thread and the name by which the corpus mostly knows that.

    The report's record is an `Agreement`: one that was extracted, or one of low score that a clause tells which names the instrument.
    """

    thread: int
    names: tuple[str, ...]
    report: Report
    agreement: Agreement


def find_claims(
    documents: Iterable[Document],
    reports: Iterable[Report],
    publishers: Publishers | None = None,
    registry: Registry | None = None,
    passages: Mapping[str, Sequence[Passage]] | None = None,
) -> list[Claim]:
    """All claims about all instruments, document by document in the order of the text.

    The records of kind agreement among the reports are claims; so is each clause in which a name of an instrument stands
    beside a word for a step and no record tells the same. Statements among the reports say who vouches for such a clause.
    `passages` are the sentences of the documents by id, where somebody else needs them too.
    """
    known = publishers or Publishers.load()
    passages = passages or Corpus(documents, registry)
    told: dict[str, list[Report]] = defaultdict(list)
    voices: dict[str, list[Statement]] = defaultdict(list)
    for report in reports:
        if isinstance(report.record, Agreement):
            told[report.document.id].append(report)
        elif isinstance(report.record, Statement):
            voices[report.document.id].append(report.record)
    spans = {id: [r.record.name for r in own if isinstance(r.record, Agreement)] for id, own in told.items()}
    mentions = collect_mentions(passages.values(), spans)
    threads = name_threads(mentions, passages)
    placed = resolve_mentions(mentions, threads, passages)
    names = [_called(t) for t in threads]
    here: dict[tuple[str, int], list[tuple[Mention, int | None]]] = defaultdict(list)
    for mention, number in placed:
        here[mention.place[:2]].append((mention, number))
    unnamed, taken, claims = count(len(threads)), set[str](), []
    for mention, number in placed:
        own = [r for r in told[mention.place[0]] if r.record.id not in taken and _is_of(mention, r)]
        taken |= {r.record.id for r in own}
        steps = find_steps(mention, [m for m, n in here[mention.place[:2]] if n != number and not m.bare] if mention.bare else ())
        read = [record_of(step, voices[mention.place[0]], known) for step in steps]
        document = mention.passage.document
        found = [*own, *(Report(document, a) for a in read if all(a.stage != r.record.stage for r in own))]  # type: ignore[union-attr]
        place = next(unnamed) if number is None else number
        claims += [Claim(place, names[place] if number is not None else _alone(mention), r, r.record) for r in found]  # type: ignore[arg-type]
    return claims


def _is_of(mention: Mention, report: Report) -> bool:
    return isinstance(report.record, Agreement) and mention.covers(report.record.name)


def _called(thread: Thread) -> tuple[str, ...]:
    """The names of a thread, the most used first; of one more instrument of a kind those of the kind."""
    names = _names([m for n in thread.names for m in n.mentions if m.another == thread.another])
    return names or tuple(f"another {name}" for name in _names([m for n in thread.names for m in n.mentions]))


def _alone(mention: Mention) -> tuple[str, ...]:
    """The name of an instrument that one mention speaks of and nothing else names."""
    pronouns = ledger_words(mention.passage.document.language).words["pronouns"]
    return ("an instrument that is not named",) if mention.exact.casefold() in pronouns else _names([mention])


def _names(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The phrases of mentions, the most used first."""
    counts = Counter(" ".join(m.exact.split()) for m in mentions)
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))
