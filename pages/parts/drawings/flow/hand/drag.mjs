// A run that is taken by the hand: with a mouse at the end of a bar at any time, else while it is changed by hand. One
// frame of the browser computes one picture; a press that is not drawn further is the press that it was before.

import { gripAt, lastsAfter, limitAt, rowAt } from "./grip.mjs";

const LEAST = { lasts: 3, limit: 0, edge: 8 }; // px; with less it was no drag

// `hand`: {can, isOn, bars, line, most, count, seconds(id), hold(what), tryOut(change), keep(), pull(from, point), link(from, to)}.
export function listenDrags(view, hand) {
  const { stage } = view;
  let held = null, frame = null, over = "", swallow = false;

  const pointOf = (event) => {
    const box = stage.getBoundingClientRect(), scale = view.width / box.width;
    return { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale };
  };

  function under(event) {
    if (!hand.can() || (event.pointerType !== "mouse" && !hand.isOn())) return null;
    const free = { line: hand.line(), shapes: hand.isOn() && event.pointerType === "mouse" };
    return gripAt(pointOf(event), event.pointerType, hand.bars(), view.places, free);
  }

  function look(grip) {
    const what = grip?.what ?? "";
    if (over === what) return;
    over = what;
    for (const one of ["lasts", "edge"]) stage.classList.toggle(`takes-${one}`, what === one);
  }

  function onDown(event) {
    swallow = false;
    const grip = event.button || !event.isPrimary ? null : under(event);
    if (!grip) return;
    held = { ...grip, from: pointOf(event), at: pointOf(event), id: event.pointerId, begun: false, reach: view.axis.reach };
    if (grip.what !== "edge") event.stopPropagation(); // else the playhead would go there
    if (grip.what === "limit") event.target.focus({ preventScroll: true });
  }

  function onMove(event) {
    if (!held) return look(event.buttons ? null : under(event));
    if (event.pointerId !== held.id) return undefined;
    held.at = pointOf(event);
    if (!held.begun && Math.hypot(held.at.x - held.from.x, held.at.y - held.from.y) <= LEAST[held.what]) return undefined;
    if (!held.begun) begin();
    frame ??= requestAnimationFrame(onFrame);
    return undefined;
  }

  function begin() {
    held.begun = true;
    stage.setPointerCapture(held.id);
    stage.classList.add("holds");
    held.seconds = held.what === "lasts" ? hand.seconds(held.call) : 0;
    held.most = hand.most();
    hand.hold(held);
  }

  function onFrame() {
    frame = null;
    if (!held?.begun) return;
    const { what, call, from, at, seconds, reach, most } = held;
    if (what === "lasts") hand.tryOut(["lasts", call, lastsAfter(seconds, at.x - from.x, view.places, reach)]);
    else if (what === "limit") hand.tryOut(["limit", limitAt(at.y, view.places, most, hand.count())]);
    else hand.pull(call, at);
  }

  function onUp(event) {
    if (!held || event.pointerId !== held.id) return;
    cancelAnimationFrame(frame);
    if (held.begun) {
      if (event.type === "pointerup") onFrame();
      frame = null;
      swallow = event.type === "pointerup";
      stage.classList.remove("holds");
      const { what, call, at } = held;
      held = null;
      if (what === "edge") hand.link(call, event.type === "pointerup" ? rowAt(at, hand.bars(), view.places)?.id : undefined);
      else hand.keep();
    }
    [held, frame] = [null, null];
  }

  // The press at the end of a drag is none.
  function onClick(event) {
    if (!swallow) return;
    swallow = false;
    event.stopPropagation();
    event.preventDefault();
  }

  for (const [name, hear] of [["pointerdown", onDown], ["pointermove", onMove], ["pointerup", onUp], ["pointercancel", onUp], ["click", onClick]]) {
    stage.addEventListener(name, hear, true);
  }
  stage.addEventListener("pointerleave", () => look(null));
}
