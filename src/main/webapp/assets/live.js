// Follows a topic and reads the page's list again when it changed; says when it last heard something, and when it has lost the line.
(() => {
  const sign = document.getElementById("live");
  if (!sign || !window.EventSource) return;
  const time = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "medium" });
  const pause = Number(sign.dataset.pause || 0);
  let reading = false;
  let missed = false;
  let patience = 5000;
  const say = (text, stale) => {
    sign.textContent = text + " · " + time.format(new Date());
    sign.classList.toggle("is-stale", stale);
  };
  // One at a time: what comes meanwhile is read once more at the end, however much it was.
  const read = async () => {
    if (reading) {
      missed = true;
      return;
    }
    reading = true;
    try {
      await window.readAgain?.();
      say(sign.dataset.live, false);
    } catch {
      say(sign.dataset.stale, true);
      setTimeout(read, 2000);
    }
    // A page that hears of many things rests in between.
    if (pause) await new Promise((rested) => setTimeout(rested, pause));
    reading = false;
    if (missed) {
      missed = false;
      read();
    }
  };
  const follow = () => {
    const source = new EventSource(sign.dataset.url);
    source.addEventListener("changed", () => {
      patience = 5000;
      read();
    });
    source.addEventListener("error", () => {
      say(sign.dataset.stale, true);
      // The browser tries again by itself, unless it was answered: by a proxy, say, while the server starts, or that too many are open.
      if (source.readyState !== EventSource.CLOSED) return;
      setTimeout(follow, patience);
      patience = Math.min(patience * 2, 60000);
    });
  };
  follow();
})();
