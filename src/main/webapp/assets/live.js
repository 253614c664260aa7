// Follows a topic and reads the page's list again when it changed; says when it last heard something, and when it has lost the line.
(() => {
  const sign = document.getElementById("live");
  if (!sign || !window.EventSource) return;
  const time = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "medium" });
  let waiting;
  const say = (text, stale) => {
    sign.textContent = text + " · " + time.format(new Date());
    sign.classList.toggle("is-stale", stale);
  };
  const source = new EventSource(sign.dataset.url);
  source.addEventListener("changed", () => {
    say(sign.dataset.live, false);
    // Not begun anew by each event, or a page that hears of many things would never be read again.
    waiting = waiting || setTimeout(() => {
      waiting = 0;
      window.readAgain && window.readAgain();
    }, Number(sign.dataset.pause || 100));
  });
  source.addEventListener("error", () => say(sign.dataset.stale, true));
})();
