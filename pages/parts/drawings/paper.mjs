// What every view is drawn with. Text that a model or a person wrote goes in through textContent only.

export function fill(node, attrs, text) {
  for (const [name, value] of Object.entries(attrs || {})) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === null || value === undefined || value === false) node.removeAttribute(name);
    else node.setAttribute(name, value);
  }
  if (text !== undefined) node.textContent = text;
  return node;
}

export const el = (tag, attrs, text) => fill(document.createElement(tag), attrs, text);
export const svg = (tag, attrs, text) => fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attrs, text);

// A pen draws into one parent and keeps its nodes by key, so that a drawing changes instead of flickering:
// pen.begin(); pen.put("bar 3", "rect", {x, y}); pen.end() removes what was not put again.
export function pencil(parent, make = svg) {
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

// <defs> with one 45 degree hatch for each colour: fill="url(#hatch-work)", "url(#hatch-idle)".
export function hatches() {
  const defs = svg("defs");
  for (const name of ["work", "decide", "judge", "combine", "tool", "idle"]) {
    const hatch = svg("pattern", {
      id: `hatch-${name}`, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)",
    });
    hatch.append(svg("rect", { width: 6, height: 6, style: `fill:color-mix(in srgb, var(--${name}) 10%, var(--ground))` }));
    hatch.append(svg("line", { x1: 1, y1: 0, x2: 1, y2: 6, style: `stroke:var(--${name});stroke-width:1.6;stroke-opacity:.6` }));
    defs.append(hatch);
  }
  return defs;
}
