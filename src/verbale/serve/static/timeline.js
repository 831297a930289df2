// The timeline can be used without this: dragging over bars opens their time; ← and → go to the time before and after, "-" to the one around.
"use strict";
const chart = document.querySelector("svg.columns");
const bars = chart ? [...chart.querySelectorAll("a[data-first]")] : [];
let from = null;

const barAt = (event) => document.elementFromPoint(event.clientX, event.clientY)?.closest("a[data-first]");
const between = (one, other) => {
  const [a, b] = [bars.indexOf(one), bars.indexOf(other)].sort((x, y) => x - y);
  return bars.slice(a, b + 1);
};

function mark(some) {
  bars.forEach((bar) => bar.classList.toggle("chosen", some.includes(bar)));
}

chart?.addEventListener("pointerdown", (event) => {
  from = event.button === 0 ? barAt(event) : null;
});
chart?.addEventListener("pointermove", (event) => {
  const to = from && barAt(event);
  if (to && to !== from) mark(between(from, to));
});
addEventListener("pointerup", (event) => {
  const to = from && barAt(event);
  if (to && to !== from) {
    const some = between(from, to), address = new URL(location.href);
    address.searchParams.set("since", some[0].dataset.first);
    address.searchParams.set("until", some.at(-1).dataset.last);
    address.searchParams.delete("after");
    location.assign(address);
  }
  from = null;
  mark([]);
});
chart?.addEventListener("dragstart", (event) => event.preventDefault());

const KEYS = { ArrowLeft: ".zoom [rel=prev]", ArrowRight: ".zoom [rel=next]", "-": ".zoom [data-out]" };
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  document.querySelector(KEYS[event.key] || null)?.click();
});
