// Shows whose number it is while one types. The button works before, after and without it.
(() => {
  const form = document.getElementById("register");
  const who = document.getElementById("who");
  const [face, text] = who.children;
  let timer, latest = 0;
  const show = found => {
    who.hidden = !found;
    if (!found) return;
    // The organization may keep names to itself.
    face.textContent = !found.emp_name ? "✓" : [...found.emp_name.replace(/^(นาย|นางสาว|นาง)\s*/, "")].slice(0, 2).join("");
    text.querySelector("b").textContent = found.emp_name || form.dataset.known;
    text.querySelector(".meta").textContent = [found.position, found.sec_short].filter(Boolean).join(" · ");
  };
  const ask = async () => {
    const typed = form.emp_id.value.replace(/\s/g, "");
    const turn = ++latest;
    if (typed.length < 6) return show(null);
    const answer = await fetch(form.dataset.lookUp + encodeURIComponent(typed)).catch(() => null);
    if (turn !== latest) return;
    const { exists, data } = answer && answer.ok ? await answer.json() : {};
    show(exists ? data : null);
  };
  form.emp_id.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 300); });
  form.addEventListener("submit", () => form.querySelector(".go").setAttribute("aria-busy", "true"));
  if (form.emp_id.value) ask();
})();
