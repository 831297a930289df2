"""What the reader gives, whatever the weights: runs in bounds, one tree a sentence, the same alone or in company."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from verbale.language.read import Reader

TEXT = (
    "“The text is finished,” Foreign Minister Ilse Harnok told reporters in Lindholm. “We will send our delegation back.”\n\n"
    "Her counterpart Teodor Brask said that Harnok had told him that the accord would be signed in the spring.\n\n" * 12
)


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


@pytest.fixture(scope="module")
def analysis(reader):
    return reader.analyze(TEXT)


def test_every_layer_has_a_value_for_every_word(analysis):
    size = len(analysis.words)
    layers = (analysis.upos, analysis.feats, analysis.lemma, analysis.head, analysis.relation, analysis.factuality)
    assert [len(layer) for layer in layers] == [size] * 6
    for cut in (analysis.paragraphs, analysis.sentences):
        assert [i for part in cut for i in part] == list(range(size))
    assert {s.start for s in analysis.sentences} >= {p.start for p in analysis.paragraphs}


def test_a_sentence_is_one_tree(analysis):
    for sentence in analysis.sentences:
        heads = [analysis.head[i] for i in sentence]
        assert heads.count(-1) == 1
        assert all(h in sentence for h in heads if h >= 0)
        root = next(i for i in sentence if analysis.head[i] < 0)
        assert analysis.subtree(root) == list(sentence)


def test_words_are_exact(analysis):
    assert all(TEXT[w.start : w.end] == w.surface for w in analysis.words)
    assert analysis.words_of((0, 3)) == "“The text"


def test_attributions_lie_in_bounds_and_in_order(analysis):
    assert len(analysis.attributions) >= 24
    starts = []
    for attribution in analysis.attributions:
        runs = [*attribution.sources, *attribution.content, *([attribution.cue] if attribution.cue else [])]
        assert all(0 <= a < b <= len(analysis.words) for a, b in runs)
        starts.append(min(attribution.content[0][0], attribution.cue[0] if attribution.cue else len(analysis.words)))
    assert starts == sorted(starts)


def test_what_is_within_lies_within(reader):
    text = "Harnok said that Brask had told reporters that the accord would be signed in the autumn, according to the ministry."
    analysis = reader.analyze(text)
    plain = reader.analyze(text, nested=False)
    assert all(a.within is None for a in plain.attributions)
    for attribution in analysis.attributions:
        if attribution.within is not None:
            outer = analysis.attributions[attribution.within]
            assert any(a <= attribution.content[0][0] and attribution.content[-1][1] <= b for a, b in outer.content)


def test_only_the_regions_are_read(reader):
    text = "Menu and more\n\nHarnok said that it failed.\n\nFollow us on all channels"
    start = text.index("Harnok")
    analysis = reader.analyze(text, [(start, start + 27)])
    assert analysis.words_of((0, len(analysis.words))) == "Harnok said that it failed."


@pytest.mark.parametrize("text", ["", " \n", "\u200b", ".", "“", "«»" * 300, "a" * 5000, "\U0001f600 \u0301", "? " * 700, "٣٤ 国際"])
def test_odd_texts_are_read(reader, text):
    analysis = reader.analyze(text)
    assert "".join(w.surface for w in analysis.words) == "".join(text.split())


def test_a_reader_serves_several_threads(reader):
    texts = [TEXT[: 250 * n] for n in range(1, 9)]
    alone = [reader.analyze(t) for t in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(reader.analyze, reversed(texts))) == alone[::-1]


def test_a_passage_is_read_the_same_wherever_it_stands(reader):
    """No batch: what is read before or after in the same process changes nothing."""
    first = reader.analyze(TEXT)
    reader.analyze("Something else altogether. " * 300)
    assert reader.analyze(TEXT) == first
