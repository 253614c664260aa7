// While an import runs, shows how far it is.
(() => {
  const look = async () => {
    const shown = document.getElementById("import");
    if (shown.dataset.running !== "true") return;
    const answer = await fetch(location.pathname).catch(() => null);
    if (answer && answer.ok) {
      const now = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("import");
      if (now) shown.replaceWith(now);
    }
    setTimeout(look, 700);
  };
  setTimeout(look, 400);
})();
