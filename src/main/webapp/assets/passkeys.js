// Asks the browser for a passkey, puts its answer into the form and sends it. Where the browser has none to ask for, the page says so.
(() => {
  const form = document.querySelector("form[data-passkey]");
  if (!form || !window.PublicKeyCredential) return;
  const OLD = 240000;
  const answer = form.elements.namedItem("answer");
  const name = form.elements.namedItem("name");
  const button = form.querySelector("button");
  const alert = form.querySelector("[role=alert]");
  let written = performance.now();
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const named = (keys) => keys && keys.map((key) => ({ ...key, id: bytes(key.id) }));
  const read = (json) => {
    const options = JSON.parse(json);
    options.challenge = bytes(options.challenge);
    if (options.user) options.user.id = bytes(options.user.id);
    if (options.excludeCredentials) options.excludeCredentials = named(options.excludeCredentials);
    if (options.allowCredentials) options.allowCredentials = named(options.allowCredentials);
    return options;
  };
  const write = (key) => {
    const response = {};
    for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (key.response[part]) response[part] = text(key.response[part]);
    }
    return JSON.stringify({ id: key.id, rawId: text(key.rawId), type: key.type, response, clientExtensionResults: {} });
  };
  // What the page was given is good for five minutes; whoever takes longer is given anew.
  const options = async () => {
    if (performance.now() - written > OLD) {
      const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
      form.dataset.options = page.querySelector("form[data-passkey]").dataset.options;
      written = performance.now();
    }
    return read(form.dataset.options);
  };
  form.querySelector("[data-cannot]").hidden = true;
  form.addEventListener("submit", async (event) => {
    // Without a name there is something to say first, before a device keeps what nobody wanted.
    if (name && !name.value.trim()) return;
    event.preventDefault();
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    alert.hidden = true;
    try {
      answer.value = write(await navigator.credentials[form.dataset.passkey]({ publicKey: await options() }));
      form.submit();
    } catch (failure) {
      alert.textContent = failure.name === "InvalidStateError" && form.dataset.there || form.dataset.failed;
      alert.hidden = false;
      button.removeAttribute("aria-busy");
    }
  });
})();
