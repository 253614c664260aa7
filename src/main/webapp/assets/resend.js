// Another code can be asked for once the server would give one; until then the button counts down.
(() => {
  const button = document.getElementById("resend");
  const text = button.textContent;
  const ready = Date.now() + Number(button.dataset.wait) * 1000;
  const tick = () => {
    const left = Math.ceil((ready - Date.now()) / 1000);
    button.disabled = left > 0;
    button.textContent = left > 0 ? text + " (" + left + ")" : text;
    if (left > 0) setTimeout(tick, 1000);
  };
  tick();
})();
