// The axis of a race, and the titles of its runs.

import { cut, textWidth } from "../letters.mjs";
import { ticks } from "../ticks.mjs";

// The lines go through both runs; the numbers stand in the foot, which stays in sight.
export function drawAxis({ axis: pen, foot }, plan, x, reach, head) {
  for (const each of [pen, foot]) each.begin();
  const { at, label } = ticks(reach, plan.width < 420 ? 4 : 6);
  for (const t of at.filter((mark) => mark <= reach * 1.0001)) {
    const d = t ? `M${x(t)} 0V${plan.floor}` : plan.panels.map(({ first, bottom }) => `M${x(t)} ${first - 6}V${bottom + 2}`).join("") + `V${plan.floor}`;
    pen.put(`grid ${t}`, "path", { class: "race-rule", d }); // the first one not through the titles
    if (head === null || Math.abs(x(t) - head) > 24) foot.put(`tick ${t}`, "text", { class: "race-small race-middle", x: x(t), y: plan.floor + 18 }, label(t));
  }
  const middle = plan.panels[1].top - 4;
  pen.put("between", "path", { class: "race-rule", d: `M0 ${middle}H${plan.width}` });
  const unit = Math.min(plan.right + 70, plan.width);
  foot.put("unit", "text", { class: "race-small race-right", x: unit, y: plan.floor + 18 }, "seconds");
  for (const each of [pen, foot]) each.end();
}

// Where the note of a run begins on the line of its title.
export const noteAt = (run) => Math.max(100, 1.1 * textWidth(run.title, 18, 600) + 16); // the serif is wider

export function drawTitles(pen, plan, runs) {
  pen.begin();
  runs.forEach((run, i) => {
    const y = plan.panels[i].top + 15, room = plan.width - noteAt(run);
    pen.put(`title ${i}`, "text", { class: "race-title race-halo", x: 0, y }, run.title);
    if (room > 60) pen.put(`note ${i}`, "text", { class: "race-small race-halo", x: noteAt(run), y }, cut(run.note, room, 13));
  });
  pen.end();
}
