// Blazor marks #components-reconnect-modal with its state; this adds since when, and a way to try at once.
const bar = document.getElementById("components-reconnect-modal");
let lostAt = 0;
let clock = 0;

const tell = () => {
  const seconds = Math.round((performance.now() - lostAt) / 1000);
  bar.querySelector("[data-lost]").textContent = seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`;
  // Blazor tries the first times without waiting.
  bar.querySelector("[data-next]").hidden = bar.querySelector("#components-seconds-to-next-attempt").textContent === "0";
};

const follow = () => {
  const down = ["show", "failed", "rejected"].some(state => bar.classList.contains(`components-reconnect-${state}`));
  document.body.classList.toggle("offline", down);
  // Another node, or a server that started anew, does not know this page's circuit; the same page, loaded again, it does.
  if (bar.classList.contains("components-reconnect-rejected")) loadAgain();
  if (down && !clock) {
    lostAt = performance.now();
    clock = setInterval(tell, 1000);
    tell();
  } else if (!down && clock) {
    clearInterval(clock);
    clock = 0;
  }
};

const nameOf = field => field.labels?.[0]?.textContent.trim() || field.getAttribute("aria-label");
const typed = "main input:not([type=password], [type=checkbox], [type=radio]), main textarea";

const loadAgain = () => {
  const fields = [...document.querySelectorAll(typed)].map(field => [nameOf(field), field.value]).filter(([name]) => name);
  sessionStorage.setItem("portal-typed", JSON.stringify({ path: location.pathname, fields }));
  location.reload();
};

// What stood in the fields stands there again once the page answers, also what the server had not heard of yet.
const giveBack = async () => {
  const kept = JSON.parse(sessionStorage.getItem("portal-typed") ?? "null");
  sessionStorage.removeItem("portal-typed");
  if (kept?.path !== location.pathname) return;
  for (let tries = 0; tries < 150 && !document.querySelector("main[data-live=yes]"); tries++) await new Promise(done => setTimeout(done, 100));
  const used = new Map();
  for (const [name, value] of kept.fields) {
    const alike = [...document.querySelectorAll(typed)].filter(each => nameOf(each) === name);
    const field = alike[used.get(name) ?? 0];
    used.set(name, (used.get(name) ?? 0) + 1);
    if (!field || field.value === value) continue;
    field.value = value;
    for (const event of ["input", "change"]) field.dispatchEvent(new Event(event, { bubbles: true }));
  }
};

if (bar) {
  giveBack();
  new MutationObserver(follow).observe(bar, { attributes: true, attributeFilter: ["class"] });
  bar.querySelector("[data-try]").addEventListener("click", async () => {
    // A circuit the server has let go cannot be resumed; only a new page can.
    if (bar.classList.contains("components-reconnect-rejected") || !await window.Blazor?.reconnect?.()) loadAgain();
  });
}
