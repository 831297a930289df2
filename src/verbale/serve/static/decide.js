// Promises can be decided without this: with it, a digit chooses an outcome of the row in focus, and the row alone is renewed.
"use strict";
const busy = "input:not([type=radio]), textarea, select";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest(busy)) return;
  const form = document.activeElement.closest("li.promise")?.querySelector("form.decide");
  const choice = form && [...form.querySelectorAll("[name=outcome]")][Number(event.key) - 1];
  if (!choice) return;
  event.preventDefault();
  form.closest("details").open = true;
  choice.checked = true;
  form.querySelector("[name=reason]").focus();
});

document.addEventListener("keydown", (event) => {
  const details = event.key === "Escape" && event.target.closest("details.write-row");
  if (!details) return;
  details.open = false;
  details.closest("li")?.querySelector("a")?.focus();
});

async function send(form, submitter) {
  const fields = new URLSearchParams(new FormData(form));
  if (submitter?.name) fields.append(submitter.name, submitter.value);
  const answer = await fetch(form.action, { method: "POST", body: fields });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!answer.ok) throw new Error(page.querySelector("[role=alert] p:not(.mark)")?.textContent || "It was not kept.");
  const row = form.closest("li"), renewed = page.getElementById(row.id);
  if (renewed) row.replaceWith(renewed);
  else row.remove();
  renewed?.querySelector("a")?.focus();
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("li.promise form");
  if (!form) return;
  event.preventDefault();
  const status = form.querySelector("[role=status]");
  send(form, event.submitter || form.querySelector("button")).catch((error) => {
    if (status) status.textContent = error.message;
  });
});
