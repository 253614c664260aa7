// The door without waiting for a whole page: sends each form by itself and puts the answer's parts in place. What cannot be sent is kept
// on the device and sent when the network is back; sending twice does no harm, because whoever is in is in. Without this it is plain forms.
(() => {
  const door = document.getElementById("door");
  const scan = document.getElementById("scan");
  const find = document.getElementById("find");
  const verdict = document.getElementById("verdict");
  const store = "prachum:" + location.pathname;
  const kept = () => JSON.parse(localStorage.getItem(store) || "[]");
  const keep = (fields) => localStorage.setItem(store, JSON.stringify(fields));
  // The one that was sent and no other: another window of this door may have been quicker, and then something else stands first.
  const forget = (fields) => {
    const left = kept();
    const sent = left.findIndex((each) => JSON.stringify(each) === JSON.stringify(fields));
    if (sent >= 0) left.splice(sent, 1);
    keep(left);
  };

  const show = (page, parts) => {
    for (const part of parts) {
      const fresh = page.getElementById(part);
      const shown = document.getElementById(part);
      if (fresh && shown) shown.replaceChildren(...fresh.childNodes);
    }
  };
  const say = (text) => {
    const notice = document.createElement("p");
    notice.className = "notice warn";
    notice.textContent = text;
    verdict.replaceChildren(notice);
  };
  const read = async (address, options) => {
    const answer = await fetch(address, options);
    // Whoever is signed out meanwhile is led to the sign-in.
    if (new URL(answer.url).pathname !== location.pathname) {
      location.href = answer.url;
      return null;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    // Whatever else answers in the door's place, be it a proxy or somebody's Wi-Fi, has taken nothing.
    if (!page.getElementById("verdict")) throw new Error(answer.statusText);
    return page;
  };
  const send = (fields) => read(address(), { method: "POST", body: new URLSearchParams(fields) });
  const address = () => {
    const query = new URLSearchParams(new FormData(find));
    if (!query.get("search")) query.delete("search");
    return location.pathname + (query.toString() ? "?" + query : "");
  };

  const act = async (fields) => {
    try {
      const page = await send(fields);
      if (page) show(page, ["verdict", "tally", "people"]);
    } catch {
      // Taking back is not kept: by then it may mean something else.
      if (fields.undo) return say(door.dataset.away);
      keep([...kept(), fields]);
      say(door.dataset.kept.replace("#", kept().length));
    }
  };
  let flushing = false;
  const flush = async () => {
    if (flushing || !kept().length) return;
    flushing = true;
    const refused = [];
    try {
      while (kept().length) {
        const first = kept()[0];
        const page = await send(first);
        if (!page) return;
        const said = page.querySelector("[data-verdict]");
        if (said && !["checked_in", "already"].includes(said.dataset.verdict)) refused.push(said);
        show(page, ["tally", "people"]);
        forget(first);
      }
      say(door.dataset.sent);
      verdict.append(...refused);
    } catch {
      // Still away; the next round tries again.
    } finally {
      flushing = false;
    }
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form === find) return;
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(form, event.submitter));
    if (form === scan) {
      if (!fields.code.trim()) return;
      scan.code.value = "";
      scan.code.focus();
    }
    act(fields);
  });
  document.addEventListener("scanned", (event) => act({ code: event.detail }));

  let timer, latest = 0;
  const list = async () => {
    const turn = ++latest;
    const page = await read(address()).catch(() => null);
    if (page && turn === latest) show(page, ["people"]);
  };
  find.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(list, 250); });
  find.addEventListener("submit", (event) => { event.preventDefault(); list(); });
  document.getElementById("findGo").hidden = true;

  // What other doors did. A list that somebody is turning the pages of stays where it is.
  window.readAgain = async () => {
    const page = await read(location.search.includes("page=") ? location.href : address());
    if (page) show(page, document.activeElement?.closest("#people") ? ["tally"] : ["tally", "people"]);
  };
  addEventListener("online", flush);
  setInterval(flush, 15000);
  flush();
})();
