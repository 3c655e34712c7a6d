// The drawing of one pattern for the home page. A bar's length is its time.

const HOME_WIDTH = 260;

// Each drawing: bars [kind, x, y of its middle, width], edges as paths, ghosts (could have run, did not), words.
const HOME = {
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
};

const HOME_LEGEND = [
  ["work", "does the work"], ["decide", "decides what runs next"], ["judge", "judges"], ["combine", "combines"],
];

function homeBar(api, kind, x, y, w) {
  return api.svg("path", { class: `home-bar k-${kind}`, d: shape(kind, x, y - 7, w, 14) });
}

function homeDrawing(root, drawing, api) {
  const { says, top, height, middle, bars, edges, ghosts = [], dashed = [], words = [] } = drawing;
  const box = `0 ${top} ${HOME_WIDTH} ${height}`;
  const picture = api.svg("svg", { class: "home-drawing", viewBox: box, width: HOME_WIDTH, height, role: "img", "aria-label": says });
  for (const d of dashed) picture.append(api.svg("path", { class: "home-edge not", d }));
  for (const d of edges) picture.append(api.svg("path", { class: "home-edge", d }));
  for (const [x, y, w] of ghosts) picture.append(api.svg("path", { class: "home-ghost", d: shape("work", x, y - 7, w, 14) }));
  for (const bar of bars) picture.append(homeBar(api, ...bar));
  for (const [x, y, text] of words) picture.append(api.svg("text", { class: "home-word", x, y }, text));
  picture.append(api.svg("circle", { class: "home-in", cx: 6, cy: middle, r: 4.5 }));
  picture.append(api.svg("circle", { class: "home-out", cx: 253, cy: middle, r: 4.5 }));
  root.append(picture);
}

function homeLegend(root, api) {
  const legend = root.appendChild(api.el("div", { class: "home-legend quiet" }));
  for (const [kind, words] of HOME_LEGEND) {
    const entry = legend.appendChild(api.el("span", { class: "home-entry" }));
    const swatch = entry.appendChild(api.svg("svg", { width: 28, height: 14, "aria-hidden": "true" }));
    swatch.append(homeBar(api, kind, 0, 7, 28));
    entry.append(words);
  }
  legend.append(api.el("span", {}, "A bar’s length is its time. Dashed: could have run, did not."));
}

// data: {pattern: its name} for one drawing, {pattern: "legend"} for what the shapes mean
function drawHome(root, data, api) {
  const state = api.state();
  if (state.home === data.pattern) return;
  state.home = data.pattern;
  root.replaceChildren();
  if (data.pattern === "legend") homeLegend(root, api);
  else homeDrawing(root, HOME[data.pattern], api);
}
