"""Where a document names persons: the words of each bare name, with the office and the state that stand around it."""

from collections.abc import Container, Iterator, Sequence

from verbale.lexicon import Roles
from verbale.resolve.people import Mention, singular
from verbale.resolve.registry import Place
from verbale.resolve.tree import Tree

__all__ = ["find_mentions"]

_LEFT, _RIGHT = 12, 16
"""How many words around a name are looked at for an office: a long title with its ministry, a long apposition."""


class _Finder:
    def __init__(self, tree: Tree, roles: Roles, places: dict[int, Place]) -> None:
        self.tree, self.roles, self.places = tree, roles, places
        self.lower = tree.lower
        self.words = tree.analysis.words
        self.covered = {i: p for p in places.values() for i in range(p.start, p.end)}

    def is_title(self, word: int) -> bool:
        """Whether a word may be part of a title before a name."""
        lower = self.lower[word]
        return lower in self.roles.honorifics or singular(lower) in self.roles.heads or lower in self.roles.modifiers

    def is_capital(self, word: int) -> bool:
        return self.words[word].surface[:1].isupper()

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """A name without the titles, states and marks at its edges."""
        while start < end and (self.is_title(start) or start in self.covered or not self.is_capital(start)) and not self._particle(start):
            start = self.covered[start].end if start in self.covered else start + 1
        end = next((i for i in range(start + 1, end) if self.lower[i] in {"of", "from", ","} and not self._suffix(i + 1)), end)
        inner = [i + 1 for i in range(start, end - 1) if self.is_title(i) and self.is_capital(i + 1)]
        start = max([start, *inner])  # "Velmari Minister X" where the people is not known
        while end > start and not (self.is_capital(end - 1) or self._suffix(end - 1)):
            end -= 1
        return start, self._with_suffix(start, end)

    def _particle(self, word: int) -> bool:
        return self.lower[word] in {"al", "de", "von", "van", "bin", "ben", "el"} and not self.is_title(word)

    def _suffix(self, word: int) -> bool:
        return word < len(self.lower) and self.lower[word] in self.roles.suffixes

    def _with_suffix(self, start: int, end: int) -> int:
        """Take in ', Jr.' and the like."""
        if end > start and end + 1 < len(self.words) and self.lower[end] == "," and self._suffix(end + 1):
            return end + 2
        return end + 1 if end > start and end < len(self.words) and self._suffix(end) else end

    def runs(self, taken: Sequence[bool]) -> Iterator[tuple[int, int]]:
        """Names that follow a title where the model saw none."""
        for at in range(1, len(self.words)):
            if taken[at] or taken[at - 1] or not self.is_capital(at) or at in self.covered or self.is_title(at):
                continue
            if self.words[at].space != 2 and self._names_follow(at - 1):
                end = at
                while end < len(self.words) and self.is_capital(end) and end not in self.covered and not taken[end]:
                    end += 1
                yield at, end

    def whole(self, start: int, end: int) -> tuple[int, int]:
        """A name with the forenames and surnames that the tree ties to it where the model saw only a part."""
        relation, head = self.tree.analysis.relation, self.tree.analysis.head
        if relation[start] == "flat" and all(self.is_capital(i) for i in range(head[start], start)):
            start = min(start, head[start])
        while end < len(self.words) and relation[end] == "flat" and start <= head[end] < end and self.is_capital(end):
            end += 1
        return start, end

    def _names_follow(self, word: int) -> bool:
        """A singular head or an honorific right before; capitalised ones too ("President")."""
        lower = self.lower[word]
        return (lower in self.roles.honorifics and self.is_capital(word)) or lower in self.roles.heads

    def mention(self, start: int, end: int, owner_end: int) -> Mention:
        """The mention with what stands left and right of the name."""
        left, words, country, owner = self._left(start)
        if (country is None and owner is None) or not words:
            found, place = self._right(end, owner_end)
            words, country = words + found, country or place
        names = tuple(w.surface for w in self.words[start:end])
        heads = frozenset(singular(w) for w in words)
        return Mention(start, end, left, names, heads, country, owner, " ".join(words) or None)

    def _left(self, start: int) -> tuple[int, list[str], str | None, int | None]:
        """Walk left over title words, states and institutions: where they begin, the office, the country, the possessor."""
        words: list[str] = []
        at, country = start - 1, None
        while at >= max(0, start - _LEFT) and self.words[at + 1].space != 2:
            if at in self.covered:
                place = self.covered[at]
                country, at = place.title.code, place.start - 1
                if at >= 0 and self.lower[at] not in {"and", "-", "of"}:
                    break
            elif self.lower[at] in {"'s", "’s", "'", "’"} and words:
                return self._owned(at, words, country)
            elif self._goes_left(at, words):
                words.insert(0, self.lower[at])
                at -= 1
            else:
                break
        owner = at if words and at >= 0 and self.lower[at] in {"his", "her", "their", "its"} and not country else None
        titles = [w for w in words if w not in self.roles.honorifics and w not in {"of", "-", "and", "for", "the"}]
        return at + 1, titles, country, owner

    def _goes_left(self, at: int, words: list[str]) -> bool:
        lower = self.lower[at]
        if self.is_title(at):
            return True
        if not words:  # "the foreign ministers of X of Poland and Y of …": the office in the plural is that of each
            return lower == "of" and at > 0 and self.lower[at - 1] != singular(self.lower[at - 1]) and self.is_title(at - 1)
        joined = lower in {"of", "-", "and", "for"} and at > 0 and (self.is_title(at - 1) or at - 1 in self.covered)
        return joined or (self.is_capital(at) and self.words[at].space != 2 and self.tree.analysis.upos[at] in {"PROPN", "ADJ", "NOUN"})

    def _owned(self, at: int, words: list[str], country: str | None) -> tuple[int, list[str], str | None, int | None]:
        """A possessor before the office: "Turkey's minister X", "Y's spokesman X"."""
        titles = [w for w in words if w not in self.roles.honorifics]
        place = self.covered.get(at - 1)
        if place:
            return place.start, titles, place.title.code, None
        return at - 1, titles, country, at - 1

    def _right(self, end: int, stop: int) -> tuple[list[str], str | None]:
        """What follows a name: "X of Ukraine", "X, the prime minister of Y,"."""
        at, limit = end, min(end + _RIGHT, stop)
        if at < limit and self.lower[at] in {"of", "from"}:
            step = at + 1 + (at + 1 < limit and self.lower[at + 1] == "the")
            if step in self.covered and not self._owns(self.covered[step].end):
                return [], self.covered[step].title.code
        if at >= limit or self.lower[at] not in {",", "(", "–", "—", "-"}:
            return [], None
        return self._apposition(at + 1, limit)

    def _owns(self, word: int) -> bool:
        """Whether a name is a possessor: "told X of Russia's efforts" says nothing of where X is from."""
        return word < len(self.lower) and self.lower[word] in {"'s", "’s", "'", "’"}

    def _apposition(self, at: int, limit: int) -> tuple[list[str], str | None]:
        words: list[str] = []
        country = None
        while at < limit and self.lower[at] not in {",", ".", ";", "who", "which", ")", "–", "—"} and self.words[at].space != 2:
            if self.tree.analysis.upos[at] in {"VERB", "AUX"}:
                break
            if at in self.covered:
                country = country or self.covered[at].title.code
            elif self.is_title(at):
                words.append(self.lower[at])
            at += 1
        heads = [w for w in words if singular(w) in self.roles.heads]
        return (words, country) if heads else ([], None)


def find_mentions(tree: Tree, roles: Roles, places: Sequence[Place]) -> list[Mention]:
    """All mentions of persons by name, in order."""
    finder = _Finder(tree, roles, {p.start: p for p in places})
    taken = [False] * len(tree.analysis.words)
    for name in tree.analysis.names:
        taken[name.start : name.end] = [True] * (name.end - name.start)
    runs = [finder.whole(n.start, n.end) for n in tree.analysis.names if n.kind == "person"]
    runs += finder.runs(taken)
    spans = sorted({finder.trim(*run) for run in runs})
    spans = [s for s in spans if s[1] > s[0] and not any(o[0] <= s[0] and s[1] <= o[1] and o != s for o in spans)]
    spans = sorted({*spans, *_again(finder, spans)})
    ends = [*(s[0] for s in spans[1:]), len(taken)][: len(spans)]
    return _inherit([finder.mention(a, b, stop) for (a, b), stop in zip(spans, ends, strict=True)], tree, finder.covered)


def _again(finder: _Finder, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The bare surnames of persons named in full elsewhere, where the model saw no name."""
    surnames = {finder.words[b - 1].surface for a, b in spans if b - a > 1 and len(finder.words[b - 1].surface) > 3}
    named = {i for a, b in spans for i in range(a, b)}
    for at, word in enumerate(finder.words):
        after = at + 1 < len(finder.words) and finder.is_capital(at + 1) and at + 1 not in named
        before = at > 0 and finder.tree.analysis.upos[at - 1] == "PROPN" and not finder.is_title(at - 1)
        if word.surface in surnames and at not in named and at not in finder.covered and not after and not before:
            yield at, at + 1


def _inherit(mentions: list[Mention], tree: Tree, covered: Container[int]) -> list[Mention]:
    """An office in the plural goes on to the next name: "Presidents X of Ukraine and Y of Russia"."""
    result: list[Mention] = []
    source: Mention | None = None  # whose office in the plural it is
    for m in mentions:
        before = result[-1] if result else None
        if before and not before.roles:
            source = None
        elif before and any(w != singular(w) for w in tree.lower[before.left : before.start]):
            source = before
        if before and source and not m.roles and _is_listed(tree, range(before.end, m.left), covered):
            m = Mention(m.start, m.end, m.left, m.names, source.roles, m.country, m.owner, source.title)
        result.append(m)
    return result


def _is_listed(tree: Tree, gap: range, covered: Container[int]) -> bool:
    """Whether two names stand in one list: "X of Ukraine and Y", "X of Ukraine, Y"."""
    words = [tree.lower[i] for i in gap if i not in covered]
    return 0 < len(gap) <= 8 and ("and" in words or all(w in {",", "of", "the"} for w in words))
