// Behaviour that needs no server: works on static pages too, and while the connection is down.
import "./menus.js";
import "./copy.js";
import "./ages.js";
import "./tables.js";
import "./limits.js";
import "./offline.js";

const typing = target => target.closest?.("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "/") {
    const search = document.querySelector(".search input");
    if (!search) return;
    event.preventDefault();
    search.form.classList.add("open");
    search.focus();
    search.select();
  } else if (event.key === "?") {
    document.getElementById("keys")?.showModal();
  }
});

document.addEventListener("click", event => {
  const theme = event.target.closest("[data-theme-choice-is]");
  if (theme) window.portalTheme(theme.dataset.themeChoiceIs);

  if (event.target.closest("[data-open-search]")) {
    const search = document.querySelector(".search input");
    search.form.classList.add("open");
    search.focus();
  }

  const dialog = event.target.closest("[data-open-dialog]");
  if (dialog) document.getElementById(dialog.dataset.openDialog)?.showModal();

  // A link to a place on this page moves the focus there, not only the view.
  const link = event.target.closest("a[href*='#']");
  if (link && link.pathname === location.pathname) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target) return;
    event.preventDefault();
    target.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
  }
}, true);

document.addEventListener("focusout", event => {
  if (event.target.matches(".search input")) event.target.form.classList.remove("open");
});
document.addEventListener("keydown", event => {
  if (event.key === "Escape" && event.target.matches(".search input")) event.target.blur();
});
