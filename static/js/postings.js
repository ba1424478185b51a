// The selection in the list: how many are ticked, all of the page, all that the filters find.

function refresh() {
  const bulk = document.querySelector("[data-bulk]");
  if (!bulk) return;
  const boxes = [...document.querySelectorAll('input[name="ids"][form="bulk"]')];
  const ticked = boxes.filter((box) => box.checked).length;
  const whole = ticked > 0 && ticked === boxes.length;
  const everything = bulk.elements.all.value === "1" && ticked === boxes.length;
  if (!everything) bulk.elements.all.value = "";
  const found = Number(bulk.dataset.found);
  for (const page of document.querySelectorAll("[data-page]")) {
    page.checked = whole;
    page.indeterminate = ticked > 0 && !whole;
  }
  bulk.querySelector("[data-count]").textContent = ticked
    ? `${(everything ? found : ticked).toLocaleString("en")} selected`
    : "Tick postings to use them together";
  bulk.querySelector("[data-count]").classList.toggle("b", ticked > 0);
  bulk.querySelector("[data-count]").classList.toggle("qq", ticked === 0);
  for (const button of bulk.querySelectorAll(".btn")) button.hidden = ticked === 0;
  for (const button of bulk.querySelectorAll("[data-few]")) button.hidden ||= everything;
  bulk.querySelector("[data-all]").hidden = !(whole && found > boxes.length && !everything);
}

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-page]")) {
    for (const box of document.querySelectorAll('input[name="ids"][form="bulk"]')) box.checked = event.target.checked;
  }
  if (event.target.matches('[data-page], input[name="ids"]')) refresh();
});

document.addEventListener("click", (event) => {
  if (!event.target.matches("[data-all]")) return;
  document.querySelector("[data-bulk]").elements.all.value = "1";
  refresh();
});

document.addEventListener("htmx:afterSwap", refresh);
addEventListener("pageshow", refresh);
refresh();
