"""Who a phrase stands for: names, roles, pronouns, states through their capitals, joint parties each."""

from collections.abc import Sequence

from verbale.language.analysis import Run
from verbale.resolve.cast import Cast, Referent
from verbale.resolve.context import Context
from verbale.resolve.names import read_announced, read_document, read_name
from verbale.resolve.nouns import read_noun
from verbale.resolve.people import singular
from verbale.resolve.places import read_place
from verbale.resolve.pronouns import read_pronoun
from verbale.resolve.roles import read_role
from verbale.resolve.together import find_joint, read_states

__all__ = ["Resolver"]

_READERS = (read_pronoun, read_name, read_document, read_place, read_announced, read_states, read_role, read_noun)
"""What a phrase may be, surest first."""

_GROUPS = frozenset(
    {"head", "member", "delegation", "representative", "official", "envoy", "negotiator", "diplomat", "navy", "troop", "soldier", "force"}
)
"""Nouns that, in the plural, bring those whose they are: "the navies of A and B"."""


class Resolver:
    """Resolves phrases of one document in the order of the text: what was said before is remembered by `note`."""

    def __init__(self, cast: Cast, quoted: Sequence[bool]) -> None:
        self.cast, self.tree, self.roles = cast, cast.tree, cast.lexicon.roles
        self.context = Context(cast, quoted, self.resolve, self._one)

    def note(self, word: int, speakers: tuple[Referent, ...]) -> None:
        """Remember that these spoke at a word."""
        self.context.note(word, speakers)

    def find_joint(self, at: int) -> list[Referent]:
        """Those whom "they", "both" or "the two" mean at a word."""
        return find_joint(self.context, at)

    def resolve(self, run: Run) -> tuple[Referent, ...]:
        """Those whom a phrase stands for, each once, in order; empty where nobody is found."""
        run = self._with_state(run)
        heads = self._conjuncts(run)
        listed = self._listed(run, heads)
        found = listed or [r for part, head in self._segments(run, heads) for r in self._one(part, head)]
        return tuple({(r.name, r.country): r for r in found}.values())

    def _with_state(self, run: Run) -> Run:
        """An office with the states behind it that the tree ties to the verb: "told the heads | of Chad and Sudan"."""
        lower, places, end = self.tree.lower, self.cast.place_at, run[1]
        if singular(lower[end - 1]) not in self.roles.heads | self.roles.leaders or lower[end : end + 1] != ["of"]:
            return run
        at = end + 1 + (lower[end + 1 : end + 2] == ["the"])
        while at in places:
            end = places[at].end
            at = end + 1 + (lower[end + 1 : end + 2] == ["the"]) if lower[end : end + 1] in (["and"], [","]) else -1
        return run if lower[end : end + 1] in (["'s"], ["’s"]) else (run[0], end)

    def _conjuncts(self, run: Run) -> list[int]:
        head = self.tree.head_of(run)
        relation = self.tree.analysis.relation
        rest = [c for c in self.tree.children[head] if relation[c] == "conj" and run[0] <= c < run[1]]
        upos = self.tree.analysis.upos
        return [head, *(c for c in rest if upos[c] in {"NOUN", "PROPN", "PRON", "ADJ"})]

    def _segments(self, run: Run, heads: list[int]) -> list[tuple[Run, int]]:
        """The run cut at its conjuncts."""
        ordered = sorted(heads)
        cuts = [run[0], *(max(min(self.tree.subtree(h)), run[0]) for h in ordered[1:]), run[1]]
        return [((a, b), h) for a, b, h in zip(cuts, cuts[1:], ordered, strict=False) if a <= h < b] or [(run, heads[0])]

    def _listed(self, run: Run, heads: list[int]) -> list[Referent]:
        """Those who are listed: "We, the leaders of A, B and C", "the foreign ministers of A and B"."""
        lower = self.tree.lower
        nouns = [
            i
            for i in range(*run)
            if singular(lower[i]) in self.roles.leaders | self.roles.institutions | _GROUPS and lower[i] != singular(lower[i])
        ]
        if not nouns or (lower[heads[0]] not in {"we", *(lower[i] for i in nouns)}):
            return []
        people = [self.cast.person_of(k) for k in self.cast.within(*run)]
        if people:
            return [self.cast.refer(p) for p in people]
        places = [p for p in self.cast.places if nouns[0] < p.start < run[1] and p.title.form != "people"]
        if len(places) < 2:
            return []
        return [Referent.of_title(p.title) for p in places]

    def _one(self, run: Run, head: int) -> list[Referent]:
        """One conjunct."""
        return next((found for read in _READERS if (found := read(self.context, run, head))), [])
