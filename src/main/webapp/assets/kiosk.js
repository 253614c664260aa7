// A keypad for whoever has no keyboard, and the way back to the start for the next person. Without this there is the device's own keyboard
// and a link. Before it leaves a page it asks whether anybody is there: nobody stands by to lead it back from a browser's page of errors.
(() => {
  const reachable = () => fetch(location.href, { method: "HEAD", cache: "no-store" }).then((answer) => answer.status < 500, () => false);
  const form = document.getElementById("kiosk");
  const next = document.getElementById("next");
  if (next) {
    // Nobody's name stays on the screen; whoever wants more time touches it.
    const greeting = document.getElementById("greeting");
    let timer;
    const wait = () => { clearTimeout(timer); timer = setTimeout(leave, next.dataset.seconds * 1000); };
    const leave = async () => {
      if (await reachable()) return location.replace(next.href);
      greeting.hidden = true;
      wait();
    };
    next.addEventListener("click", (event) => { event.preventDefault(); leave(); });
    addEventListener("online", () => greeting.hidden && leave());
    for (const touch of ["pointerdown", "keydown"]) addEventListener(touch, wait);
    next.focus();
    wait();
    return;
  }
  if (!form) return;
  const field = form.emp_id;
  const keypad = document.getElementById("keypad");
  // A keypad on the screen in place of the device's own; a real keyboard or a scanner still writes. Where numbers have letters, it has none.
  keypad.hidden = field.inputMode !== "numeric";
  if (!keypad.hidden && matchMedia("(pointer: coarse)").matches) field.inputMode = "none";
  keypad.addEventListener("click", ({ target }) => {
    const key = target.dataset.key;
    if (!key) return;
    field.value = key === "clear" ? "" : key === "back" ? field.value.slice(0, -1) : field.value + key;
  });
  document.addEventListener("scanned", (event) => {
    field.value = event.detail;
    form.requestSubmit();
  });
  const away = document.getElementById("away");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const go = form.querySelector(".go");
    if (go.ariaBusy === "true") return;
    go.ariaBusy = "true";
    away.hidden = await reachable();
    if (away.hidden) return form.submit();
    go.ariaBusy = "false";
    field.focus();
  });
  field.focus();
})();
