// The drawing of one pattern for the home page. A bar's length is its time.

import { el, svg } from "./paper.mjs";
import { shape } from "./shape.mjs";

const WIDTH = 260;

// Each drawing: bars [kind, x, y of its middle, width], edges as paths, ghosts [x, y, width, kind] (could have run, did not), words.
const DRAWINGS = {
  prompt_chaining: {
    says: "Three calls one after the other.", top: 30, height: 36, middle: 48,
    bars: [["work", 30, 48, 57], ["work", 103, 48, 57], ["work", 176, 48, 57]],
    edges: ["M11 48H30", "M87 48H103", "M160 48H176", "M233 48H249"],
  },
  routing: {
    says: "A classifier, then one of four specialists.", top: 2, height: 92, middle: 51,
    bars: [["decide", 30, 51, 56], ["work", 130, 40, 81]],
    ghosts: [[130, 18, 81], [130, 62, 81], [130, 84, 81]],
    edges: ["M11 51H30", "M86 51C112 51 104 40 130 40", "M211 40C232 40 226 51 249 51"],
    dashed: ["M86 51C118 51 98 18 130 18", "M86 51C112 51 106 62 130 62", "M86 51C118 51 98 84 130 84"],
  },
  parallelization: {
    says: "Five calls at the same time; the longest one sets the pace.", top: 2, height: 92, middle: 48,
    bars: [["work", 52, 12, 79], ["work", 52, 30, 115], ["work", 52, 48, 137], ["work", 52, 66, 68], ["work", 52, 84, 106]],
    edges: [
      "M11 48C36 48 30 12 52 12", "M11 48C32 48 34 30 52 30", "M11 48H52", "M11 48C32 48 34 66 52 66",
      "M11 48C36 48 30 84 52 84", "M131 12C180 12 196 46 249 48", "M167 30C196 30 210 46 249 48", "M189 48H249",
      "M120 66C176 66 200 50 249 48", "M158 84C190 84 200 50 249 48",
    ],
  },
  orchestrator_workers: {
    says: "A planner, three workers at the same time, and a call that combines.", top: 12, height: 72, middle: 48,
    bars: [["decide", 23, 48, 50], ["work", 96, 22, 57], ["work", 96, 48, 72], ["work", 96, 74, 50], ["combine", 184, 48, 53]],
    edges: [
      "M11 48H23", "M73 48C90 48 80 22 96 22", "M73 48H96", "M73 48C90 48 80 74 96 74", "M153 22C176 22 166 48 189 48",
      "M168 48H189", "M146 74C172 74 164 48 189 48", "M237 48H249",
    ],
  },
  evaluator_optimizer: {
    says: "Write, judge, improve, judge: 6, then 8, which passes.", top: 8, height: 84, middle: 48,
    bars: [["work", 25, 28, 53], ["judge", 92, 67, 41], ["work", 147, 28, 41], ["judge", 203, 67, 36]],
    edges: [
      "M11 48C20 48 14 28 25 28", "M78 28C92 28 78 67 92 67", "M133 67C147 67 133 28 147 28", "M188 28C202 28 188 67 203 67",
      "M239 67C248 67 240 48 249 48",
    ],
    words: [[112, 90, "6"], [221, 90, "8 ✓"]],
  },
  support_system: {
    says: "A classifier, then a chain of three; it could have been two checks and a call that combines, or one call.",
    top: 4, height: 92, middle: 50,
    bars: [["decide", 23, 50, 44], ["work", 92, 16, 36], ["work", 137, 16, 36], ["work", 182, 16, 36]],
    ghosts: [[92, 42, 52], [92, 60, 44], [166, 51, 52, "combine"], [92, 86, 60]],
    edges: ["M11 50H23", "M67 50C82 50 76 16 92 16", "M128 16H137", "M173 16H182", "M218 16C240 16 230 50 249 50"],
    dashed: [
      "M67 50C80 50 80 42 92 42", "M67 50C80 50 80 60 92 60", "M67 50C84 50 74 86 92 86",
      "M144 42C160 42 156 51 171 51", "M136 60C156 60 156 51 171 51",
    ],
  },
  research_report: {
    says: "A planner, three workers, a call that combines; then judge, improve, judge.", top: 14, height: 74, middle: 48,
    bars: [
      ["decide", 18, 48, 34], ["work", 66, 26, 38], ["work", 66, 48, 46], ["work", 66, 70, 32], ["combine", 121, 48, 36],
      ["judge", 163, 68, 28], ["work", 190, 34, 28], ["judge", 216, 68, 26],
    ],
    edges: [
      "M11 48H18", "M52 48C62 48 56 26 66 26", "M52 48H66", "M52 48C62 48 56 70 66 70", "M104 26C120 26 112 48 126 48",
      "M112 48H126", "M98 70C116 70 112 48 126 48", "M157 48C166 48 154 68 163 68", "M191 68C198 68 182 34 190 34",
      "M218 34C226 34 208 68 216 68", "M242 68C250 68 243 48 249 48",
    ],
  },
  workflows_vs_agents: {
    says: "Above, a workflow: fixed steps. Below, an agent: the model decides again and again, and could have gone other ways.",
    top: 6, height: 88, middle: 0,
    bars: [["work", 30, 20, 52], ["work", 103, 20, 52], ["work", 176, 20, 52], ["decide", 30, 68, 40], ["decide", 118, 68, 40], ["decide", 200, 68, 34]],
    ghosts: [[76, 88, 34], [166, 88, 26]],
    edges: ["M11 20H30", "M82 20H103", "M155 20H176", "M228 20H249", "M11 68H30", "M70 68H118", "M158 68H200", "M234 68H249"],
    dashed: ["M70 68C78 68 66 88 76 88", "M110 88C120 88 108 72 118 70", "M158 68C166 68 158 88 166 88", "M192 88C202 88 192 72 200 70"],
    ends: [20, 68],
  },
};

const LEGEND = [
  ["work", "does the work"], ["decide", "decides what runs next"], ["judge", "judges"], ["combine", "combines"],
];

function bar(kind, x, y, w) {
  return svg("path", { class: `home-bar k-${kind}`, d: shape(kind, x, y - 7, w, 14) });
}

function drawPattern(root, drawing) {
  const { says, top, height, middle, bars, edges, ghosts = [], dashed = [], words = [], ends = [middle] } = drawing;
  const box = `0 ${top} ${WIDTH} ${height}`;
  const picture = svg("svg", { class: "home-drawing", viewBox: box, width: WIDTH, height, role: "img", "aria-label": says });
  for (const d of dashed) picture.append(svg("path", { class: "home-edge not", d }));
  for (const d of edges) picture.append(svg("path", { class: "home-edge", d }));
  for (const [x, y, w, kind = "work"] of ghosts) picture.append(svg("path", { class: "home-ghost", d: shape(kind, x, y - 7, w, 14) }));
  for (const each of bars) picture.append(bar(...each));
  for (const [x, y, text] of words) picture.append(svg("text", { class: "home-word", x, y }, text));
  for (const cy of ends) {
    picture.append(svg("circle", { class: "home-in", cx: 6, cy, r: 4.5 }));
    picture.append(svg("circle", { class: "home-out", cx: 253, cy, r: 4.5 }));
  }
  root.append(picture);
}

function drawLegend(root, note) {
  const legend = root.appendChild(el("div", { class: "home-legend quiet" }));
  for (const [kind, words] of LEGEND) {
    const entry = legend.appendChild(el("span", { class: "home-entry" }));
    const swatch = entry.appendChild(svg("svg", { width: 28, height: 14, "aria-hidden": "true" }));
    swatch.append(bar(kind, 0, 7, 28));
    entry.append(words);
  }
  if (note) legend.append(el("span", {}, "A bar’s length is its time. Dashed: could have run, did not."));
}

/**
 * The drawing of a pattern by its name; "legend" is what the shapes mean, and "kinds" no more than that.
 * @param {import("./views.mjs").Home} data
 */
export function draw(root, data, { state }) {
  if (state.home === data.pattern) return;
  state.home = data.pattern;
  root.replaceChildren();
  if (data.pattern === "legend" || data.pattern === "kinds") drawLegend(root, data.pattern === "legend");
  else if (DRAWINGS[data.pattern]) drawPattern(root, DRAWINGS[data.pattern]); // a pattern of one's own has none
}
