"""The arithmetic of the benchmark of batches, and its stages on pages of our own."""

import gzip
import json
from dataclasses import asdict

import pytest

from benchmarks.batch.report import CRAWLS, replace_block, section
from benchmarks.batch.runs import Look, Run
from benchmarks.batch.scale import Crawl, Prices, Rates, needs
from benchmarks.batch.sources import make_archive, make_lines
from benchmarks.batch.stages import STAGES, Clock, measure_stages
from verbale.batch.job import iter_shards

TEXT = "Finland and Sweden held talks on Tuesday. “We sail in May,” Finnish Foreign Minister Ilse Harnok told reporters."
RATES = Rates(pages=2, archive=5_000, tables=20_000, store=80_000, divided=1_000, loaded=40)


@pytest.fixture
def data(tmp_path):
    """Two briefings and one page of HTML, where the public ones lie."""
    (tmp_path / "dev" / "kremlin_html").mkdir(parents=True)
    (tmp_path / "input").mkdir()
    about = {"title": "Ferries", "published": "2031-03-06 16:00", "text": f"{TEXT}\n\nTraffic rose."}
    rows = [about | {"url": f"https://quay.example/{n}"} for n in range(2 * 9)]
    with gzip.open(tmp_path / "input" / "wh_briefings.dev.jsonl.gz", "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)
    (tmp_path / "dev" / "kremlin_html.dev.index.jsonl").write_text(json.dumps({"id": "1", "url": "https://pier.example/1"}))
    page = f"<html lang='en'><title>Ferries</title><article><h1>Ferries</h1><p>{TEXT}</p><p>{TEXT} Traffic rose.</p></article></html>"
    (tmp_path / "dev" / "kremlin_html" / "1.html.gz").write_bytes(gzip.compress(page.encode()))
    return tmp_path


@pytest.fixture
def run():
    """A hundred pages, ten each second; the last twenty take twice as long, and memory grows at the end."""
    times = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12]
    looks = [Look(at, 10 * number, 330 if at > 9 else 300) for number, at in enumerate(times, start=1)]
    return Run(seconds=12.5, peak=340, looks=looks)


def test_pages_come_again_under_addresses_of_their_own(data, tmp_path):
    lines = [json.loads(line) for line in make_lines(data, tmp_path / "a.jsonl", 5, words=4).read_text(encoding="utf-8").splitlines()]
    assert len({line["id"] for line in lines}) == len({line["url"] for line in lines}) == 5
    assert {line["text"] for line in lines} == {"Finland and Sweden held"}


def test_every_stage_has_its_time(data, tmp_path):
    archive = make_archive(data, tmp_path / "pages.warc.gz", 5)
    assert [shard.pages for shard in iter_shards([str(archive)], 2)] == [2, 2, 1]
    spent = measure_stages(archive, tmp_path / "out", 3)
    assert tuple(spent) == STAGES
    assert min(spent.values()) > 0
    counts = [json.loads(path.read_bytes())["counts"]["documents"] for path in sorted((tmp_path / "out" / "done").iterdir())]
    assert counts == [3, 2]


def test_a_stage_within_a_stage_is_counted_once(monkeypatch):
    ticks = iter([0, 2, 5, 6])
    monkeypatch.setattr("time.perf_counter", lambda: next(ticks))
    clock = Clock()
    with clock("outer"), clock("inner"):
        pass
    assert clock.spent == {"outer": 3, "inner": 3}


def test_rate_cost_and_growth_leave_out_the_start(run):
    assert run.pages == 100
    assert run.rate == pytest.approx(90 / 11)
    assert (run.cost(0, 50), run.cost(80, 100)) == (0.1, 0.2)
    assert run.growth() == pytest.approx(1.1)
    assert Run(seconds=4, looks=[Look(3, 8, 300)]).rate == 2


def test_a_day_of_news_by_hand():
    need = needs(Crawl("a day", 360_000, hours=24, months=2), RATES, Prices(core=0.1, disk=0.2))
    assert {name: round(value, 3) for name, value in asdict(need).items()} == {
        "core_hours": 50,  # 180,000 seconds
        "cores": 2.083,
        "archive": 1.8,
        "tables": 7.2,
        "store": 28.8,
        "reading": 5,
        "keeping": 15.12,  # 37.8 GB
        "division": 0.1,
        "loading": 2.5,
    }


def test_what_twice_as_many_pages_need_is_twice_as_much():
    one, two = (needs(Crawl("", pages, 24, 12), RATES, Prices()) for pages in (1_000, 2_000))
    assert asdict(two) == pytest.approx({name: 2 * value for name, value in asdict(one).items()})


def test_a_section_has_what_was_measured_and_says_what_misses_its_bar():
    peaks = {"workers": {"documents": 600, "one": 2, "two": 3.6, "ratio": 1.8, "peak": 400}}
    told = section(peaks, "a machine", Prices())
    assert "600 briefings, 2.00 and 3.60 pages a second | 1.80 | ≥ 1.85 | **no** |" in told
    assert "| 400 | ≤ 700 | yes |" in told
    assert CRAWLS[0].name not in told


def test_only_what_is_between_the_marks_is_replaced():
    assert replace_block("a\n<!-- figures -->\nold\n<!-- end of figures -->\nb", "new") == (
        "a\n<!-- figures -->\nnew\n<!-- end of figures -->\nb"
    )
    with pytest.raises(ValueError, match="<!-- figures -->"):
        replace_block("a", "new")
