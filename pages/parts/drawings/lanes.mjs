// Several patterns on one axis of seconds: a bar is a call, its length is its time. Nothing here ran: it is computed.

import { textWidth } from "./letters.mjs";
import { svg } from "./paper.mjs";
import { shape } from "./shape.mjs";
import { seconds, ticks } from "./ticks.mjs";

const NAMES = 168; // px for the names, where there is room beside the bars
const WORDS = 128; // px for the words after the last bar
const NARROW_BELOW = 560;

function rowHeight(row) {
  const lanes = 1 + Math.max(0, ...row.bars.map((bar) => bar[3]));
  const lane = Math.max(2.5, Math.min(14, 66 / lanes));
  return { lanes, lane, height: lanes * lane };
}

function drawRow(picture, row, place) {
  const { left, top, across, narrow } = place;
  const { lane, height } = rowHeight(row);
  const gap = lane > 6 ? 2 : 0.5;
  const middle = top + height / 2;
  if (narrow) picture.append(svg("text", { class: "lanes-name", x: 0, y: top - 9 }, row.name));
  else picture.append(svg("text", { class: "lanes-name", x: 0, y: middle + 5 }, row.name));
  for (const [kind, start, end, number] of row.bars) {
    const x = left + across(start);
    const w = Math.max(1, across(end) - across(start) - (lane > 6 ? 1.5 : 0.5));
    picture.append(svg("path", { class: `lanes-bar k-${kind}`, d: shape(kind, x, top + number * lane + gap / 2, w, lane - gap) }));
  }
  const stop = left + across(row.seconds);
  picture.append(svg("path", { class: "lanes-end", d: `M${stop} ${top - 5}V${top + height + 5}` }));
  const words = svg("text", { class: "lanes-words", x: narrow ? place.width : stop + 9, y: narrow ? top - 9 : middle + 5 });
  if (narrow) words.setAttribute("text-anchor", "end");
  words.append(svg("tspan", { class: "lanes-strong" }, seconds(row.seconds)), svg("tspan", { dx: 8 }, row.calls));
  picture.append(words);
}

/** @param {import("./views.mjs").Lanes} data */
export function draw(root, data) {
  const width = root.clientWidth;
  if (!width) return;
  const narrow = width < NARROW_BELOW;
  const left = narrow ? 1 : NAMES;
  const room = width - left - (narrow ? 14 : WORDS);
  const axis = ticks(Math.max(...data.rows.map((row) => row.seconds)), narrow ? 4 : 6);
  const across = (t) => (t / axis.end) * room;
  const tops = [];
  let y = narrow ? 26 : 10;
  for (const row of data.rows) {
    tops.push(y);
    y += Math.max(rowHeight(row).height, narrow ? 0 : 18) + (narrow ? 42 : 22);
  }
  const foot = y - (narrow ? 26 : 8);
  const picture = svg("svg", { class: "lanes", width, height: foot + 26, role: "img", "aria-label": data.label });
  for (const t of axis.at) {
    const x = left + across(t);
    picture.append(svg("path", { class: "lanes-grid", d: `M${x} 0V${foot}` }));
    const text = t === axis.end ? `${axis.label(t)} seconds` : axis.label(t);
    const anchor = t === 0 ? "start" : t === axis.end ? "end" : "middle";
    const shift = t === axis.end ? textWidth(" seconds", 13) : 0;
    picture.append(svg("text", { class: "lanes-tick", x: x + (narrow ? 0 : shift), y: foot + 19, "text-anchor": anchor }, text));
  }
  data.rows.forEach((row, i) => drawRow(picture, row, { left, top: tops[i], across, narrow, width }));
  root.replaceChildren(picture);
}
