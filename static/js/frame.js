// What every page needs: "/" jumps to the search field, HTMX swaps error fragments too, forms ask and are sent once.

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const search = document.querySelector('input[type="search"]');
  if (search) {
    event.preventDefault();
    search.focus();
  }
});

// Where tabs do not fit, the current one is in sight.
document.querySelectorAll(".tabs [aria-current]").forEach((tab) => {
  const bar = tab.parentElement;
  bar.scrollLeft += Math.max(0, tab.getBoundingClientRect().right - bar.getBoundingClientRect().right);
});

// A failed request that carries a fragment says why: show it in place of swallowing it.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status >= 400 && event.detail.xhr.getResponseHeader("HX-Retarget")) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

const tell = (what, then) => {
  document.getElementById("problem").innerHTML =
    `<div class="note no flash" role="alert"><p><b>${what}</b> ${then}</p></div>`;
};

document.addEventListener("htmx:sendError", () =>
  tell("No connection.", "Nothing was sent. What you typed is still here; try again in a moment."),
);

document.addEventListener("htmx:responseError", () =>
  tell("That did not work.", "Nothing was changed. Copy what you typed, reload the page and try again."),
);

// Forms marked data-ask ask before they are sent.
document.addEventListener("submit", (event) => {
  const question = event.target.dataset.ask;
  if (question && !window.confirm(question)) event.preventDefault();
});

// A button must not send its form twice; a form marked data-again stays on the page (a download).
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || event.target.matches("[hx-post], [data-again]")) return;
  const button = event.submitter;
  if (button) setTimeout(() => (button.disabled = true));
  addEventListener("pageshow", () => button && (button.disabled = false), { once: true });
});
