// Reads QR codes by the camera, on the device: by the browser where it can, else by a decoder in a worker. The decoder is loaded with the
// page and not with the camera, because by then the network may be gone. Without a camera the button stays hidden and codes are typed, by
// hand or by a scanner.
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
  // Looks at the middle of the picture, as BarcodeDetector looks at the whole. One picture at a time.
  const decoder = () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: seen, height: seen });
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    let worker, answer;
    const load = () => {
      worker = new Worker(video.dataset.decoder);
      worker.onmessage = ({ data }) => answer(data.data === null ? [] : [{ rawValue: data.data }]);
      worker.onerror = (event) => {
        // A picture that it trips over; else it could not be loaded, and is asked for again with the next picture.
        if (!(event instanceof ErrorEvent)) worker = null;
        answer?.([]);
      };
    };
    load();
    return {
      detect(video) {
        if (!worker) load();
        const side = Math.min(video.videoWidth, video.videoHeight);
        const [left, top] = [(video.videoWidth - side) / 2, (video.videoHeight - side) / 2];
        pen.drawImage(video, left, top, side, side, 0, 0, seen, seen);
        const picture = pen.getImageData(0, 0, seen, seen);
        return new Promise((read) => {
          answer = read;
          worker.postMessage({ id: 1, type: "decode", data: picture }, [picture.data.buffer]);
        });
      },
    };
  };
  const browsers = async () => {
    const formats = window.BarcodeDetector ? await BarcodeDetector.getSupportedFormats().catch(() => []) : [];
    return formats.includes("qr_code") ? new BarcodeDetector({ formats: ["qr_code"] }) : null;
  };
  const reader = browsers().then((detector) => detector || decoder());
  // The same code again only after a while: a ticket is held before the camera for longer than one look.
  const look = async () => {
    let detector = await reader;
    let failures = 0;
    while (stream) {
      const [found] = await detector.detect(video).then(
        (codes) => { failures = 0; return codes; },
        () => { failures++; return []; });
      // Some browsers have a detector whose service is missing on the device.
      if (failures === 5) detector = decoder();
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
    look();
  };
  button.hidden = false;
  button.addEventListener("click", () => (stream ? stop() : begin()));
  addEventListener("pagehide", stop);
})();
