// What is passed on, on its way: a slip of paper along the line from call to call, and the words themselves from the
// answer in which they stand into the slot of the prompt. The browser moves them; the clock goes on meanwhile.

import { el } from "../paper.mjs";
import { visible } from "../plain.mjs";
import { passedIn } from "./model.mjs";
import { setsOff, slipOf } from "./passed.mjs";
import { bring, zoomOf } from "./sight.mjs";

const LASTS = 450; // ms on the way
const BETWEEN = 90; // ms from one to the next of those that land in one prompt
const MOST = 12; // on their way at once
const FASTEST = 4; // times the clock; beyond it nobody can follow
const EASED = "cubic-bezier(.4,0,.2,1)";
const STILL = matchMedia("(prefers-reduced-motion: reduce)");

// Returns {between(from, to), putAway}.
export function slipsOf({ model, clock, view }) {
  const table = view.stage.appendChild(el("div", { class: "slips", "aria-hidden": "true" }));
  const moving = new Map(); // each animation, and the node that goes with it

  function move(node, frames, options, gone) {
    const animation = node.animate(frames, { duration: LASTS, easing: EASED, fill: "backwards", ...options });
    moving.set(animation, gone);
    animation.onfinish = () => end(animation);
  }

  function end(animation) {
    moving.get(animation)?.remove();
    moving.delete(animation);
  }

  function putAway() {
    for (const animation of [...moving.keys()]) {
      animation.cancel();
      end(animation);
    }
  }

  // What the calls are given that were asked for after `from`, up to `to`.
  function between(from, to) {
    if (STILL.matches || clock.speed > FASTEST || !view.rows) return;
    const off = setsOff(passedIn(model), from, to).filter(({ how }) => how !== "gap");
    const landing = new Map(); // how many each call is given
    for (const passed of off.slice(0, Math.max(0, MOST - table.childElementCount))) {
      const place = landing.get(passed.to) ?? 0;
      landing.set(passed.to, place + 1);
      alongLine(passed, place);
    }
    off.filter((passed) => passed.to === view.focus && passed.how === "text").slice(0, MOST).forEach(intoSlot);
  }

  function alongLine(passed, place) {
    const { rows: { unit }, lines } = view;
    const line = lines.get(`${passed.from === null ? null : unit(passed.from)} ${unit(passed.to)}`);
    if (!line) return;
    const slip = table.appendChild(el("span", { class: `slip k-${kindOf(passed)}` }, visible(slipOf(passed))));
    slip.style.offsetPath = `path("${line}")`;
    move(slip, [
      { offsetDistance: "0%", opacity: 0 }, { offsetDistance: "10%", opacity: 1, offset: 0.12 },
      { offsetDistance: "92%", opacity: 1, offset: 0.85 }, { offsetDistance: "100%", opacity: 0 },
    ], { delay: place * BETWEEN }, slip);
  }

  // From where the words stand in the answer to where they stand in the prompt, which has room for them till they land.
  function intoSlot(passed, place) {
    const card = view.root.querySelector(".reading .card"), at = `mark[data-slot="${passed.slot}"]`;
    const from = card.querySelector(`.card-from ${at}`), to = card.querySelector(`.card-asked ${at}`);
    if (!from || !to) return;
    const base = card.getBoundingClientRect(), a = seenOf(from, true), b = seenOf(to, place === 0);
    const slip = card.appendChild(el("div", { class: `slip wide k-${kindOf(passed)}`, dir: "auto" }, visible(passed.text.slice(0, 400))));
    const zoom = zoomOf(card), put = ({ left, top }) => `translate(${(left - base.left) / zoom}px,${(top - base.top) / zoom}px)`;
    slip.style.width = `${Math.max(60, Math.min(a.width, b.width) / zoom)}px`;
    const delay = place * BETWEEN;
    move(slip, [{ transform: put(a), opacity: 0 }, { opacity: 1, offset: 0.1 }, { transform: put(b), opacity: 1 }], { delay }, slip);
    move(to, [{ color: "transparent" }, { color: "transparent" }], { duration: delay + LASTS }, null);
  }

  const kindOf = ({ from }) => model.data.calls.find(({ id }) => id === from)?.kind ?? "input";

  return { between, putAway };
}

// Where a piece of a text can be seen; the first one in its box is brought into sight.
function seenOf(mark, first) {
  if (first) bring(mark);
  const box = mark.closest(".card-text").getBoundingClientRect(), { left, top, width } = mark.getBoundingClientRect();
  return { left, width, top: Math.max(box.top, Math.min(top, box.bottom - 20)) };
}
