// Says while one types whether the address is free, and tells the server the browser's time zone.
(() => {
  const form = document.getElementById("signUp");
  const status = document.getElementById("availability");
  form.zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone || "";
  let timer, latest = 0;
  form.subdomain.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const typed = form.subdomain.value.trim();
      const turn = ++latest;
      if (!typed) { status.textContent = ""; return; }
      const answer = await fetch(status.dataset.url + "?subdomain=" + encodeURIComponent(typed)).catch(() => null);
      if (!answer || !answer.ok || turn !== latest) return;
      const { available, text } = await answer.json();
      status.className = "availability " + (available ? "ok" : "taken");
      status.textContent = text;
    }, 250);
  });
})();
