// The scores of a judge below the rows, on the same axis: each where its verdict came, and the target as a line.

import { textWidth } from "../letters.mjs";
import { clearOf } from "./labels.mjs";

const MOST = 10; // of a score
const ASIDE = 7; // px from a verdict to its number
const CLOSE = 16; // px between two verdicts, below which the lower one goes without its number
const BELOW = 15, ABOVE = -5; // px from a verdict to the foot of its number
const AIR = 3, HIGH = 13, DIGIT = 9; // px around a number, of one with its air, and of its digits

export function drawTarget({ axis: pen, labels, clear }, data, p, head) {
  if (!p.track) return;
  const y = targetIn(p, data), { top, base } = p.track;
  pen.put("track", "path", { class: "rule", d: `M${p.t0} ${base}H${p.t1}` });
  pen.put("target", "path", { class: "limit", d: `M${p.t0} ${y}H${p.t1}` });
  if (p.over) {
    const { words, x, y: foot, wide } = titleOf(p, data);
    labels.put("score", "text", { class: "small halo", x, y: foot }, words);
    clearOf(clear, head)("score", x, x + wide, foot - 12, 16);
  } else {
    pen.put("score", "text", { class: "small right", x: p.t0 - 12, y: (top + base) / 2 + 4 }, "score");
    pen.put("target words", "text", { class: "small ink", x: p.t1 + 10, y: y + 4.5 }, `target ${data.target}`);
  }
}

export function drawScores(pen, data, p, x, until) {
  if (!p.track) return;
  const up = heightIn(p, data), seen = data.scores.filter(([at]) => at <= until).map(([at, score, best]) => ({ px: x(at), y: up(score), score, best }));
  pen.put("scores", "path", { class: "scores", d: seen.map(({ px, y }, i) => `${i ? "L" : "M"}${px} ${y}`).join("") });
  seen.forEach(({ px, y, best }, i) => pen.put(`score ${i}`, "circle", { class: best ? "score best" : "score", cx: px, cy: y, r: best ? 5 : 4 }));
  const around = { end: data.ended ? x(data.end) : Infinity, target: targetIn(p, data), width: p.width, title: p.over && titleOf(p, data) };
  const numbers = numbersOf(seen, around);
  for (const [i, place] of numbers) pen.put(`score ${i} words`, "text", { class: `small halo${seen[i].best ? " ink best" : ""}`, ...place }, `${seen[i].score}`);
}

/**
 * Where the numbers of verdicts stand, by the places of these: the best one first, then the highest. No number lies over
 * another one or the title, on the line of the target or across the one at which the run ended; one that has no room is
 * left out.
 * @param {{px: number, y: number, score: number, best: boolean}[]} verdicts
 * @param {{end: number, target: number, width: number, title?: any}} around where both lines stand, and how wide all is
 * @returns {Map<number, {x: number, y: number}>}
 */
export function numbersOf(verdicts, { end, target, width, title }) {
  const places = new Map(), taken = title ? [title] : [];
  const first = verdicts.map((one, i) => ({ ...one, i })).sort((a, b) => b.best - a.best || b.score - a.score || a.i - b.i);
  for (const { px, y: middle, score, i } of first) {
    const wide = textWidth(`${score}`, 13, 600);
    const apart = (a, b) => a.x > b.x + b.wide + AIR || b.x > a.x + a.wide + AIR;
    const isFree = (one) => one.x + wide <= width && (end <= one.x - AIR || end >= one.x + wide + AIR)
      && (target <= one.y - DIGIT - AIR || target >= one.y + AIR)
      && taken.every((other) => apart(one, other) || Math.abs(other.y - one.y) >= HIGH);
    const crowded = taken.some((other) => Math.abs(other.px - px) < CLOSE);
    const around = [BELOW, ABOVE].flatMap((by) => [px + ASIDE, px - ASIDE - wide].map((x) => ({ px, x, y: middle + by, wide })));
    const place = crowded ? null : around.find(isFree);
    if (!place) continue;
    taken.push(place);
    places.set(i, { x: place.x, y: place.y });
  }
  return places;
}

// Over the track, where no room is beside it; it crowds no verdict.
function titleOf(p, { target }) {
  const words = `score, target ${target}`;
  return { words, px: -Infinity, x: p.t0, y: p.track.top - 8, wide: textWidth(words, 13) };
}

const targetIn = (p, data) => heightIn(p, data)(data.target);

// From one below the lowest of all scores and the target: in a low track the step over the target is seen.
function heightIn({ track: { top, base } }, { scores, target }) {
  const least = Math.min(target, ...scores.map(([, score]) => score)) - 1;
  return (score) => base - 3 - ((score - least) / (MOST - least)) * (base - top - 6);
}
