// The page can be read without this: it lights all words of a record at once, and draws its links.
"use strict";
const all = (what, inside = document) => [...inside.querySelectorAll(what)];
const SVG = "http://www.w3.org/2000/svg";

function light(id) {
  all(".lit").forEach((one) => one.classList.remove("lit"));
  all(`[data-of~="${id}"], li[id="${id}"], path[data-ends~="${id}"]`).forEach((one) => one.classList.add("lit"));
}

function show(id, target) {
  light(id);
  target?.scrollIntoView({ block: "center", behavior: "smooth" });
  history.replaceState(null, "", `#${target?.id || id}`);
}

function path(svg, from, to, label, lane) {
  const [a, b] = [from.offsetTop + 18, to.offsetTop + (from.offsetTop < to.offsetTop ? 12 : 24)];
  const edge = svg.clientWidth, bow = edge - 10 - (lane % 4) * 8;
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", `M${edge} ${a} C${edge - bow} ${a} ${edge - bow} ${b} ${edge - 3} ${b} l-6 -4 m6 4 l-6 4`);
  line.dataset.ends = `${from.id} ${to.id}`;
  line.appendChild(document.createElementNS(SVG, "title")).textContent = label;
  svg.append(line);
}

function draw(cards) {
  all("svg", cards).forEach((old) => old.remove());
  const links = all("a.link", cards);
  if (!links.length) return;
  const svg = cards.appendChild(document.createElementNS(SVG, "svg"));
  links.forEach((link, lane) => {
    const to = document.getElementById(link.hash.slice(1));
    if (to) path(svg, link.closest("li"), to, link.textContent, lane);
  });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']"), card = event.target.closest("li");
  const target = link ? document.getElementById(link.hash.slice(1)) : card && all(`[data-of~="${card.id}"]`)[0];
  if (event.target.closest("summary") || !target) return;
  event.preventDefault();
  show(target.dataset.record || (target.matches("li") ? target.id : card.id), target);
});
const redraw = () => all(".cards").forEach(draw);
addEventListener("resize", redraw);
redraw();
all("details").forEach((one) => one.addEventListener("toggle", redraw));
