// The bookmark is to be dragged; a click here would only send this very page.

document.querySelector("[data-bookmark]")?.addEventListener("click", (event) => event.preventDefault());
document.querySelector("textarea[readonly]")?.addEventListener("focus", (event) => event.target.select());
