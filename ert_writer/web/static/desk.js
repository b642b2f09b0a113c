// Keys, copying, rows that load after the page, and parts that change in place. Everything works without this script.
"use strict";

const PART = { "x-ert-part": "1" };
const END = "<!--rows-->";
const sheet = document.getElementById("sheet");
const sheetButton = document.getElementById("keys");
const lettersOff = document.getElementById("letters-off");
const said = document.getElementById("said");

function tell(text) {
  said.textContent = text;
  setTimeout(() => { said.textContent = ""; }, 2500);
}

// Keys

function toggleSheet() {
  sheet.hidden = !sheet.hidden;
  sheetButton.setAttribute("aria-expanded", String(!sheet.hidden));
}

function isTyping(target) {
  return target.matches("textarea, select, input:not([type=checkbox]):not([type=file])") || target.isContentEditable;
}

function use(found) {
  if (!found) return false;
  if (found.matches("textarea, input, select")) { found.focus(); return true; }
  if (found.matches("summary")) {
    found.parentElement.open = true;
    const field = found.parentElement.querySelector("textarea, input:not([type=hidden]), select");
    if (field) { field.focus(); return true; }
  }
  found.click();
  return true;
}

function steps() {
  return [...document.querySelectorAll(".queue a, .choices a, a.choice, .unit[tabindex]")];
}

function move(step) {
  const rows = steps();
  if (!rows.length) return;
  const here = rows.indexOf(document.activeElement.closest(".queue a, .choices a, a.choice, .unit[tabindex]"));
  rows[Math.min(rows.length - 1, Math.max(0, here + step))].focus();
}

function row() {
  const here = document.activeElement.closest(".unit[tabindex]");
  return here || (location.hash.startsWith("#u") && document.querySelector(".unit[tabindex]")) || document;
}

let first = "";
function pressed(event) {
  const keys = first ? `${first} ${event.key}` : event.key;
  const waiting = first;
  first = "";
  if (event.key === "?") toggleSheet();
  else if (event.key === "Escape" && !sheet.hidden) toggleSheet();
  else if (localStorage.getItem("letters") === "off") return false;
  else if (event.key === "g" && !waiting) first = "g";
  else if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (/^[a-z]$/.test(event.key)) {
    return use(document.querySelector(`[data-keys="${keys}"]`)) || (!waiting && use(row().querySelector(`[data-key="${keys}"]`)));
  } else return false;
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.metaKey || event.altKey) return;
  const target = event.target;
  if (target.matches("textarea") && event.ctrlKey && event.key === "Enter") {
    const form = target.form;
    const button = form.querySelector("[data-key=s]") || form.querySelector("button.main") || form.querySelector("button");
    if (button) { button.click(); event.preventDefault(); }
    return;
  }
  if (event.ctrlKey) return;
  if (isTyping(target)) {
    const unit = target.closest(".unit[tabindex]");
    if (event.key === "Escape" && unit) { unit.focus(); event.preventDefault(); }
    return;
  }
  if (pressed(event)) event.preventDefault();
});
sheetButton.addEventListener("click", toggleSheet);
lettersOff.checked = localStorage.getItem("letters") === "off";
lettersOff.addEventListener("change", () => localStorage.setItem("letters", lettersOff.checked ? "off" : "on"));

// Copying

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  tell(said.dataset.copied);
});

// Rows that leave the desk as they are ready. They are made of escaped text, and the page's policy lets nothing in them run.

async function pour(place) {
  const answer = await fetch(place.dataset.load, { headers: PART });
  if (!answer.ok) { place.innerHTML = await answer.text(); return; }
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  place.replaceChildren();
  for (let held = "", done = false; !done;) {
    const piece = await reader.read();
    done = piece.done;
    held += piece.value || "";
    const cut = done ? held.length : held.lastIndexOf(END);
    if (cut < 0) continue;
    place.insertAdjacentHTML("beforeend", held.slice(0, cut));
    held = held.slice(cut);
  }
}
for (const place of document.querySelectorAll("[data-load]")) pour(place).catch(() => tell(said.dataset.lost));

// A form inside a row changes that row alone, so that nothing typed elsewhere is lost

async function send(form, button) {
  const unit = form.closest(".unit[tabindex]");
  const body = new URLSearchParams(new FormData(form, button));
  const answer = await fetch(form.action, { method: "POST", body, headers: PART });
  if (answer.redirected || !unit) { location.reload(); return; }
  const made = document.createElement("div");
  made.innerHTML = await answer.text();
  const fresh = made.querySelector(".unit");
  if (!fresh) { unit.prepend(...made.children); return; }
  const open = unit.querySelector("form.edit details[open] textarea");
  if (open && !form.matches(".edit")) { // a finding was judged while a target is being written: keep what is typed
    fresh.querySelector("form.edit details").open = true;
    fresh.querySelector("form.edit textarea").value = open.value;
  }
  unit.replaceWith(fresh);
  const refused = fresh.querySelector(".problem");
  const next = button.value === "sign" && !refused && fresh.nextElementSibling;
  (next && next.matches(".unit") ? next : fresh).focus();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.hasAttribute("data-part")) return;
  event.preventDefault();
  send(form, event.submitter).catch(() => tell(said.dataset.lost));
});

// What follows from what is typed, shown while it is typed

const live = document.querySelector("[data-live]");
if (live) {
  const place = document.getElementById(live.dataset.live);
  let timer = 0, asked = 0;
  const ask = async () => {
    const mine = ++asked;
    const body = new URLSearchParams(new FormData(live));
    const answer = await fetch(live.action, { method: "POST", body, headers: PART });
    const text = await answer.text();
    if (mine === asked) place.innerHTML = text;
  };
  live.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => ask().catch(() => tell(said.dataset.lost)), 500);
  });
}

// The queue is looked at again, as long as nobody is in it

const cases = document.querySelector("[data-again]");
if (cases) {
  setInterval(async () => {
    if (document.hidden) return;
    const here = cases.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    const at = new URL(cases.dataset.again, location.href);
    at.searchParams.set("part", "1");
    const answer = await fetch(at, { headers: PART }).catch(() => null);
    if (!answer || !answer.ok) { tell(said.dataset.lost); return; }
    const text = await answer.text();
    if (text === cases.innerHTML) return;
    cases.innerHTML = text;
    if (here) cases.querySelector(`a[href="${here}"]`)?.focus();
  }, 15000);
}

if (/^#[up]\d/.test(location.hash)) document.getElementById(location.hash.slice(1))?.focus();
