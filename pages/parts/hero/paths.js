// Paths that runs took, as small diagrams: steps from left to right, below each who chose it.

const PATHS_HEIGHT = 27;
const PATHS_LETTERS = 108; // px of a name at most
const PATHS_WORDS = 170; // px of what a tool was given, at most

function pathsNode(step, api) {
  const width = Math.ceil(Math.min(textWidth(step.name, 14), PATHS_LETTERS)) + (step.kind === "decide" ? 32 : 24);
  const picture = api.svg("svg", { width, height: PATHS_HEIGHT, "aria-hidden": "true" });
  const kind = step.failed ? "failed" : `k-${step.kind}`;
  picture.append(api.svg("path", { class: `paths-shape ${kind}`, d: shape(step.kind, 1, 1, width - 2, PATHS_HEIGHT - 2) }));
  picture.append(api.svg("text", { class: "paths-name", x: width / 2, y: 18 }, cut(step.name, PATHS_LETTERS)));
  return picture;
}

function pathsStep(step, api) {
  const node = pathsNode(step, api);
  const item = api.el("li", { class: "paths-step", style: `--w:${node.getAttribute("width")}px` });
  item.append(node);
  const who = step.who || "choosing";
  item.append(api.el("span", { class: step.who ? "paths-who" : "paths-who quiet" }, who));
  if (step.words) item.append(api.el("span", { class: "paths-words quiet" }, cut(step.words, PATHS_WORDS, 13)));
  const said = `${step.name}${step.failed ? ", failed" : ""}${step.words ? `: ${step.words}` : ""}`;
  item.append(api.el("span", { class: "hidden" }, said));
  return item;
}

function pathsRow(path, api) {
  const row = api.el("div", { class: path.head ? "paths-row counted" : "paths-row" });
  const about = row.appendChild(api.el("div", { class: "paths-about" }));
  if (path.head) about.append(api.el("strong", {}, path.head));
  about.append(api.el("span", { class: "quiet" }, path.words));
  const steps = row.appendChild(api.el("ol", { class: "paths-steps" }));
  for (const step of path.steps) steps.append(pathsStep(step, api));
  return row;
}

// data: {groups: [{title, count, paths: [{head, words, steps: [{name, kind, who, words, failed}]}]}], world}
function drawPaths(root, data, api) {
  const state = api.state();
  const known = `${JSON.stringify(data)} ${textWidth("calculate", 14)}`; // texts are measured once more when the fonts are there
  if (state.paths === known) return;
  state.paths = known;
  root.replaceChildren();
  for (const group of data.groups) {
    const part = root.appendChild(api.el("section", { class: "paths-group" }));
    const head = part.appendChild(api.el("div", { class: "paths-head" }));
    head.append(api.el("h3", {}, group.title));
    if (group.count) head.append(api.el("span", { class: "paths-count" }, group.count));
    for (const path of group.paths) part.append(pathsRow(path, api));
  }
  root.append(api.el("p", { class: "paths-world quiet" }, data.world));
}
