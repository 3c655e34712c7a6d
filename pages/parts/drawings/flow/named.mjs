// Nested patterns by name, each at a bracket that holds its calls together: before their bars, where nothing had begun
// yet, or behind their words. Where names stand over the bars, these stand at the signs that fold.

import { cut, textWidth } from "../letters.mjs";
import { clearOf } from "./labels.mjs";

const AIR = 8, LIP = 5, LINE = 17; // px before a bracket, of its ends, and of a line of words
const NAME = 13, HEAVY = 600;

/**
 * Where the name of a nested pattern stands, and how wide it may be; null where it has no room.
 * @param {{first: number, last: number, begins: number, ends: number, together: boolean}} nest its rows, where their bars
 *   begin and their words end, in px, and whether all rows between them are its own
 * @param {number} wide px of its name
 * @param {number} head where the run ends, and the playhead stands; no name lies across it
 * @param {(side: "left" | "right") => boolean} free
 */
export function nameplace({ first, last, begins, ends, together }, p, wide, head, free) {
  const left = begins - AIR, y = together ? (p.middle(first) + p.middle(last)) / 2 : p.middle(first) + 4.5;
  if (free("left") && left - AIR - p.t0 >= wide) return { side: "left", anchor: "end", x: left - (together ? AIR : 0), y, bracket: together && left, room: left - AIR - p.t0 };
  if (!free("right")) return null;
  const right = ends + (together ? 2 * AIR : AIR);
  const before = head - AIR - right >= wide, from = before || right > head ? right : head + AIR, room = (before ? head - AIR : p.width) - from;
  return room >= wide ? { side: "right", anchor: "start", x: from, y, bracket: together && right - AIR, room } : null;
}

// `calls`: the rows that are seen, with their moments; `ends`: where the words of each end; `whole`: is all of the run seen?
export function drawNames(pens, rows, calls, p, x, ends, whole) {
  if (p.over) return;
  const seen = new Map(calls.map((one) => [one.call.id, one])), taken = new Set();
  for (const fold of rows.folds) {
    const own = fold.calls.map((id) => seen.get(id)).filter((one) => one?.now.parts.length);
    if (!own.length || own.length < fold.calls.length) continue; // folded, or out of sight
    const at = own.map(({ call }) => call.row), first = Math.min(...at), last = Math.max(...at);
    const together = last - first + 1 === own.length, beside = together ? own : own.filter(({ call }) => call.row === first);
    const nest = {
      first, last, together, begins: x(Math.min(...own.map(({ now }) => now.parts[0].from))),
      ends: Math.max(...beside.map(({ call }) => ends.get(call.id) ?? p.width)),
    };
    const wide = textWidth(fold.name, NAME, HEAVY), head = x(rows.end);
    const place = nameplace(nest, p, wide, head, (side) => !taken.has(`${side} ${first}`) && (whole || side === "left"));
    if (!place) continue;
    taken.add(`${place.side} ${first}`);
    drawName(pens.labels, fold, nest, place, p);
    const from = place.anchor === "end" ? place.x - wide : place.x;
    clearOf(pens.clear, head)(`${fold.id} nest`, from, from + wide, place.y - 12, 16);
  }
}

function drawName(pen, fold, { first, last }, { side, anchor, x, y, bracket, room }, p) {
  const lines = bracket && (last - first + 1) * p.row >= 2 * LINE ? 2 : 1;
  const top = bracket ? y + 4.5 - ((lines - 1) * LINE) / 2 : y;
  const write = (key, look, line, words) => pen.put(`${fold.id} nest ${key}`, "text", { class: `nest ${look}`, "text-anchor": anchor, x, y: top + line * LINE }, words);
  write("name", "bold", 0, fold.name);
  if (lines > 1) write("steps", "", 1, cut(fold.steps, room, NAME));
  if (!bracket) return;
  const lip = side === "left" ? LIP : -LIP, high = p.bar / 2 + 2;
  pen.put(`${fold.id} nest`, "path", { class: "nest", d: `M${bracket + lip} ${p.middle(first) - high}h${-lip}V${p.middle(last) + high}h${lip}` });
}
