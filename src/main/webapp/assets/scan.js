// Reads QR codes by the camera. Where the browser cannot read them, the server reads the middle of the picture; without a camera the
// button stays hidden and codes are typed, by hand or by a scanner.
(() => {
  const button = document.getElementById("camera");
  const video = document.getElementById("viewfinder");
  if (!button || !navigator.mediaDevices) return;
  const start = button.textContent;
  const facing = video.dataset.facing || "environment";
  const rest = 2500;
  const seen = 480;
  let stream, last = "", lastAt = 0;

  const stop = () => {
    stream?.getTracks().forEach((track) => track.stop());
    stream = null;
    video.hidden = true;
    button.textContent = start;
  };
  const pause = (milliseconds) => new Promise((rested) => setTimeout(rested, milliseconds));
  const server = {
    async detect(video) {
      const side = Math.min(video.videoWidth, video.videoHeight);
      const canvas = new OffscreenCanvas(seen, seen);
      const [left, top] = [(video.videoWidth - side) / 2, (video.videoHeight - side) / 2];
      canvas.getContext("2d").drawImage(video, left, top, side, side, 0, 0, seen, seen);
      const body = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.7 });
      await pause(250);
      const answer = await fetch(video.dataset.reader, { method: "POST", headers: { "Content-Type": "image/jpeg" }, body });
      return answer.status === 200 ? [{ rawValue: (await answer.json()).code }] : [];
    },
  };
  const reader = async () => {
    const formats = window.BarcodeDetector ? await BarcodeDetector.getSupportedFormats() : [];
    return formats.includes("qr_code") ? new BarcodeDetector({ formats: ["qr_code"] }) : server;
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
      await pause(120);
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
    look(await reader());
  };
  button.hidden = false;
  button.addEventListener("click", () => (stream ? stop() : begin()));
  addEventListener("pagehide", stop);
})();
