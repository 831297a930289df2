"""What is kept beside the records: the same on both databases, and erased with what it was made of."""

from concurrent.futures import ThreadPoolExecutor

from tests.contract.pages import SECOND
from verbale.store import open_record

PAGE = "Ferry\n\n{event actor=FIN recipient=SWE type=CONSULT|Finland received Sweden}."


def test_a_value_is_kept_by_its_name_until_another_comes(store, url):
    assert store.kept.get("look") is None
    store.kept.set("look", {"day": "2031-03-04"})
    store.kept.set("look", {"day": "2031-03-05"})
    with open_record(url) as again:
        assert again.kept.get("look") == {"day": "2031-03-05"}


def test_what_was_settled_is_replaced_as_a_whole_and_keeps_its_order(store):
    assert store.kept.settled_in() is None
    store.kept.settle([("claim", str(n), {"n": n}) for n in range(700)] + [("copy", "0", {"n": 0})], [1, 0, 1])
    assert [row["n"] for row in store.kept.settled("claim")] == list(range(700))
    assert [row["n"] for row in store.kept.settled("claim", ["30", "7", "none"])] == [7, 30]
    assert [row["n"] for row in store.kept.settled("claim", set(map(str, range(4, 9_000))))] == list(range(4, 700))
    store.kept.settle([("claim", "7", {"n": 7})], [2, 0, 1])
    assert (list(store.kept.settled("claim")), list(store.kept.settled("copy"))) == ([{"n": 7}], [])
    assert store.kept.settled_in() == [2, 0, 1]


def test_the_state_changes_with_readings_verdicts_and_erasures(store, put):
    states = [store.kept.state()]

    def changed():
        states.append(store.kept.state())
        return states[-1] != states[-2]

    put(PAGE)
    assert changed()
    put(PAGE)
    assert not changed()
    put(PAGE, run=SECOND)
    assert changed()
    store.accept(store.find()[0].record.id, author="Ada")
    assert changed()
    store.forget("https://news.example/a", reason="asked to", author="Ada")
    assert changed()


def test_of_those_who_settle_at_once_one_is_kept(store):
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: store.kept.settle([("claim", str(i), {"n": n}) for i in range(40)], [n, 0, 1]), range(16)))
    (last, *_), rows = store.kept.settled_in(), list(store.kept.settled("claim"))
    assert rows == [{"n": last}] * 40


def test_forgetting_a_document_erases_what_was_settled(store, put):
    put(PAGE)
    store.kept.settle([("claim", "a", {"names": ["words of the page"]})], store.kept.state())
    store.forget("https://news.example/a", reason="asked to", author="Ada")
    assert (list(store.kept.settled("claim")), store.kept.settled_in()) == ([], None)


def test_new_versions_are_known_from_those_before(store, put):
    put(PAGE)
    newest = store.kept.newest()
    assert store.kept.added_since(newest) == frozenset()
    put(PAGE, run=SECOND)
    assert store.kept.added_since(newest) == frozenset()
    changed = put(PAGE.replace("received", "greeted"))
    assert store.kept.added_since(newest) == {changed.document}


def test_documents_come_in_their_newest_version(store, put):
    put(PAGE)
    put(PAGE.replace("received", "greeted"))
    put("Pier\n\nNothing.", url="https://news.example/b")
    found = list(store.documents())
    assert [d.id for d in found] == sorted(d.id for d in found)
    assert sorted(d.text for d in found) == ["Ferry\n\nFinland greeted Sweden.", "Pier\n\nNothing."]
    assert list(store.documents([found[0].id, "nobody"])) == found[:1]
