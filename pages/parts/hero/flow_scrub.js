// The playhead's handle is the slider: dragged with a mouse or a finger, moved with arrows; a press anywhere below the
// rows brings the playhead there.

function drawScrub(s, p, head) {
  const pen = s.flow.pens.scrub;
  if (head === null || !playable(s)) return;
  const track = s.flow.pens.strip.put("track", "rect", { class: "track", x: p.t0 - 8, y: p.floor, width: p.t1 - p.t0 + 16, height: p.base - p.floor + 26 });
  const handle = pen.put("handle", "rect", { class: "handle", role: "slider", tabindex: 0, "aria-label": "Time in the run", x: -16, y: p.base - 6, width: 32, height: 32, rx: 4 });
  if (handle.now !== s.at) {
    handle.now = s.at;
    fill(handle, {
      "aria-valuemin": 0, "aria-valuemax": s.data.end.toFixed(2), "aria-valuenow": s.at.toFixed(2),
      "aria-valuetext": `${s.at.toFixed(2)} seconds of ${s.data.end.toFixed(2)}, ${level(s)}`,
    });
  }
  if (handle.onpointerdown) return;
  for (const part of [track, handle]) listenDrag(s, part, handle);
  handle.onkeydown = (event) => onHandleKey(event, s);
}

function listenDrag(s, part, handle) {
  const toPointer = (event) => {
    const box = s.flow.drawing.getBoundingClientRect(), { t0, t1 } = s.places;
    const x = ((event.clientX - box.left) * s.width) / box.width;
    seek(s, ((x - t0) / (t1 - t0)) * s.scale);
  };
  part.onpointerdown = (event) => {
    if (event.button) return;
    part.setPointerCapture(event.pointerId);
    s.dragging = true;
    handle.focus({ preventScroll: true });
    toPointer(event);
  };
  part.onpointermove = (event) => { if (s.dragging) toPointer(event); };
  part.onpointerup = part.onpointercancel = () => { s.dragging = false; };
}

// On the handle itself the arrows move by a hundredth; Home and End are the page's own keys.
function onHandleKey(event, s) {
  const fine = Math.max(s.data.end / 100, 0.01);
  const by = { ArrowLeft: -fine, ArrowDown: -fine, ArrowRight: fine, ArrowUp: fine, PageDown: -10 * fine, PageUp: 10 * fine }[event.key];
  if (!by) return;
  event.preventDefault();
  seek(s, s.at + by);
}
