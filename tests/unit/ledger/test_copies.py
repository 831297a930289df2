from verbale.ledger.copies import find_copies, origins
from verbale.ledger.publishers import Publisher, Publishers

WIRE = (
    "The ministers of Norland and Sudria met in the harbour town of Vell on Tuesday and spoke for three hours about the fishing grounds "
    "that both states claim. Neither side gave way, a spokesman said, but they agreed to meet again before the end of the month. "
    "The ferry between the two capitals, halted since the spring, is to run again from Friday, the port authority added."
)
OTHER = (
    "Norland's central bank left its rate where it was and warned that bread would cost more by the winter, as the harvest in the "
    "eastern provinces had been poor and the price of grain abroad had risen for the sixth month in a row, its governor told reporters."
)
KNOWN = Publishers([Publisher("Norland Gazette", ("gazette.example", "gazette-mirror.example"), "NLD", "Gazette Press")])


def test_a_reprint_with_edits_is_a_near_copy_of_the_first(document):
    edited = WIRE.replace("on Tuesday ", "").replace("the port authority added", "officials added").rpartition(" The ferry")[0]
    documents = [
        document("late", edited, "2031-05-03", "b.example"),
        document("first", WIRE, "2031-05-02", "a.example"),
        document("else", OTHER, "2031-05-02"),
    ]
    (copy,) = find_copies(documents, KNOWN)
    assert (copy.document, copy.first, copy.likeness) == ("late", "first", "near copy")
    assert origins(documents, [copy]) == {"late": "first", "first": "first", "else": "else"}


def test_the_same_text_in_another_layout(document):
    documents = [document("one", WIRE), document("two", WIRE.replace(". ", ".\n\n"))]
    (copy,) = find_copies(documents, KNOWN)
    assert (copy.first, copy.likeness, copy.share) == ("one", "same text", 1.0)


def test_another_address_of_one_publisher_is_a_mirror(document):
    documents = [document("m", WIRE, "2031-05-02", "gazette-mirror.example"), document("g", WIRE, "2031-05-02", "www.gazette.example")]
    assert [c.likeness for c in find_copies(documents, KNOWN)] == ["mirror"]


def test_a_report_that_quotes_a_short_text_whole_is_no_copy(document):
    quoted = WIRE.partition(". ")[0] + "."
    documents = [document("short", quoted), document("long", f"{OTHER}\n\n{quoted}\n\n{OTHER.upper()} {OTHER[::-1]}")]
    assert find_copies(documents, KNOWN) == []


def test_short_texts_are_copies_only_when_they_are_the_same(document):
    documents = [document("a", "Talks resume."), document("b", "Talks resume!"), document("c", "Talks end.")]
    assert [(c.document, c.first) for c in find_copies(documents, KNOWN)] == [("b", "a")]


def test_a_text_that_comes_out_again_years_later_is_no_copy(document):
    assert find_copies([document("a", WIRE, "2031-05-02"), document("b", WIRE, "2033-05-02")], KNOWN) == []


def test_no_documents():
    assert find_copies([], KNOWN) == []
