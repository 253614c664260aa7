// A keypad for whoever has no keyboard, and the way back to the start for the next person. Without this there is the device's own keyboard
// and a link.
(() => {
  const form = document.getElementById("kiosk");
  const next = document.getElementById("next");
  if (next) {
    // Nobody's name stays on the screen; whoever wants more time touches it.
    let timer;
    const wait = () => { clearTimeout(timer); timer = setTimeout(() => location.replace(next.href), next.dataset.seconds * 1000); };
    for (const touch of ["pointerdown", "keydown"]) addEventListener(touch, wait);
    next.focus();
    wait();
    return;
  }
  if (!form) return;
  const field = form.emp_id;
  const keypad = document.getElementById("keypad");
  keypad.hidden = false;
  // A keypad on the screen in place of the device's own; a real keyboard or a scanner still writes.
  if (matchMedia("(pointer: coarse)").matches) field.setAttribute("inputmode", "none");
  keypad.addEventListener("click", ({ target }) => {
    const key = target.dataset.key;
    if (!key) return;
    field.value = key === "clear" ? "" : key === "back" ? field.value.slice(0, -1) : field.value + key;
  });
  document.addEventListener("scanned", (event) => {
    field.value = event.detail;
    form.requestSubmit();
  });
  form.addEventListener("submit", () => form.querySelector(".go").setAttribute("aria-busy", "true"));
  field.focus();
})();
