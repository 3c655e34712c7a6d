// The charts of a comparison before there is one: titles, axes, and why they are empty. The library that will draw the
// bars keeps a browser busy for a second; it is fetched when the page has stood for a moment, so that a first Compare
// ends with it at hand.

import { svg } from "./paper.mjs";
import { ticks } from "./ticks.mjs";

const FRAME = { height: 240, left: 84, right: 16, base: 196.5 }; // px; like the charts that come in their place
const SETTLING = 700; // ms

function figurePicture({ title, unit, width, reach, words }) {
  const size = { width, viewBox: `0 0 ${width} ${FRAME.height}` };
  const picture = svg("svg", { ...size, role: "img", "aria-label": `${title}: ${words}` });
  const end = width - FRAME.right, scale = ticks(reach, 3), middle = (FRAME.left + end) / 2;
  const write = (name, x, y, text) => picture.append(svg("text", { class: `axes-${name}`, x, y }, text));
  write("title", 0, 19, title);
  write("name", FRAME.left - 8, 90, "Sequential");
  write("name", FRAME.left - 8, 164, "Parallel");
  write("words", middle, 127, words);
  picture.append(svg("path", { class: "axes-line", d: `M${FRAME.left} ${FRAME.base}H${end}` }));
  for (const at of scale.at) write("tick", FRAME.left + (at / scale.end) * (end - FRAME.left), 213, scale.label(at));
  write("tick", middle, 236, unit);
  return picture;
}

/** @param {import("./views.mjs").Axes} data */
export function draw(root, data, { state }) {
  const known = JSON.stringify(data.figures);
  if (state.axes !== known) root.replaceChildren(...data.figures.map(figurePicture));
  state.axes = known;
  if (state.stop || !data.charts) return;
  const fetched = () => import(new URL(data.charts, document.baseURI)).catch(() => {}); // a chart asks again
  const timer = setTimeout(fetched, SETTLING);
  state.stop = () => clearTimeout(timer);
}
