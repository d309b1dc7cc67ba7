// Buttons with data-copy put that text on the clipboard and say so, to the eye and to a screen reader.
const announce = text => {
  const place = document.getElementById("announcer");
  if (!place) return;
  place.textContent = "";
  setTimeout(() => { place.textContent = text; }, 50);
};

document.addEventListener("click", async event => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.dataset.copied = "yes";
    announce("Copied");
  } catch {
    button.dataset.copied = "no";
    announce("Not copied: the browser refused the clipboard");
  }
  setTimeout(() => { delete button.dataset.copied; }, 2000);
});
