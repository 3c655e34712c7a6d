// The line at the foot of a page that is presented: which beat it is, and what the next press does.

import { beatOf, beatsOf, nextWords, onward } from "./beats.mjs";
import { el, fill } from "./paper.mjs";

// `press()`: as the clicker does. Returns {draw(shown, page, room)}; shown null: there is nothing to lead through; `room`: of
// a class, as `class_stage.mjs` tells of it, which has the line while it has a next step, and while its run goes on.
export function beatsLine(root, press) {
  const line = root.appendChild(el("nav", { class: "beats", "aria-label": "Beats of this page", hidden: "" }));
  const list = line.appendChild(el("ol"));
  const next = line.appendChild(el("button", { type: "button", onclick: press }));
  let drawn = "";
  return {
    draw(shown, page, room = null) {
      const leads = Boolean(room?.next), runs = room?.now === "run" && shown?.state === "running";
      line.hidden = !leads && (!shown || (!page && beatsOf(shown).length === 1)); // the last page: its one beat leads nowhere
      if (line.hidden) return;
      const act = leads ? "class" : onward(shown), words = leads ? room.next.words.toLowerCase() : nextWords(act, page);
      const beats = leads || runs ? room.beats : beatsOf(shown), now = leads || runs ? room.now : beatOf(shown);
      const key = `${beats} ${now} ${words}`;
      if (key === drawn) return;
      drawn = key;
      const at = beats.indexOf(now);
      const lookOf = (i) => (i < at ? "past" : i > at ? "" : "now");
      list.replaceChildren(...beats.map((beat, i) =>
        el("li", { class: lookOf(i), "aria-current": i === at ? "step" : null }, beat)));
      next.hidden = act === "page" && !page; // the last page of the lesson
      fill(next, { disabled: act ? null : "" }, act ? `Next: ${words}` : "It runs");
    },
  };
}
