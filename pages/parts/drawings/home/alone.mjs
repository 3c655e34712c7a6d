// The picture of one run by itself, as small as a printed sheet has room for.

import { el, hatches, pencil, svg } from "../paper.mjs";
import { actAt, LASTS } from "./acts.mjs";
import { sizesOf } from "./bars.mjs";
import { drawPicture } from "./picture.mjs";

const SIZE = { narrow: true, compact: true };

// Beside others: `runs` are those that share one axis. Returns what draws it once its place has a width.
export function aloneIn(parent, run, runs) {
  const place = parent.appendChild(el("div", { class: "home" })).appendChild(el("div", { class: "home-section" }));
  const room = place.appendChild(el("div", { class: "home-room" })), foot = place.appendChild(el("div", { class: "home-foot" }));
  const label = `Predicted: ${run.words} in ${run.seconds.toFixed(2)} s.`;
  const picture = place.appendChild(svg("svg", { class: "home-picture", role: "img", "aria-label": label }));
  picture.append(hatches());
  const section = { rows: [{ row: { page: "", run, time: "" }, room }], foot, pen: pencil(picture) };
  room.style.height = `${sizesOf(run, SIZE).height}px`;
  const longest = Math.max(...runs.map(({ seconds }) => seconds));
  return () => {
    if (room.offsetWidth) drawPicture(section, { ...actAt(LASTS, run.seconds), at: Infinity }, longest, SIZE);
  };
}
