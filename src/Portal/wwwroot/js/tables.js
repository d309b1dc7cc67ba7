// Arrows move between the rows of a table, Enter opens a row's link, Space selects it.
document.addEventListener("keydown", event => {
  const row = event.target.closest?.("tr[data-row]");
  if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target !== row && event.target.matches("input:not([type=checkbox]):not([type=radio]), select, textarea")) return;

  const rows = [...row.parentElement.querySelectorAll(":scope > tr[data-row]")];
  const at = rows.indexOf(row);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (to !== undefined) {
    const next = rows[Math.min(Math.max(to, 0), rows.length - 1)];
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  } else if (event.target === row && event.key === "Enter") {
    row.querySelector("a[href], button")?.click();
  } else if (event.target === row && event.key === " ") {
    const box = row.querySelector("input[type=checkbox], input[type=radio]");
    if (box) { event.preventDefault(); box.click(); }
  }
});
