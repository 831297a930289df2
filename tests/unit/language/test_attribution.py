"""From scores to who says what, with scores made by hand."""

import numpy as np
import pytest

from verbale.language.attribution import DISTANCES, distance_buckets, find_attributions
from verbale.language.encoder import Scores
from verbale.language.labels import LinkTable
from verbale.language.tokens import tokenize

KINDS = ("source", "cue", "content")


@pytest.fixture
def decode():
    """The attributions of a text whose spans and links are given as words; each word sequence is its first occurrence."""

    def run(text, spans, links):
        words = tokenize(text)
        surfaces = [w.surface for w in words]

        def at(exact):
            part = exact.split()
            start = next(i for i in range(len(words)) if surfaces[i : i + len(part)] == part)
            return start, start + len(part)

        labels = np.full((len(words), 3, 3), 0.0, np.float32)
        labels[:, :, 0] = 5
        for kind, exact in spans:
            a, b = at(exact)
            labels[a:b, KINDS.index(kind)] = [0, 0, 9]
            labels[a, KINDS.index(kind)] = [0, 9, 0]
        cues = [at(exact)[0] for kind, exact in spans if kind == "cue"]
        width = max(len(cues), 1)
        span, cue = np.zeros((len(words), 2 * width), np.float32), np.zeros((len(words), 2 * width), np.float32)
        for k, start in enumerate(cues):
            cue[start, [k, width + k]] = 1
        for exact, cue_words, strength in links:
            a, b = at(exact)
            kind = next(k for k, e in spans if e == exact) == "content"
            span[a:b, width * kind + cues.index(at(cue_words)[0])] = strength
        table = LinkTable(width, np.full(2, -5, np.float32), np.zeros((2, DISTANCES), np.float32))
        empty = np.zeros((len(words), 1), np.float32)
        scores = Scores(empty, empty, empty, empty, labels.reshape(len(words), 9), span, cue, empty, empty[:, 0])

        def words_of(run):
            return " ".join(surfaces[run[0] : run[1]])

        found = find_attributions(words, scores, table)
        return [([words_of(s) for s in a.sources], words_of(a.cue) if a.cue else "", [words_of(c) for c in a.content]) for a in found]

    return run


YES = 40.0
"""A link that is certain after the bias, whatever the width."""


def test_source_cue_and_content_are_joined_by_their_links(decode):
    found = decode(
        "Harnok said they met. Brask added they left.",
        [("source", "Harnok"), ("cue", "said"), ("content", "they met"), ("source", "Brask"), ("cue", "added"), ("content", "they left")],
        [("Harnok", "said", YES), ("they met", "said", YES), ("Brask", "added", YES), ("they left", "added", YES)],
    )
    assert found == [(["Harnok"], "said", ["they met"]), (["Brask"], "added", ["they left"])]


def test_one_source_serves_several_cues(decode):
    found = decode(
        "Harnok said they met, adding they left.",
        [("source", "Harnok"), ("cue", "said"), ("content", "they met"), ("cue", "adding"), ("content", "they left")],
        [("Harnok", "said", YES), ("Harnok", "adding", YES), ("they met", "said", YES), ("they left", "adding", YES)],
    )
    assert found == [(["Harnok"], "said", ["they met"]), (["Harnok"], "adding", ["they left"])]


def test_a_cue_without_content_says_nothing(decode):
    assert decode("Harnok said they met.", [("source", "Harnok"), ("cue", "said")], [("Harnok", "said", YES)]) == []


def test_a_source_may_be_linked_weakly_a_content_not(decode):
    spans = [("source", "Harnok"), ("cue", "said"), ("content", "they met")]
    near = 4.0  # sigmoid(4 − 5) = 0.27: between NEAREST and LINKED
    assert decode("Harnok said they met.", spans, [("they met", "said", YES), ("Harnok", "said", near)]) == [
        (["Harnok"], "said", ["they met"])
    ]
    assert decode("Harnok said they met.", spans, [("they met", "said", near)]) == []


def test_a_weak_link_beside_a_strong_one_is_none(decode):
    spans = [("source", "Harnok"), ("cue", "said"), ("content", "they met"), ("cue", "adding"), ("content", "they left")]
    links = [("they met", "said", YES), ("they met", "adding", 4.0), ("they left", "adding", YES), ("they left", "said", 4.0)]
    assert [(cue, content) for _, cue, content in decode("Harnok said they met, adding they left.", spans, links)] == [
        ("said", ["they met"]),
        ("adding", ["they left"]),
    ]


def test_a_quotation_that_no_cue_claims_is_left_to_the_rules(decode):
    assert decode("“They met.” Harnok left.", [("content", "“ They met . ”")], []) == []
    assert decode("They met. Harnok left.", [("content", "They met .")], []) == []


def test_a_quotation_after_said_x_goes_on_with_that_cue(decode):
    spans = [("content", "“ We met , ”"), ("source", "Harnok"), ("cue", "said"), ("content", "“ We left . ”")]
    links = [("“ We met , ”", "said", YES), ("Harnok", "said", YES)]
    assert decode("“We met,” Harnok said. “We left.”", spans, links) == [(["Harnok"], "said", ["“ We met , ”", "“ We left . ”"])]


def test_a_quotation_with_a_cue_of_its_own_does_not_go_on(decode):
    spans = [("content", "“ We met , ”"), ("source", "Harnok"), ("cue", "said"), ("content", "“ We left , ”"), ("cue", "added")]
    links = [("“ We met , ”", "said", YES), ("Harnok", "said", YES), ("“ We left , ”", "added", YES)]
    found = decode("“We met,” Harnok said. “We left,” she added.", spans, links)
    assert [(cue, content) for _, cue, content in found] == [("said", ["“ We met , ”"]), ("added", ["“ We left , ”"])]


def test_the_comma_that_ends_a_content_is_left_out(decode):
    found = decode("They met, Harnok said.", [("content", "They met ,"), ("cue", "said")], [("They met ,", "said", YES)])
    assert found == [([], "said", ["They met"])]


def test_a_span_ends_with_its_paragraph(decode):
    spans = [("cue", "said"), ("content", "“ We met . “ We left . ”")]
    links = [("“ We met . “ We left . ”", "said", YES)]
    found = decode("Harnok said: “We met.\n\n“We left.”", spans, links)
    assert found == [([], "said", ["“ We met .", "“ We left . ”"])]


def test_distances_are_signed_and_grow_coarser():
    buckets = distance_buckets(range(200), [100])[:, 0]
    assert buckets[100] == 0
    assert [buckets[100 - d] for d in (1, 2, 5)] == [1, 2, 5]
    assert all(16 <= b < DISTANCES for b in buckets[101:])
    assert all(0 < b < 16 for b in buckets[:100])
    assert (np.diff(buckets[:100]) <= 0).all()
    assert (np.diff(buckets[101:]) >= 0).all()
    assert distance_buckets([0], [1_000_000])[0, 0] == 15
