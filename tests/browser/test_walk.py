"""Somebody who has only a mouse, then only a keyboard, finds what is asked."""

import re

import pytest

from verbale.serve.templating import NAVIGATION


def test_find_a_sentence_and_its_article(page):
    page.goto("/")
    page.get_by_role("searchbox").fill("treaty")
    page.get_by_role("button", name="Search").click()
    page.locator("ol.rows em.hit").first.wait_for()
    page.locator("aside .facet a", has_text="agreement").click()
    page.wait_for_url(re.compile("kind=agreement"))
    row = page.locator("ol.rows > li").first
    assert "agreement" in row.get_attribute("class")
    row.locator(".source a").click()
    page.wait_for_url(re.compile(r"/documents/.+#dr\d+$"))
    page.locator("li:target").wait_for()


def test_words_and_record_light_each_other(page):
    page.goto("/search?kind=agreement")
    page.locator(".source a").first.click()
    page.locator(".text mark a").first.click()
    assert page.locator("mark.lit").count() >= 1
    assert page.locator("li.lit").count() >= 1


def test_follow_an_agreement(page):
    page.goto("/brief")
    page.get_by_role("navigation").get_by_role("link", name="Agreements").click()
    page.locator(".tile > a").first.click()
    page.get_by_role("heading", name="Claimed, by voice").wait_for()
    assert page.locator("ol.rows > li").count() >= 1


def test_read_a_pasted_article(page):
    page.goto("/read")
    page.get_by_label("Text, the source of a page, or an address").fill(
        "Pier\n\n“We will open the pier in May,” Ilse Harnok told reporters on Tuesday."
    )
    page.get_by_label("Published on").fill("2023-03-07")
    page.get_by_role("button", name="Read", exact=True).click()
    page.get_by_role("heading", name="Who said what").wait_for()
    assert page.locator("mark.statement").count() >= 1


def test_keys_move_through_the_rows(page):
    page.goto("/statements")
    page.keyboard.press("j")
    page.keyboard.press("j")
    focused = page.locator("ol.rows > li").nth(1).locator("a").first
    assert focused.evaluate("one => one === document.activeElement")
    page.keyboard.press("/")
    assert page.get_by_role("searchbox").evaluate("one => one === document.activeElement")


@pytest.mark.parametrize("path", [path for _, path in NAVIGATION])
def test_a_phone_needs_no_sideways_scrolling(page, path):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_reading_needs_no_script(chromium, site):
    context = chromium.new_context(java_script_enabled=False, base_url=site)
    page = context.new_page()
    page.goto("/meetings")
    page.locator("summary").first.click()
    assert page.locator("details[open] li").first.is_visible()
    context.close()


def test_compare_two_publishers(page):
    page.goto("/compare")
    hosts = page.locator("select[name=one] option").all_inner_texts()[1:3]
    page.locator("select[name=one]").select_option(hosts[0])
    page.locator("select[name=other]").select_option(hosts[1])
    page.get_by_role("button", name="Show").click()
    page.get_by_role("heading", name="Stories that both tell").wait_for()
    assert all(host in page.locator("main").inner_text() for host in hosts)


def test_subscribe_to_the_calendar(page):
    page.goto("/meetings")
    page.get_by_role("link", name="Calendar", exact=True).click()
    page.locator("table.month").wait_for()
    page.get_by_role("link", name="Subscribe").focus()
    feed = page.request.get(page.get_by_role("link", name="Subscribe").get_attribute("href"))
    assert feed.headers["content-type"].startswith("text/calendar")
    assert feed.text().count("BEGIN:VEVENT") >= 1


def test_choose_a_time_on_the_timeline(page):
    page.goto("/timeline")
    page.locator("svg.columns a:has(rect:not(.over))").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("since="))
    assert page.locator("ol.rows > li").count() >= 1


def test_a_long_article_that_means_harm_does_none(strange):
    strange.set_default_timeout(180_000)  # a browser takes its time over five megabytes
    strange.goto("/documents/strange")
    assert strange.title().startswith("<script>")
    assert "שלום עולם" in strange.locator("h1").inner_text()
    assert strange.locator("main script, main img").count() == 0
    assert strange.locator(".text p").last.inner_text().endswith("sails at noon. ")
    strange.goto("/documents")
    assert "harm" in strange.locator("main").inner_text()
    assert strange.title() == "Documents – Verbale"
