// The scores of a judge below the rows, on the same axis: each where its verdict came, and the target as a line.

import { textWidth } from "../letters.mjs";

const LEAST = 1, MOST = 10; // of a score
const ASIDE = 7; // px from a verdict to its number
const CLOSE = 16; // px between two verdicts, below which the lower one goes without its number

export function drawTarget(pen, data, p) {
  if (!p.track) return;
  const y = heightIn(p)(data.target), { top, base } = p.track;
  pen.put("track", "path", { class: "rule", d: `M${p.t0} ${base}H${p.t1}` });
  pen.put("target", "path", { class: "limit", d: `M${p.t0} ${y}H${p.t1}` });
  if (p.over) {
    pen.put("score", "text", { class: "small halo", x: p.t0, y: top - 8 }, `score, target ${data.target}`);
  } else {
    pen.put("score", "text", { class: "small right", x: p.t0 - 12, y: (top + base) / 2 + 4 }, "score");
    pen.put("target words", "text", { class: "small ink", x: p.t1 + 10, y: y + 4.5 }, `target ${data.target}`);
  }
}

export function drawScores(pen, data, p, x, until) {
  if (!p.track) return;
  const up = heightIn(p), seen = data.scores.filter(([at]) => at <= until);
  pen.put("scores", "path", { class: "scores", d: seen.map(([at, score], i) => `${i ? "L" : "M"}${x(at)} ${up(score)}`).join("") });
  seen.forEach(([at, score, best], i) => {
    const px = x(at), crowded = seen.some(([other, rival], j) => j !== i && Math.abs(x(other) - px) < CLOSE && (rival > score || (rival === score && j < i)));
    pen.put(`score ${i}`, "circle", { class: best ? "score best" : "score", cx: px, cy: up(score), r: best ? 5 : 4 });
    if (crowded) return;
    const look = best ? "small ink halo best" : "small halo", fits = px + ASIDE + textWidth(`${score}`, 13) <= p.width;
    const place = { class: fits ? look : `${look} right`, x: fits ? px + ASIDE : px - ASIDE, y: up(score) + (score > 2 ? 15 : -6) };
    pen.put(`score ${i} words`, "text", place, `${score}`);
  });
}

const heightIn = ({ track: { top, base } }) => (score) => base - 3 - ((score - LEAST) / (MOST - LEAST)) * (base - top - 6);
