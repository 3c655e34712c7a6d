// The state line above the picture.

import { el, svg } from "../paper.mjs";
import { MARKS } from "./nodes.mjs";

const STATE_MARKS = {
  ready: ["ring idle", MARKS.queued[1]], running: ["dot", MARKS.streaming[1]], done: ["line", MARKS.done[1]],
  partial: ["half", "M0 -4.5a4.5 4.5 0 0 0 0 9z M0 -4.5a4.5 4.5 0 0 1 0 9a4.5 4.5 0 0 1 0 -9"],
  mended: ["line mended", `${MARKS.done[1]}M-6.5 1a6.5 6.5 0 1 0 2.2 -5`], failed: ["line failed", MARKS.failed[1]],
  stopped: ["block", "M-4 -4H4V4H-4Z"],
};

// `stale`: what in the fields is no longer as it was for this run; `further`: a run that can go on, as {words, go}.
export function drawState(pen, data, stale, further = null) {
  const [kind, head, rest] = data.state;
  const [world, more] = data.world;
  const [look, path] = STATE_MARKS[kind];
  pen.begin();
  const mark = pen.put("mark", "span", { class: "sign", "aria-hidden": "true" });
  if (mark.dataset.kind !== kind) {
    mark.dataset.kind = kind;
    const drawing = svg("svg", { width: 14, height: 14, viewBox: "-7 -7 14 14" });
    drawing.append(svg("path", { class: `mark ${look} k-work`, d: path }));
    mark.replaceChildren(drawing);
  }
  pen.put("head", "b", {}, head);
  pen.put("rest", "span", { class: "rest" }, [rest, stale && `the fields now have ${stale}`].filter(Boolean).join(", "));
  if (further) pen.put("go on", "button", { class: "go-on", type: "button", title: further.words, onclick: further.go }, "Go on");
  const right = pen.put("world", "span", { class: "world" });
  if (right.dataset.said !== world + more) {
    right.dataset.said = world + more;
    right.replaceChildren(el("b", {}, world), more ? ` ${more}` : "");
  }
  pen.end();
}
