// What every view is drawn with. All files of this folder become one module: top-level names must differ.
// Text that a model or a person wrote goes in through textContent only.

const TOKENS = {
  light: {
    ground: "#FCFBF8", field: "#FFFFFF", wash: "#F4F2EC", ink: "#1B1E24", ink2: "#5B606B", idle: "#858A93",
    hairline: "#DEDAD0", work: "#3665CD", decide: "#7E0185", judge: "#9D7427", combine: "#195C4C", tool: "#5B606B",
    failed: "#AC0016", accent: "#3665CD",
  },
  dark: {
    ground: "#14161A", field: "#1C1F25", wash: "#1C1F25", ink: "#E9E7E1", ink2: "#A3A8B2", idle: "#747A85",
    hairline: "#343943", work: "#6A93F5", decide: "#C98BB8", judge: "#F6C26B", combine: "#7FDCC4", tool: "#A3A8B2",
    failed: "#F97566", accent: "#8FB0FA",
  },
};

let printing = false; // paper is white, whatever the theme

function isDark(root) {
  if (printing) return false;
  const ground = getComputedStyle(root).getPropertyValue("--st-background-color").trim();
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(ground);
  const parts = hex ? hex.slice(1).map((h) => parseInt(h, 16)) : (ground.match(/[\d.]+/g) || [255, 255, 255]).map(Number);
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] < 128;
}

// Sets the tokens as CSS variables (--ink, --work, ...) on root and returns their values.
function paint(root) {
  const dark = isDark(root);
  const colors = TOKENS[dark ? "dark" : "light"];
  if (root.dataset.ground !== (dark ? "dark" : "light")) {
    root.dataset.ground = dark ? "dark" : "light";
    for (const [name, value] of Object.entries(colors)) root.style.setProperty(`--${name}`, value);
  }
  return colors;
}

function fill(node, attrs, text) {
  for (const [name, value] of Object.entries(attrs || {})) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === null || value === undefined || value === false) node.removeAttribute(name);
    else node.setAttribute(name, value);
  }
  if (text !== undefined) node.textContent = text;
  return node;
}

const el = (tag, attrs, text) => fill(document.createElement(tag), attrs, text);
const svg = (tag, attrs, text) => fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attrs, text);

// A pen draws into one parent and keeps its nodes by key, so that a drawing changes instead of flickering:
// pen.begin(); pen.put("bar 3", "rect", {x, y}); pen.end() removes what was not put again.
function pencil(parent, make = svg) {
  const kept = new Map();
  let seen = new Set();
  return {
    begin() { seen = new Set(); },
    put(key, tag, attrs, text) {
      seen.add(key);
      let known = kept.get(key);
      if (!known) {
        known = { node: make(tag), attrs: {}, text: undefined };
        kept.set(key, known);
        parent.append(known.node);
      }
      for (const name in attrs) {
        if (known.attrs[name] === attrs[name]) continue;
        known.attrs[name] = attrs[name];
        fill(known.node, { [name]: attrs[name] });
      }
      if (text !== undefined && text !== known.text) known.node.textContent = known.text = text;
      return known.node;
    },
    end() {
      for (const [key, { node }] of kept) if (!seen.has(key)) { node.remove(); kept.delete(key); }
    },
  };
}

// The outline of a call, by its kind, as a path: work rectangle, decide hexagon, judge pill, combine band with a notch.
function shape(kind, x, y, w, h) {
  const c = Math.min(9, w / 3), m = y + h / 2;
  if (kind === "decide") return `M${x + c} ${y}H${x + w - c}L${x + w} ${m}L${x + w - c} ${y + h}H${x + c}L${x} ${m}Z`;
  if (kind === "combine") return `M${x} ${y}H${x + w - c}L${x + w} ${m}L${x + w - c} ${y + h}H${x}L${x + c} ${m}Z`;
  const r = kind === "judge" ? h / 2 : Math.min(4, h / 3);
  return `M${x + r} ${y}H${x + w - r}A${r} ${r} 0 0 1 ${x + w} ${y + r}V${y + h - r}A${r} ${r} 0 0 1 ${x + w - r} ${y + h}` +
    `H${x + r}A${r} ${r} 0 0 1 ${x} ${y + h - r}V${y + r}A${r} ${r} 0 0 1 ${x + r} ${y}Z`;
}

// <defs> with one 45 degree hatch for each colour: fill="url(#hatch-work)", "url(#hatch-idle)".
function hatches() {
  const defs = svg("defs");
  for (const name of ["work", "decide", "judge", "combine", "tool", "idle"]) {
    const hatch = svg("pattern", { id: `hatch-${name}`, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
    hatch.append(svg("rect", { width: 6, height: 6, style: `fill:color-mix(in srgb, var(--${name}) 10%, var(--ground))` }));
    hatch.append(svg("line", { x1: 1, y1: 0, x2: 1, y2: 6, style: `stroke:var(--${name});stroke-width:1.6;stroke-opacity:.6` }));
    defs.append(hatch);
  }
  return defs;
}

const seconds = (t) => `${t.toFixed(2)} s`;

// Round marks of an axis from 0 to at least `end`, at most `most` steps: {step, end, at: [0, ...], label(t)}.
function ticks(end, most = 6) {
  let step = 0.1;
  for (let i = 0; Math.ceil(end / step - 1e-9) > most; i++) step = [0.2, 0.5, 1][i % 3] * 10 ** Math.floor(i / 3);
  const count = Math.max(1, Math.ceil(end / step - 1e-9));
  const places = step < 1 ? 1 : 0;
  return {
    step, end: count * step, at: Array.from({ length: count + 1 }, (_, i) => i * step),
    label: (t) => (t === 0 ? "0" : t.toFixed(places)),
  };
}

const MEASURE = document.createElement("canvas").getContext("2d");
const WIDTHS = new Map();

// The width of a text in px, in the page's sans serif.
function textWidth(text, size = 14, weight = 400) {
  const key = `${weight} ${size} ${text}`;
  if (!WIDTHS.has(key)) {
    if (WIDTHS.size > 4000) WIDTHS.clear();
    MEASURE.font = `${weight} ${size}px "Source Sans", sans-serif`;
    WIDTHS.set(key, MEASURE.measureText(text).width);
  }
  return WIDTHS.get(key);
}

// The text, cut so that it takes at most `width` px; from the left, word by word, if its end matters.
function cut(text, width, size = 14, weight = 400, keepEnd = false) {
  if (textWidth(text, size, weight) <= width) return text;
  const parts = keepEnd ? text.split(/(?<= )/) : [...text];
  let short = "";
  do {
    if (keepEnd) parts.shift(); else parts.pop();
    short = keepEnd ? `… ${parts.join("")}` : `${parts.join("").trimEnd()}…`;
  } while (parts.length && textWidth(short, size, weight) > width);
  return parts.length ? short : "";
}
