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
  if (down && !clock) {
    lostAt = performance.now();
    clock = setInterval(tell, 1000);
    tell();
  } else if (!down && clock) {
    clearInterval(clock);
    clock = 0;
  }
};

if (bar) {
  new MutationObserver(follow).observe(bar, { attributes: true, attributeFilter: ["class"] });
  bar.querySelector("[data-try]").addEventListener("click", async () => {
    // A circuit the server has let go cannot be resumed; only a new page can.
    if (bar.classList.contains("components-reconnect-rejected") || !await window.Blazor?.reconnect?.()) location.reload();
  });
}
