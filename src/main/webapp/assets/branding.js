// Shows what is chosen before it is saved: colours as the server would correct them, the logo, the name.
(() => {
  const form = document.getElementById("branding");
  const preview = document.getElementById("preview");
  const note = document.getElementById("colourNote");
  let latest = 0;
  const paint = async () => {
    const turn = ++latest;
    const answer = await fetch(preview.dataset.url + "?primary=" + encodeURIComponent(form.primary.value)).catch(() => null);
    if (!answer || !answer.ok || turn !== latest) return;
    const colours = await answer.json();
    preview.style.setProperty("--brand", colours.brand);
    preview.style.setProperty("--brand-hover", colours.brand);
    preview.style.setProperty("--brand-ink", colours.ink);
    preview.style.setProperty("--brand-soft", colours.soft);
    preview.style.setProperty("--brand-deep", colours.deep);
    note.textContent = colours.note;
  };
  form.primary.addEventListener("input", paint);
  form.elements.name.addEventListener("input", () => preview.querySelector("[data-name]").textContent = form.elements.name.value);
  form.logo.addEventListener("change", () => {
    const file = form.logo.files[0];
    const mark = preview.querySelector(".mark");
    if (!file || !/^image\/(png|jpeg|webp)$/.test(file.type)) return;
    const image = new Image(40, 40);
    image.className = "mark";
    image.alt = "";
    image.src = URL.createObjectURL(file);
    mark.replaceWith(image);
  });
  paint();
})();
