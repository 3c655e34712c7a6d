// What is said after a bar.

import { cut, textWidth } from "../letters.mjs";
import { REUSED } from "./bars.mjs";
import { wordsOf } from "./moment.mjs";

const GROWS = ["queued", "held", "waiting", "thinking", "streaming", "again"]; // its bar ends at the playhead, and its words ride with it

const AIR = 3; // px around words, in which the playhead is not seen,
const ASIDE = 9; // and from a bar or the playhead to its words
const ITEM_AIR = 13; // px between two bars, for the item that a call works on, above its own

// Ground below words that the playhead stands in, so that it is not seen between them.
export const clearOf = (pen, head) => (key, from, to, top, high, look = "") => {
  if (head === null || head <= from - AIR || head >= to + AIR) return;
  pen.put(key, "rect", { class: `clear${look}`, x: from - AIR, y: top, width: to - from + 2 * AIR, height: high });
};

/**
 * Where words of a width begin, and how much room they have: before the line at which the run ended, or behind it, where
 * there is more room; never across it.
 * @param {number} left where they would begin
 * @param {number | null} line
 */
export function besideLine(left, wide, line, width) {
  const before = line - 2 * AIR - left, after = width - line - ASIDE;
  if (line === null || left >= line + AIR) return { left, room: width - left };
  return before >= Math.min(wide, after) ? { left, room: before } : { left: line + ASIDE, room: after };
}

// On a phone what has no room above the bar of a call that is done stands behind it. Returns whether it has room there.
function drawBehind(pen, keepClear, call, now, words, p, x, line, look) {
  const wide = textWidth(words, 12), { left, room } = besideLine(x(now.end) + ASIDE, wide, line, p.width);
  if (now.state !== "done" || room < wide) return false;
  const y = p.barTop(call.row) + p.bar / 2 + 4.5;
  pen.put(`${call.id} item`, "text", { class: `item halo${look}`, x: left, y }, words);
  keepClear(`${call.id} item`, left, left + wide, y - 10, 12, look);
  return true;
}

// At the end of its bar; on the rail, above the bar. `tailOf(call, now)`: the last words of a streaming answer.
// `aside`: the rows whose labels are faint; `line`: where the run ended, if all of it is seen. Returns where the words of
// each row end.
export function drawLabels({ labels, riding, clear }, calls, p, x, head, lit, tailOf, { aside = new Set(), line = null } = {}) {
  const ends = new Map(), keepClear = clearOf(clear, head);
  for (const { call, now } of calls) {
    let [bold, quiet] = now.words ?? wordsOf(call, now, tailOf(call, now));
    const streams = now.state === "streaming" && !call.fold, look = (call.id === lit ? " lit" : "") + (aside.has(call.id) ? " aside" : "");
    const y = p.over ? p.barTop(call.row) - 6 : p.barTop(call.row) + p.bar / 2 + 4.5;
    let left = p.over ? p.t0 : x(now.end) + (call.reused ? REUSED : 0) + ASIDE;
    if (p.over) {
      const name = cut(call.name, p.width - left, 14, 600);
      labels.put(`${call.id} name`, "text", { class: `label bold${look}`, transform: `translate(${left} ${y})` }, name);
      left += textWidth(name, 14, 600) + 8;
      const failed = now.state === "failed", said = [failed ? "" : bold, quiet, streams ? "" : call.item].filter(Boolean);
      quiet = said.join(" · ");
      const long = said.length > 1 && textWidth(quiet, 14) > p.width - left;
      if (long && drawBehind(labels, keepClear, call, now, said.at(-1), p, x, line, look)) quiet = said.slice(0, -1).join(" · ");
      if (!failed) bold = "";
    } else if (call.item && now.parts.length && p.row - p.bar >= ITEM_AIR) {
      const from = x(now.parts[0].from), over = cut(call.item, p.t1 - from, 12);
      const above = p.barTop(call.row) - (p.row - p.bar < 20 ? 3 : 5);
      labels.put(`${call.id} item`, "text", { class: `item halo${look}`, x: from, y: above }, over);
      keepClear(`${call.id} item`, from, from + textWidth(over, 12), above - 10, 12, look);
    }
    const gap = bold && quiet ? 8 : 0, boldWidth = bold ? textWidth(bold, 14, 600) : 0;
    const wide = boldWidth + gap + textWidth(quiet, 14);
    const rides = !p.over && head !== null && GROWS.includes(now.state) && head > left - 10 && head < left + wide + 6;
    const place = besideLine(left, wide, rides || p.over ? null : line, p.width);
    left = place.left;
    const room = rides ? p.width - 16 * Math.ceil((head + ASIDE) / 16) : place.room; // in steps, so that it changes seldom
    if (call.fold && textWidth(quiet, 14) > room - boldWidth - gap) quiet = quiet.split(",")[0];
    if (now.state === "cancelled" && textWidth(quiet) > room) quiet = quiet.replace("cancelled at ", "");
    quiet = cut(quiet, room - boldWidth - gap - (streams ? 8 : 0), 14, 400, streams);
    const pen = rides ? riding : labels, end = left + boldWidth + gap + textWidth(quiet, 14);
    ends.set(call.id, end);
    if (!rides) keepClear(`${call.id} words`, p.over ? p.t0 : left, end, y - 12, 16, look);
    if (rides) left = ASIDE;
    if (streams) riding.put(`${call.id} edge`, "rect", { class: "live", x: -2, y: p.barTop(call.row) - 2, width: 3, height: p.bar + 4, rx: 1 });
    if (bold) pen.put(`${call.id} bold`, "text", { class: `label bold${look} s-${now.state}`, transform: `translate(${left} ${y})` }, bold);
    if (quiet) pen.put(`${call.id} quiet`, "text", { class: `label${look} s-${now.state}`, transform: `translate(${left + boldWidth + gap} ${y})` }, quiet);
    if (streams) pen.put(`${call.id} caret`, "rect", { class: "caret", x: left + textWidth(quiet, 14) + 1, y: y - 12, width: 4, height: 15 });
  }
  return ends;
}
