// Improve: ticking all postings at once, and keeping the place of a reader whose edit was just swapped.

document.addEventListener("change", (event) => {
  const name = event.target.dataset?.all;
  if (name) {
    for (const box of document.getElementsByName(name)) box.checked = event.target.checked;
    return;
  }
  const all = event.target.name && document.querySelector(`[data-all="${event.target.name}"]`);
  if (all) {
    const boxes = [...document.getElementsByName(event.target.name)];
    const ticked = boxes.filter((box) => box.checked).length;
    all.checked = ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  }
}, true); // before HTMX reads the form

// The tab that is shown stays marked when the counts beside it change.
let shown = document.querySelector("#tabs [aria-current]")?.dataset.tab;

document.addEventListener("htmx:afterSettle", (event) => {
  if (shown) document.querySelector(`#tabs [data-tab="${shown}"]`)?.setAttribute("aria-current", "true");
  const edit = document.getElementById(event.detail.target?.id || "");
  if (!edit?.classList.contains("edit")) return;
  const field = edit.querySelector("textarea");
  const next = field || edit.querySelector(".edit-acts button, .edit-acts a");
  next?.focus({ preventScroll: true });
  field?.setSelectionRange(field.value.length, field.value.length);
});
