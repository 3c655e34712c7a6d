// The playhead's handle is the slider: dragged with a mouse or a finger, moved with arrows; a press anywhere below the
// rows brings the playhead there.

import { fill } from "../paper.mjs";
import { level } from "./events.mjs";

export function drawHandle({ model: { data }, clock, view, acts }, p) {
  const { strip, scrub } = view.pens;
  const track = strip.put("track", "rect", {
    class: "track", x: p.t0 - 8, y: p.floor, width: p.t1 - p.t0 + 16, height: p.base - p.floor + 26,
  });
  const handle = scrub.put("handle", "rect", {
    class: "handle", role: "slider", tabindex: 0, "aria-label": "Time in the run",
    x: -16, y: p.base - 6, width: 32, height: 32, rx: 4,
  });
  if (handle.now !== clock.at) {
    handle.now = clock.at;
    fill(handle, {
      "aria-valuemin": 0, "aria-valuemax": data.end.toFixed(2), "aria-valuenow": clock.at.toFixed(2),
      "aria-valuetext": `${clock.at.toFixed(2)} seconds of ${data.end.toFixed(2)}, ${level(data.flight, clock.at)}`,
    });
  }
  if (handle.onpointerdown) return;
  for (const part of [track, handle]) listenDrag(part, handle, view, acts.seek);
  handle.onkeydown = (event) => onKey(event, acts.move);
}

function listenDrag(part, handle, view, seek) {
  let dragging = false;
  const toPointer = (event) => {
    const box = view.stage.getBoundingClientRect(), { t0, t1 } = view.places;
    const x = ((event.clientX - box.left) * view.width) / box.width;
    seek(((x - t0) / (t1 - t0)) * view.axis.reach);
  };
  part.onpointerdown = (event) => {
    if (event.button) return;
    part.setPointerCapture(event.pointerId);
    dragging = true;
    handle.focus({ preventScroll: true });
    toPointer(event);
  };
  part.onpointermove = (event) => { if (dragging) toPointer(event); };
  part.onpointerup = part.onpointercancel = () => { dragging = false; };
}

// On the handle itself the arrows move by a hundredth; Home and End are the page's own keys.
function onKey(event, move) {
  const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key];
  if (!by) return;
  event.preventDefault();
  move(by);
}
