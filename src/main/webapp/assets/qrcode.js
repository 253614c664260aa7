// Copies the link and prints the page; without this there are the link to mark and the browser's own print command.
(() => {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  for (const button of document.querySelectorAll("[data-copy]")) {
    const field = document.getElementById(button.dataset.copy);
    const said = document.getElementById("copied");
    button.hidden = false;
    button.addEventListener("click", async () => {
      field.select();
      const copied = navigator.clipboard
        ? await navigator.clipboard.writeText(field.value).then(() => true, () => false)
        : document.execCommand("copy");
      said.classList.toggle("ok", copied);
      said.textContent = copied ? said.dataset.text : "";
    });
  }
})();
