// Shows whose number it is while one types. The button works before, after and without it.
(() => {
  const form = document.getElementById("register");
  const who = document.getElementById("who");
  const element = (name, className, text) => Object.assign(document.createElement(name), { className, textContent: text });
  let timer, latest = 0;
  // The region is there before it says anything, or else some screen readers say nothing of it.
  const show = found => {
    if (!found) return who.replaceChildren();
    // The organization may keep names to itself.
    const initials = !found.emp_name ? "✓" : [...found.emp_name.replace(/^(นาย|นางสาว|นาง)\s*/, "")].slice(0, 2).join("");
    const face = element("span", "face", initials);
    face.ariaHidden = "true";
    const text = document.createElement("span");
    text.append(
      element("b", "", found.emp_name || form.dataset.known),
      element("span", "meta", [found.position, found.sec_short].filter(Boolean).join(" · ")));
    who.replaceChildren(face, text);
  };
  const ask = async () => {
    const typed = form.emp_id.value.replace(/\s/g, "");
    const turn = ++latest;
    if (typed.length < (form.dataset.shortest || 6)) return show(null);
    const answer = await fetch(form.dataset.lookUp + encodeURIComponent(typed)).catch(() => null);
    if (turn !== latest) return;
    const { exists, data } = answer && answer.ok ? await answer.json() : {};
    show(exists ? data : null);
  };
  form.emp_id.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 300); });
  form.addEventListener("submit", () => form.querySelector(".go").setAttribute("aria-busy", "true"));
  if (form.emp_id.value) ask();

  // Of several meetings, those that are chosen go along while one searches and turns pages.
  const chosen = () => [...form.querySelectorAll("[name=meeting]:checked")].map(choice => choice.value);
  document.getElementById("search")?.addEventListener("formdata", ({ formData }) =>
    chosen().forEach(number => formData.append("meeting", number)));
  form.querySelectorAll(".pages a").forEach(link => link.addEventListener("click", () => {
    const address = new URL(link.href);
    address.searchParams.delete("meeting");
    chosen().forEach(number => address.searchParams.append("meeting", number));
    link.href = address;
  }));
})();
