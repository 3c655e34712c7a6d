// The playhead over both runs, and its handle on the axis, which is the slider.

import { seconds } from "../ticks.mjs";

// `x`: where it stands, or null where there is none; `at` and `last`: the same moment, and the last one, in seconds.
export function drawHead({ clock, view, acts }, x, at, last) {
  const { pens: { head, handle }, plan } = view;
  for (const each of [head, handle]) each.begin();
  if (x !== null) {
    const strip = handle.put("strip", "rect", { class: "race-strip", x: plan.left - 10, y: plan.floor, width: plan.right - plan.left + 20, height: 26 });
    const d = plan.panels.map(({ first, bottom }) => `M${x} ${first - 6}V${bottom + 2}`).join("") + `V${plan.floor}`; // not through the titles
    if (clock.cursor !== null) head.put("line", "path", { class: "race-end", d });
    const grip = handle.put("house", "path", {
      class: "race-house", role: "slider", tabindex: 0, "aria-label": "Moment of both runs", "aria-valuemin": 0,
      "aria-valuemax": last, "aria-valuenow": Number(at.toFixed(3)), "aria-valuetext": `${seconds(at)} of ${seconds(last)}`,
      d: `M0 ${plan.floor + 4}l7 6v8h-14v-8z`, transform: `translate(${x} 0)`,
    });
    for (const node of [strip, grip]) node.onpointerdown ??= (event) => slide(event, view, acts.jump);
  }
  for (const each of [head, handle]) each.end();
}

// Drag: measured in parts of the picture's width, so that it holds under any zoom.
function slide(event, view, jump) {
  event.preventDefault();
  const to = (e) => {
    const box = view.svg.getBoundingClientRect(), { plan } = view, long = plan.right - plan.left;
    const px = ((e.clientX - box.left) / box.width) * plan.width;
    jump((Math.min(Math.max(px - plan.left, 0), long) / long) * view.reach);
  };
  const node = event.currentTarget;
  node.setPointerCapture(event.pointerId);
  node.onpointermove = to;
  node.onpointerup = node.onpointercancel = () => { node.onpointermove = null; };
  view.foot.querySelector(".race-house").focus({ preventScroll: true });
  to(event);
}
