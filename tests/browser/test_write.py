"""Somebody who may write decides, adds and watches with the keyboard and by selecting words."""

import re

SELECT = """(text) => {
  const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode() && nodes.currentNode.data.trim().length < 20);
  const start = nodes.currentNode.data.search(/\\S/);
  getSelection().setBaseAndExtent(nodes.currentNode, start, nodes.currentNode, start + 12);
}"""
"""What a hand does with the mouse, in the first words that are long enough."""


def test_decide_a_promise_by_keyboard(written):
    written.goto("/promises")
    row = written.locator("li.promise").first
    outcome, id = row.locator("[name=outcome]").nth(1).get_attribute("value"), row.get_attribute("id")
    written.keyboard.press("j")
    written.keyboard.press("2")
    written.keyboard.type("Half of it is told.")
    written.keyboard.press("Enter")
    decided = written.locator(f"#{id}")
    decided.get_by_text("Half of it is told.").wait_for(state="attached")
    assert f"found {outcome}" in decided.inner_text()
    assert decided.locator("a").first.evaluate("one => one === document.activeElement")
    assert not decided.locator("details.write-row").first.evaluate("one => one.open")


def test_add_a_missed_record_by_selecting_words(written):
    written.goto("/search?kind=agreement")
    written.locator(".source a").first.click()
    written.wait_for_load_state()  # the script that hears of a selection comes last
    written.locator(".sides .text").evaluate(SELECT)
    form = written.locator("form.selecting.near")  # the browser tells of a selection a moment later
    words = form.locator("[name=words]").input_value()
    assert words.strip()
    assert form.locator("[name=start]").input_value().isdecimal()
    form.get_by_role("button", name="Add a record").click()
    written.get_by_role("radio", name="event").check()
    written.get_by_role("button", name="Go on").click()
    assert written.locator("blockquote .words").inner_text() == words.strip()
    written.locator("[name=actor]").fill("FIN")
    written.locator("[name=reason]").fill("An act that was missed.")
    written.get_by_role("button", name="Put it on record").click()
    written.wait_for_url(re.compile(r"/documents/.+#dr\d+$"))
    written.goto("/journal")
    assert "add · kind event" in written.locator("main").inner_text()


def test_watch_a_search_and_subscribe_to_it(written):
    written.goto("/search?words=treaty")
    written.get_by_text("Watch this search").click()
    written.get_by_label("Name of the watch-list").fill("Treaties")
    written.get_by_role("button", name="Keep it").click()
    written.goto("/brief?days=3660")
    tile = written.locator(".watch", has_text="Treaties")
    tile.locator("summary").first.click()
    assert tile.locator("ol.rows > li").count() >= 1
    assert "<feed" in written.request.get(tile.get_by_role("link", name="Feed").get_attribute("href")).text()
