// Ages go on counting without the server, so that they tell the truth while the connection is down.
// The words are those of Age.cs.
const words = seconds =>
  seconds < 60 ? `${Math.max(1, seconds)} s` :
  seconds < 3600 ? `${Math.floor(seconds / 60)} min` :
  seconds < 86400 ? `${Math.floor(seconds / 3600)} h` :
  `${Math.floor(seconds / 86400)} d`;

const tick = () => {
  const now = Date.now() - (window.portalSkew ?? 0);
  for (const element of document.querySelectorAll("[data-age]")) {
    const seconds = Math.max(0, Math.round((now - Number(element.dataset.age)) / 1000));
    const text = words(seconds);
    // The text node itself is kept: the server's view of the page still points at it.
    const node = element.querySelector("[data-age-words]")?.firstChild;
    if (node && node.data !== text) node.data = text;
    const limit = Number(element.dataset.staleAfter);
    if (limit) element.classList.toggle("stale", seconds > limit);
  }
};
setInterval(tick, 1000);
