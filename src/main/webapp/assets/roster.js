// Keeps who is ticked while the list is read again, searched and turned over; whoever stands on another page goes along unseen.
(() => {
  const form = document.getElementById("roster");
  const all = document.getElementById("chooseAll");
  const elsewhere = document.getElementById("chosenElsewhere");
  if (!form || !all) return;
  const name = "registration_ids[]";
  const chosen = new Set();
  const boxes = () => [...form.querySelectorAll(`input[type="checkbox"][name="${name}"]`)];
  const show = () => {
    const shown = boxes();
    shown.forEach(box => { if (box.checked !== chosen.has(box.value)) box.checked = chosen.has(box.value); });
    all.checked = shown.length > 0 && shown.every(box => box.checked);
    document.getElementById("chosen").textContent = chosen.size.toLocaleString(document.documentElement.lang);
    const button = document.getElementById("roster:removeChosen");
    button.disabled = chosen.size === 0;
    button.classList.toggle("ui-state-disabled", button.disabled);
    const seen = new Set(shown.map(box => box.value));
    elsewhere.replaceChildren(...[...chosen].filter(id => !seen.has(id)).map(id => {
      const input = document.createElement("input");
      Object.assign(input, { type: "hidden", name, value: id });
      return input;
    }));
  };
  form.addEventListener("change", ({ target }) => {
    if (target === all) boxes().forEach(box => choose(box.value, all.checked));
    else if (target.name === name) choose(target.value, target.checked);
    else return;
    show();
  });
  const choose = (id, wanted) => wanted ? chosen.add(id) : chosen.delete(id);
  // Once they are removed, nobody is ticked any more; whoever says no to the question keeps the ticks.
  let removing = false;
  document.addEventListener("click", ({ target }) => {
    if (target.closest('[id="roster:removeChosen"]')) removing = true;
    else if (target.closest('[id="askForm:keep"]')) removing = false;
  });
  document.addEventListener("removed", () => {
    if (removing) { chosen.clear(); show(); }
    removing = false;
  });
  new MutationObserver(changes => {
    if (changes.some(change => !elsewhere.contains(change.target) && change.target.id !== "chosen")) show();
  }).observe(form, { childList: true, subtree: true });
  show();
})();

// The message with Undo stays for ten seconds, and as long as somebody points at it or is in it; the question opens over the page.
(() => {
  const undo = document.getElementById("undoForm");
  const ask = document.getElementById("askForm");
  if (!undo || !ask) return;
  const SHOWN = 10000;
  let byKeyboard = false;
  let timer;
  document.addEventListener("click", event => { byKeyboard = event.detail === 0; }, true);
  const toast = () => undo.querySelector(".toast");
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const shown = toast();
      if (shown && !shown.matches(":hover, :focus-within")) shown.hidden = true;
    }, SHOWN);
  };
  const stay = () => clearTimeout(timer);
  undo.addEventListener("pointerover", stay);
  undo.addEventListener("pointerout", wait);
  undo.addEventListener("focusin", stay);
  undo.addEventListener("focusout", wait);
  const shown = () => {
    const message = toast();
    if (!message || message.hidden) return;
    // The button that was pressed is gone with its row: whoever works with the keyboard goes on here.
    if (byKeyboard) (message.querySelector("button") || message).focus();
    if (message.querySelector(".removed")) document.dispatchEvent(new Event("removed"));
    wait();
  };
  new MutationObserver(shown).observe(undo, { childList: true, subtree: true });
  shown();
  const open = () => {
    const dialog = ask.querySelector("dialog");
    if (!dialog || dialog.matches(":modal")) return;
    dialog.close();
    dialog.showModal();
  };
  new MutationObserver(open).observe(ask, { childList: true, subtree: true });
  open();
})();
