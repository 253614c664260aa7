// Reads the list again every five minutes, and when the page is looked at again, without moving what is there.
(() => {
  const list = document.getElementById("meetings");
  let read = Date.now();
  const refresh = async () => {
    if (document.hidden || Date.now() - read < 60000) return;
    read = Date.now();
    const answer = await fetch(list.dataset.fresh).catch(() => null);
    if (!answer || !answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("meetings");
    if (!fresh) return location.reload();
    if (!list.contains(document.activeElement) && fresh.innerHTML !== list.innerHTML) list.innerHTML = fresh.innerHTML;
  };
  setInterval(refresh, 300000);
  document.addEventListener("visibilitychange", refresh);
})();
