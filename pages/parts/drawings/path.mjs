// The questions as a tree: the way that was answered in ink, the question that is open with a ring, the rest dashed.

import { cut, textWidth } from "./letters.mjs";
import { svg } from "./paper.mjs";
import { shape } from "./shape.mjs";

const NARROW_BELOW = 640;
const ROW = 50;
const GAP = 40; // px between two nodes from which on an answer stands in a gap of its line
const BASE = 4.5; // px from the middle of a text to its base
const BESIDE = 16; // px from a line that goes down to the middle of its answer
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

// The line from a question to what follows, and where its answer stands: in a gap of the line, or beside it.
function edgePlace(from, to) {
  const middle = from.x + from.w / 2, foot = from.y + from.h, right = from.x + from.w, y1 = from.y + from.h / 2, y2 = to.y + to.h / 2;
  if (to.x !== from.x && y1 === y2) {
    const gap = to.x - right;
    return { d: `M${right} ${y1}H${to.x}`, x: right + gap / 2, y: gap < GAP ? y1 - 6 : y1 + BASE };
  }
  if (to.x !== from.x) return { d: `M${middle} ${foot}V${y2}H${to.x}`, x: (middle + to.x) / 2, y: y2 + BASE };
  if (to.y - from.y <= ROW) return { d: `M${middle} ${foot}V${to.y}`, x: middle + BESIDE, y: (foot + to.y) / 2 + BASE };
  return { d: `M${from.x} ${y1}H3V${y2}H${to.x}`, x: from.x / 2, y: y1 - 6 }; // past what lies between them
}

// One size for all nodes: the smaller one where the words of any of them need it. A question's ends are pointed.
const sizeOf = (nodes, places) => (nodes.some(({ id, words, question }) => textWidth(words, 14) > places.get(id).w - (question ? 24 : 12)) ? 12 : 14);

function nodePicture(node, at, size) {
  const group = svg("g", { class: `path-node ${node.state}` });
  const kind = node.question ? "decide" : "work";
  if (node.full) group.append(svg("title", {}, node.full));
  group.append(svg("path", { class: "path-shape", d: shape(kind, at.x, at.y, at.w, at.h) }));
  group.append(svg("text", {
    class: "path-words", x: at.x + at.w / 2, y: at.y + 19, "text-anchor": "middle", style: `font-size:${size}px`,
  }, cut(node.words, at.w - 12, size)));
  return group;
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
  const lines = order.map((edge) => ({ ...edge, ...edgePlace(places.get(edge.from), places.get(edge.to)) }));
  for (const { state, d } of lines) picture.append(svg("path", { class: `path-edge ${state}`, d }));
  for (const { state, words, x, y } of lines) picture.append(svg("text", { class: `path-label ${state}`, x, y }, words));
  const size = sizeOf(data.nodes, places);
  for (const node of data.nodes) picture.append(nodePicture(node, places.get(node.id), size));
  root.replaceChildren(picture);
}
