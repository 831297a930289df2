// The pages can be read without this: keys to move by. "/" goes to the search, "j" and "k" to the next and the last row, Enter opens it.
"use strict";
const rows = () => [...document.querySelectorAll("main li, main .tile, main tbody tr")].filter((one) => one.offsetParent !== null);
let at = -1;

function move(step) {
  const all = rows();
  if (!all.length) return;
  at = Math.min(Math.max(at + step, 0), all.length - 1);
  const row = all[at];
  const target = row.matches("a") ? row : row.querySelector("a, summary") || row;
  target.focus({ preventScroll: true });
  row.scrollIntoView({ block: "center" });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  if (event.key === "/") {
    event.preventDefault();
    document.querySelector("[role=search] input")?.focus();
  } else if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
});

// On a phone the row of pages is wider than the screen.
const here = document.querySelector(".bar nav [aria-current]");
if (here) here.parentElement.scrollLeft = here.offsetLeft - here.parentElement.offsetLeft - 40;
