// Entries and bullets are added, moved and removed in place. Without scripts the same buttons send the form.

let made = 0;

export function startLists(form, changed) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest('button[name="op"], button[data-move]');
    if (!button || (button.form !== form && !button.dataset.move)) return;
    event.preventDefault();
    const verb = button.dataset.move ?? button.value.split(":")[0];
    if (verb === "add") add(button);
    else if (verb === "remove") remove(button);
    else move(button.closest("[data-item]"), verb, button);
    changed(null);
  });

  form.addEventListener("keydown", (event) => {
    const step = { ArrowUp: "up", ArrowDown: "down" }[event.key];
    if (!step || !event.altKey || event.ctrlKey || event.metaKey) return;
    const item = event.target.closest("[data-item]");
    if (!item) return;
    event.preventDefault();
    move(item, step, event.target);
    changed(null);
  });

  // An entry is called what its first fields say.
  form.addEventListener("input", (event) => {
    const item = event.target.closest("details.post");
    if (!item || event.target.tagName !== "INPUT") return;
    const texts = [...item.querySelectorAll(".fields > .field > input")].slice(0, 2).map((field) => field.value.trim());
    item.querySelector("[data-title]").textContent = texts.filter(Boolean).join(", ") || "New";
  });
}

function add(button) {
  const template = button.parentElement.querySelector(":scope > template");
  made += 1;
  const mark = template.innerHTML.includes("__i__") ? "__i__" : "__j__";
  button.insertAdjacentHTML("beforebegin", template.innerHTML.replaceAll(mark, `n${made}`));
  const item = button.previousElementSibling;
  item.querySelector("input:not([type=hidden]), textarea")?.focus();
}

function remove(button) {
  const item = button.closest("[data-item]");
  const list = item.closest("[data-list]");
  const next = neighbour(item, "down") ?? neighbour(item, "up");
  item.remove();
  (next?.querySelector("summary, textarea, input") ?? list.querySelector(':scope > button[name="op"]'))?.focus();
}

function move(item, step, focused) {
  const other = neighbour(item, step);
  if (other) step === "up" ? other.before(item) : other.after(item);
  item.querySelector("details.menu[open]")?.removeAttribute("open");
  (focused.checkVisibility?.() === false ? item.querySelector("summary, textarea") : focused).focus();
}

function neighbour(item, step) {
  const next = step === "up" ? "previousElementSibling" : "nextElementSibling";
  let other = item[next];
  while (other && !other.hasAttribute("data-item")) other = other[next];
  return other;
}

// A menu closes when something else is used.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
