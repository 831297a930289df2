"""Whatever is done is killed at random moments: what is there is whole, and the same command goes on where it stopped."""

from itertools import count

from tests.contract.test_collect import PAGE, rss
from tests.faults import deeds
from tests.faults.deeds import MANY, contents, files


def test_add(nursery, rounds, new_url):
    nursery.torment(rounds, lambda: [new_url()], "add", contents)


def test_batch(nursery, rounds, tmp_path, lines):
    (source := tmp_path / "pages.jsonl").write_text(lines(9), encoding="utf-8")
    folders = (tmp_path / f"batch{number}" for number in count())
    nursery.torment(rounds, lambda: [str(source), str(next(folders))], "batch", files)


def test_load(nursery, rounds, new_url, tmp_path):
    folder = str(deeds.batch_folder(tmp_path / "batch"))
    nursery.torment(rounds, lambda: [new_url(), folder], "load", contents)


def test_collect(nursery, rounds, new_url, site):
    names = [f"p{n}" for n in range(MANY)]
    for name in names:
        site.put(f"/{name}", PAGE.format(name))
    address = site.put("/rss", rss(site, *names))
    nursery.torment(rounds, lambda: [new_url(), address], "collect", contents)


def test_verdict(nursery, rounds, new_url):
    def make():
        url = new_url()
        deeds.add(url)
        return [url]

    nursery.torment(rounds, make, "verdict", contents)
