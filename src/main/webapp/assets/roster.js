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
  // What was ticked is on its way by then: the click has put the request together.
  form.addEventListener("click", ({ target }) => {
    if (target.closest('[id="roster:strikeOutChosen"]')) setTimeout(() => { chosen.clear(); show(); });
  });
  new MutationObserver(changes => {
    if (changes.some(change => !elsewhere.contains(change.target) && change.target.id !== "chosen")) show();
  }).observe(form, { childList: true, subtree: true });
})();
