// Reads QR codes by the camera where the browser can; elsewhere the button stays hidden and codes are typed, by hand or by a scanner.
(() => {
  const button = document.getElementById("camera");
  const video = document.getElementById("viewfinder");
  if (!button || !window.BarcodeDetector || !navigator.mediaDevices) return;
  const start = button.textContent;
  const facing = video.dataset.facing || "environment";
  const rest = 2500;
  let stream, last = "", lastAt = 0;

  const stop = () => {
    stream?.getTracks().forEach((track) => track.stop());
    stream = null;
    video.hidden = true;
    button.textContent = start;
  };
  // The same code again only after a while: a ticket is held before the camera for longer than one look.
  const look = async (detector) => {
    while (stream) {
      const [found] = await detector.detect(video).catch(() => []);
      const now = performance.now();
      if (found && (found.rawValue !== last || now - lastAt > rest)) {
        last = found.rawValue;
        lastAt = now;
        document.dispatchEvent(new CustomEvent("scanned", { detail: found.rawValue }));
      }
      await new Promise((rested) => setTimeout(rested, 120));
    }
  };
  const begin = async () => {
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: facing } });
    } catch {
      button.textContent = button.dataset.denied;
      return;
    }
    video.srcObject = stream;
    video.hidden = false;
    button.textContent = button.dataset.stop;
    await video.play();
    look(new BarcodeDetector({ formats: ["qr_code"] }));
  };
  BarcodeDetector.getSupportedFormats().then((formats) => { button.hidden = !formats.includes("qr_code"); });
  button.addEventListener("click", () => (stream ? stop() : begin()));
  addEventListener("pagehide", stop);
})();
