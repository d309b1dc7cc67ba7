// Runs before the first paint: settles the theme and leaves what the server needs for the next page in cookies.
(() => {
  const root = document.documentElement;
  const cookie = (name, value) => { document.cookie = `${name}=${encodeURIComponent(value)};path=/;max-age=31536000;samesite=lax`; };
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const stored = /(?:^|; )portal-theme=([a-z]+)/.exec(document.cookie)?.[1] ?? "system";
  let choice = stored.startsWith("system") ? "system" : stored;

  const settle = () => {
    const theme = choice === "dark" || (choice === "system" && dark.matches) ? "dark" : "light";
    root.dataset.theme = theme;
    root.dataset.themeChoice = choice;
    // "systemdark" tells the server both what was chosen and what that comes to on this machine.
    cookie("portal-theme", choice === "system" ? choice + theme : choice);
  };
  settle();
  dark.addEventListener("change", settle);
  window.portalTheme = next => { choice = next; settle(); };

  window.portalZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
  cookie("portal-zone", window.portalZone());

  // A word that the next page is to know, such as that somebody wants no tour.
  window.portalKeep = cookie;
  // Ages are counted by the server's clock, however wrong this machine's is: the answer carries the time it left.
  const answer = performance.getEntriesByType("navigation")[0];
  const left = answer?.serverTiming?.find(entry => entry.name === "clock")?.duration;
  window.portalSkew = left ? performance.timeOrigin + answer.responseStart - left : 0;
})();
