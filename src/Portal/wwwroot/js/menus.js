// <details class="menu"> closes on Escape, on a click elsewhere and after a choice; the navigation drawer after a link.
const close = (menu, refocus) => {
  menu.open = false;
  if (refocus) menu.querySelector("summary").focus();
};

document.addEventListener("click", event => {
  for (const menu of document.querySelectorAll("details.menu[open]"))
    if (!menu.contains(event.target) || event.target.closest(".sheet .item:not([data-keep-open])")) close(menu);

  const drawer = event.target.closest("a")?.closest("[popover]");
  if (drawer?.matches(":popover-open")) drawer.hidePopover();
});

document.addEventListener("keydown", event => {
  const menu = event.target.closest?.("details.menu[open]");
  if (!menu) return;
  if (event.key === "Escape") close(menu, true);
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const items = [...menu.querySelectorAll(".sheet .item")];
  const at = items.indexOf(document.activeElement);
  const next = event.key === "ArrowDown" ? at + 1 : at - 1 + (at < 0 ? items.length + 1 : 0);
  event.preventDefault();
  items[(next + items.length) % items.length]?.focus();
});
