// Says a date as the page's reader says it, below the field where the browser shows it in its own way: with the Buddhist year in Thai.
(() => {
  const language = document.documentElement.lang;
  const locale = language === "th" ? "th-TH-u-ca-buddhist-nu-latn" : language === "en" ? "en-GB" : language;
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeZone: "UTC" });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: "short", hour12: false, timeZone: "UTC" });
  const form = document.getElementById("meeting");
  const say = (output) => {
    const typed = new Date(form.elements[output.htmlFor].value + (output.dataset.echo === "date" ? "T00:00Z" : "Z"));
    const known = !Number.isNaN(typed.getTime());
    const timed = known && output.dataset.echo !== "date";
    output.textContent = !known ? "" : date.format(typed) + (timed ? " " + time.format(typed) : "");
  };
  const outputs = [...form.querySelectorAll("output[data-echo]")];
  outputs.forEach(say);
  form.addEventListener("input", () => outputs.forEach(say));
})();
