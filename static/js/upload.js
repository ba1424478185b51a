// A file that is chosen, or dropped anywhere on the page, is read at once; one that is too large is named, not sent.

const MOST_BYTES = 10 * 1024 * 1024;
const form = document.querySelector("form[data-upload]");

if (form) {
  const place = form.querySelector("[data-drop]");
  const input = place.querySelector('input[type="file"]');
  const chosen = place.querySelector("[data-chosen]");

  const show = () => {
    const file = input.files[0];
    if (!file) return (chosen.textContent = "");
    const size = file.size < 1048576 ? `${Math.ceil(file.size / 1024)} KB` : `${(file.size / 1048576).toFixed(1)} MB`;
    const tooLarge = file.size > MOST_BYTES;
    chosen.textContent = tooLarge
      ? `${file.name} is ${size}: at most 10 MB can be read. Save it with smaller pictures.`
      : `${file.name}, ${size}`;
    chosen.classList.toggle("err", tooLarge);
    return tooLarge;
  };

  const take = () => {
    if (!show() && input.files[0]) form.requestSubmit();
  };

  input.addEventListener("change", take);
  for (const name of ["dragenter", "dragover"]) {
    document.addEventListener(name, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      place.classList.add("over");
    });
  }
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) place.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    place.classList.remove("over");
    input.files = event.dataTransfer.files;
    take();
  });

  form.addEventListener("submit", (event) => {
    if (show()) event.preventDefault();
    else if (input.files[0]) chosen.textContent += ". Reading…";
  });
}
