// Shows what is chosen before it is saved: colours as the server would correct them, the logo, the name.
(() => {
  const form = document.getElementById("branding");
  const preview = document.getElementById("preview");
  const note = document.getElementById("colourNote");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let latest = 0;
  let colours = { light: "", dark: "" };
  const wear = () => preview.style.cssText = dark.matches ? colours.dark : colours.light;
  const paint = async () => {
    const turn = ++latest;
    const answer = await fetch(preview.dataset.url + "?primary=" + encodeURIComponent(form.primary.value)).catch(() => null);
    if (!answer || !answer.ok || turn !== latest) return;
    colours = await answer.json();
    wear();
    note.textContent = colours.note;
  };
  dark.addEventListener("change", wear);
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
