// Words can be given without this, by copying them: with it, those that are selected are taken with their place in code points.
"use strict";
const form = document.querySelector("form.selecting"), text = document.querySelector(".sides .text");

function before(region, node, offset) {
  const range = document.createRange();
  range.selectNodeContents(region);
  range.setEnd(node, offset);
  return plain(range);
}

function plain(range) {
  const part = range.cloneContents();
  part.querySelectorAll?.("sup").forEach((number) => number.remove());
  return part.textContent;
}

function place(node, offset) {
  const region = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
  return region && Number(region.dataset.start) + [...before(region, node, offset)].length;
}

document.addEventListener("selectionchange", () => {
  const chosen = getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed || !text?.contains(chosen.anchorNode) || !text.contains(chosen.focusNode)) return;
  const range = chosen.getRangeAt(0);
  const start = place(range.startContainer, range.startOffset), end = place(range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start) return;
  form.elements.start.value = start;
  form.elements.end.value = end;
  form.elements.words.value = plain(range);
  form.classList.add("near");
});

form?.elements.words.addEventListener("input", () => {
  form.elements.start.value = form.elements.end.value = "";
});
document.addEventListener("keydown", (event) => event.key === "Escape" && form?.classList.remove("near"));
