// The questions as a tree: the way that was answered in ink, the question that is open with a ring, the rest dashed.

import { cut, textWidth } from "./letters.mjs";
import { svg } from "./paper.mjs";
import { shape } from "./shape.mjs";

const NARROW_BELOW = 640;
const ROW = 50;
const LEFT = 24; // px beside the questions of a narrow page, for the way past them

// Where each node stands, in columns and rows: the trunk of questions above, ends below or beside it.
function nodePlaces(nodes, narrow, width) {
  const columns = 1 + Math.max(...nodes.map((node) => node.column));
  const wide = narrow ? width / 2 : width / columns;
  const w = Math.min(narrow ? 148 : 158, wide - (narrow ? LEFT + 27 : 34));
  const places = new Map();
  for (const node of nodes) {
    const at = narrow ? { x: node.side * wide + (node.side ? 0 : LEFT), y: node.line * ROW } : { x: node.column * wide, y: node.row * ROW };
    places.set(node.id, { x: at.x + 2, y: at.y + 10, w, h: 28 });
  }
  return places;
}

function edgeLine(from, to) {
  const x1 = from.x + from.w, y1 = from.y + from.h / 2, x2 = to.x, y2 = to.y + to.h / 2;
  if (to.x !== from.x) return `M${x1} ${y1}C${(x1 + x2) / 2} ${y1} ${(x1 + x2) / 2} ${y2} ${x2} ${y2}`;
  if (to.y - from.y <= ROW) return `M${from.x + from.w / 2} ${from.y + from.h}V${to.y}`;
  return `M${from.x} ${y1}H3V${y2}H${to.x}`; // past what lies between them
}

function nodePicture(node, at) {
  const group = svg("g", { class: `path-node ${node.state}` });
  const kind = node.question ? "decide" : "work";
  group.append(svg("path", { class: "path-shape", d: shape(kind, at.x, at.y, at.w, at.h) }));
  const size = textWidth(node.words, 14) > at.w - 24 ? 12 : 14;
  group.append(svg("text", {
    class: "path-words", x: at.x + at.w / 2, y: at.y + 19, "text-anchor": "middle", style: `font-size:${size}px`,
  }, cut(node.words, at.w - 12, size)));
  return group;
}

function edgeWords(edge, from, to) {
  const below = to.x === from.x && to.y - from.y <= ROW;
  const x = below ? from.x + from.w / 2 + 7 : to.x - 5;
  const y = below ? (from.y + from.h + to.y) / 2 + 4 : to.y + to.h / 2 - 5;
  return svg("text", { class: `path-label ${edge.state}`, x, y, "text-anchor": below ? "start" : "end" }, edge.words);
}

/** @param {import("./views.mjs").QuestionPath} data */
export function draw(root, data) {
  const width = root.clientWidth;
  if (!width) return;
  const narrow = width < NARROW_BELOW;
  const places = nodePlaces(data.nodes, narrow, width);
  const height = Math.max(...[...places.values()].map((at) => at.y + at.h)) + 6;
  const picture = svg("svg", { width, height, role: "img", "aria-label": data.label });
  const order = [...data.edges].sort((a, b) => (a.state === "way") - (b.state === "way"));
  for (const edge of order) {
    const from = places.get(edge.from), to = places.get(edge.to);
    picture.append(svg("path", { class: `path-edge ${edge.state}`, d: edgeLine(from, to) }));
    picture.append(edgeWords(edge, from, to));
  }
  for (const node of data.nodes) picture.append(nodePicture(node, places.get(node.id)));
  root.replaceChildren(picture);
}
