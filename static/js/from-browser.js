// The bookmark brings a page's text behind the "#" of this address, where no server sees it. It is taken out of the
// address and sent to the review by the form of this page; nothing is kept before the person says so there.

const form = document.querySelector("[data-sent]");

function take() {
  try {
    const sent = JSON.parse(decodeURIComponent(location.hash.slice(1)));
    history.replaceState(null, "", location.pathname);
    for (const name of ["title", "url", "text", "data"]) form.elements[name].value = String(sent[name] ?? "");
    return Boolean(form.elements.text.value || form.elements.data.value);
  } catch {
    return false;
  }
}

if (location.hash.length > 1 && take()) {
  form.submit();
} else {
  document.querySelector("[data-waiting]").hidden = true;
  document.querySelector("[data-empty]").hidden = false;
}
