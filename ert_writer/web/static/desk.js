// Keys, copying, and translations that load after the page. Everything works without this script, too.
"use strict";

const sheet = document.getElementById("sheet");
const sheetButton = document.getElementById("keys");
const said = document.getElementById("said");

function toggleSheet() {
  sheet.hidden = !sheet.hidden;
  sheetButton.setAttribute("aria-expanded", String(!sheet.hidden));
}

function isTyping(target) {
  return target.matches("input, textarea, select") || target.isContentEditable;
}

function follow(keys) {
  const found = document.querySelector(`[data-keys="${keys}"]`);
  if (!found) return false;
  if (found.matches("textarea, input")) found.focus();
  else found.click();
  return true;
}

function move(step) {
  const rows = [...document.querySelectorAll(".queue a, .choices a")];
  if (!rows.length) return;
  const here = rows.indexOf(document.activeElement);
  rows[Math.min(rows.length - 1, Math.max(0, here + step))].focus();
}

let first = "";
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const keys = first ? `${first} ${event.key}` : event.key;
  first = "";
  if (event.key === "?") toggleSheet();
  else if (event.key === "Escape" && !sheet.hidden) toggleSheet();
  else if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (event.key === "g" && keys === "g") { first = "g"; return; }
  else if (!/^[a-z] ?[a-z]?$/.test(keys) || !follow(keys)) return;
  event.preventDefault();
});
sheetButton.addEventListener("click", toggleSheet);

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  said.textContent = said.dataset.copied;
  setTimeout(() => { said.textContent = ""; }, 1500);
});

for (const place of document.querySelectorAll("[data-load]")) {
  fetch(place.dataset.load).then(async (answer) => {
    if (!answer.ok) return;
    // The answer is made by the desk from escaped text; the policy of the page lets nothing in it run.
    place.innerHTML = await answer.text();
  });
}
