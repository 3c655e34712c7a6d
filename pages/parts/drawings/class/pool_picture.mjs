// The runs of a class: a dot for each, both readings on one axis of seconds, with what the forecast says behind them.

import { textWidth } from "../letters.mjs";
import { el, fill, pencil, svg } from "../paper.mjs";
import { seconds } from "../ticks.mjs";
import { lanesOf } from "./pool.mjs";

const LANE = 104, TOP = 8; // px

// Returns {box, draw(pool, width)}.
export function poolPicture() {
  const box = el("div", { class: "pool" }), picture = box.appendChild(svg("svg", { role: "img" }));
  const under = pencil(picture.appendChild(svg("g"))), over = pencil(picture.appendChild(svg("g")));
  return {
    box,
    draw(pool, width) {
      if (!width) return;
      under.begin();
      over.begin();
      const left = Math.min(120, 20 + Math.max(...pool.sides.map((name) => textWidth(name, 14, 600)))), right = width - 76;
      const { axis, x, sides } = lanesOf(pool, { left, right, lane: LANE });
      const floor = TOP + sides.length * LANE;
      for (const t of axis.at) {
        under.put(`grid ${t}`, "path", { class: "pool-grid", d: `M${x(t)} ${TOP}V${floor}` });
        under.put(`tick ${t}`, "text", { class: "pool-small middle", x: x(t), y: floor + 18 }, axis.label(t));
      }
      under.put("unit", "text", { class: "pool-small", x: right + 12, y: floor + 18 }, "seconds");
      sides.forEach((side, i) => drawSide({ under, over }, side, i, { x, left, right, base: TOP + (i + 1) * LANE - 10, last: sides.length - 1 }));
      under.end();
      over.end();
      fill(picture, { width, height: floor + 26, viewBox: `0 0 ${width} ${floor + 26}`, "aria-label": told(pool) });
    },
  };
}

function drawSide({ under, over }, side, i, { x, left, right, base, last }) {
  under.put(`line ${i}`, "path", { class: "pool-line", d: `M${left} ${base}H${right}` });
  under.put(`name ${i}`, "text", { class: "pool-name", x: left - 12, y: base - 3 }, side.name);
  if (side.curve) under.put(`curve ${i}`, "path", { class: "pool-curve", d: side.curve, transform: `translate(0 ${base})` });
  for (const { id, x: px, y } of side.dots) {
    over.put(`dot ${i} ${id}`, "circle", { class: `pool-dot ${i === last ? "last" : "before"}`, cx: px, cy: base - y, r: Math.max(side.r - 0.6, 1) });
  }
  if (side.median === null || side.median === undefined) return;
  const at = x(side.median);
  over.put(`median ${i}`, "path", { class: "pool-mark", d: `M${at} ${base - LANE + 24}V${base + 5}` });
  over.put(`median words ${i}`, "text", { class: "pool-words", x: at + 6, y: base - LANE + 34 }, `median ${seconds(side.median)}`);
  if (side.p95 !== null && side.p95 !== undefined && x(side.p95) - at > 12) {
    over.put(`p95 ${i}`, "path", { class: "pool-mark late", d: `M${x(side.p95)} ${base - LANE + 42}V${base + 5}` });
    over.put(`p95 words ${i}`, "text", { class: "pool-words late", x: x(side.p95) + 6, y: base - LANE + 52 }, `p95 ${seconds(side.p95)}`);
  }
}

const told = (pool) => `${pool.n} runs of the class. ${pool.sides.map((name, i) => (pool.median[i] === null ? "" : `${name}: median ${seconds(pool.median[i])}.`)).filter(Boolean).join(" ")}`;
