// The studio: saves while a person types, changes lists in place, undoes, and never drops an edit in silence.

import { startLists } from "./studio-lists.js";

const PAUSE = 900; // milliseconds after the last key before a save
const LONGEST = 8000; // a save happens at least this often while somebody types
const RETRY = 4000;

const form = document.querySelector("form[data-studio]");
const status = document.getElementById("saved");
const conflict = document.getElementById("conflict");

let edits = 0; // counts changes, so that a save knows whether more came while it was under way
let savedEdits = 0;
let saving = null;
let timer = 0;
let waitingSince = 0;
let stopped = false; // a conflict waits for the person's choice
let leaving = false;
const touched = new Map(); // fields changed since the save under way began

const isDirty = () => edits !== savedEdits;
const clock = (text) => new Date(text).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const isJson = (response) => response.headers.get("content-type")?.includes("json");
const say = (text) => (status.textContent = text);

function changed(field) {
  edits += 1;
  if (field?.name) touched.set(field.name, field);
  if (stopped) return;
  const now = Date.now();
  waitingSince ||= now;
  clearTimeout(timer);
  timer = setTimeout(save, Math.min(PAUSE, Math.max(0, waitingSince + LONGEST - now)));
}

async function send(address, body) {
  return fetch(address, {
    method: "POST",
    body,
    headers: { "X-Studio": "1", "X-Requested-With": "fetch" },
    redirect: "manual", // to the sign-in page, where the session has ended
  });
}

// After signing in elsewhere the forms need the new session's token: the page is asked for it.
async function renewToken() {
  const page = await fetch(location.href, { redirect: "manual" });
  if (!page.ok) return false;
  const fresh = new DOMParser().parseFromString(await page.text(), "text/html");
  const token = fresh.querySelector("form[data-studio] [name=csrfmiddlewaretoken]")?.value;
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token ?? field.value;
  return Boolean(token);
}

// Saves run one after another; a save asked for during another follows it.
async function save({ overrule = false } = {}) {
  clearTimeout(timer);
  if (saving) await saving;
  if (!isDirty() && !overrule) return true;
  saving = saveNow(overrule).finally(() => (saving = null));
  return saving;
}

async function saveNow(overrule) {
  const upTo = edits;
  waitingSince = 0;
  touched.clear();
  const body = new FormData(form);
  if (overrule) body.set("overrule", "1");
  say("Saving…");
  let response;
  try {
    response = await send(form.action, body);
    if (response.type === "opaqueredirect" || (response.status === 403 && !isJson(response))) {
      await renewToken();
      return retry("Not saved: sign in again in another tab. What you typed stays here");
    }
  } catch {
    return retry("Not saved: no connection. It will be tried again");
  }
  if (response.status === 409) return choose(await response.json());
  if (response.status >= 500 || response.status === 429) return retry("Not saved yet. It will be tried again");
  const answer = isJson(response) ? await response.json() : {};
  if (!response.ok) {
    say(`Not saved: ${answer.message ?? "reload the page"}`);
    return false;
  }
  savedEdits = upTo;
  take(answer);
  return true;
}

function retry(message) {
  say(message);
  clearTimeout(timer);
  timer = setTimeout(save, RETRY);
  return false;
}

function choose(answer) {
  stopped = true;
  if (!answer.panel) {
    say(answer.message ?? "Not saved");
    return false;
  }
  conflict.innerHTML = answer.panel;
  conflict.scrollIntoView({ block: "nearest" });
  say("Not saved: choose first");
  return false;
}

function take(answer) {
  stopped = false;
  if (conflict) conflict.replaceChildren();
  if (answer.version) {
    for (const field of document.querySelectorAll("[data-base]")) field.value = answer.version;
    document.getElementById("version").textContent = answer.version;
    document.getElementById("words").textContent = answer.words;
    document.getElementById("undo-button").disabled = !answer.can_undo;
    document.getElementById("redo-button").disabled = !answer.can_redo;
  }
  if (answer.form) replaceForm(answer);
  else if (answer.hints) showHints(answer.hints);
  say(`Saved ${clock(answer.saved)}`);
  document.body.dispatchEvent(new CustomEvent("saved"));
}

// What fields hold that will not be understood: it is kept, and said.
function showHints(hints) {
  for (const place of form.querySelectorAll("[data-hint]")) {
    const text = hints[place.dataset.hint] ?? "";
    if (place.textContent !== text) place.textContent = text;
  }
}

// The form as the server holds it now; what was typed meanwhile is put back into its fields.
function replaceForm(answer) {
  const open = [...form.querySelectorAll("details.entry[open]")].map((section) => section.id);
  const content = document.getElementById("content");
  const typed = new Map([...touched].map(([name, field]) => [name, field.value]));
  const focused = content.contains(document.activeElement) ? document.activeElement.name : "";
  content.innerHTML = answer.form;
  document.getElementById("design").innerHTML = answer.design;
  document.getElementById("title").value = answer.title;
  for (const section of form.querySelectorAll("details.entry")) section.open = open.includes(section.id);
  for (const [name, value] of typed) {
    const field = form.elements.namedItem(name);
    if (field && "value" in field) field.value = value;
  }
  if (focused) content.querySelector(`[name="${CSS.escape(focused)}"]`)?.focus();
}

function belongs(field) {
  return field.form === form && field.name && !field.matches('[type="hidden"]');
}

document.addEventListener("input", (event) => belongs(event.target) && changed(event.target));
document.addEventListener("change", (event) => {
  if (belongs(event.target) && event.target.matches('select, [type="checkbox"], [type="color"]')) changed(event.target);
});
startLists(form, changed);

// Undo and redo save first, then ask the server for the state before or after.
async function step(stepForm) {
  if (!(await save())) return;
  let response;
  try {
    response = await send(stepForm.action, new FormData(stepForm));
  } catch {
    return say("No connection: nothing was undone");
  }
  const answer = isJson(response) ? await response.json() : {};
  if (!response.ok) return say(answer.message ?? "Reload the page, then try again");
  savedEdits = edits;
  touched.clear();
  take(answer);
}

document.addEventListener("submit", async (event) => {
  const target = event.target;
  const button = event.submitter;
  if (target === form && button?.hasAttribute("data-leave")) {
    leaving = true; // the whole form goes with it
  } else if (target === form) {
    event.preventDefault();
    if (button?.name === "overrule") await save({ overrule: true });
    else await save();
  } else if (target.hasAttribute("data-step")) {
    event.preventDefault();
    step(target);
  } else if (target.hasAttribute("data-flush") && isDirty()) {
    event.preventDefault();
    if (await save()) target.requestSubmit(button);
  } else if (!target.hasAttribute("data-again")) {
    leaving = !isDirty();
  }
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-take]")) leaving = true;
});

document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key === "s") {
    event.preventDefault();
    save();
  }
  // Inside a text field the browser's own undo is the finer one.
  if (event.target.closest("input, textarea, select")) return;
  const wanted = key === "z" ? (event.shiftKey ? "redo" : "undo") : key === "y" ? "redo" : null;
  const stepForm = wanted && document.getElementById(wanted);
  if (stepForm) {
    event.preventDefault();
    step(stepForm);
  }
});

document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && save());
addEventListener("beforeunload", (event) => {
  if (isDirty() && !leaving) {
    save();
    event.preventDefault();
  }
});

for (const time of document.querySelectorAll("[data-clock]")) time.textContent = clock(time.dateTime);

// In a review, a field in focus marks the place in the source that it was read from.
const source = document.getElementById("source");
if (source) {
  const lines = [...source.children];
  form.addEventListener("focusin", (event) => {
    const place = event.target.dataset?.place;
    for (const line of lines) line.classList.remove("here");
    if (!place) return;
    const [start, end] = place.split("-").map(Number);
    const found = lines.filter((line) => Number(line.dataset.start) < end && Number(line.dataset.end) > start);
    for (const line of found) line.classList.add("here");
    found[0]?.scrollIntoView({ block: "nearest" });
  });
}
