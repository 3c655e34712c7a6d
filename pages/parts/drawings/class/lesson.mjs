// The lesson as a list: pages, ready-made inputs and questions in the teacher's order, each a press away.

import { el } from "../paper.mjs";

// Returns {box, take(lesson, place)}; `to.trigger` goes to a step, or moves or removes one; `place`: the step that is under
// way, -1 for none.
export function lessonOf(to) {
  const box = el("section", { class: "board-part", "aria-label": "The lesson" }), title = box.appendChild(el("h2", {}));
  const list = box.appendChild(el("ol", { class: "lesson" }));
  const edit = box.appendChild(el("button", { type: "button", class: "lesson-edit", "aria-expanded": "false" }, "Change it"));
  let known = "", editing = false, given = null;

  edit.onclick = () => {
    editing = !editing;
    edit.setAttribute("aria-expanded", `${editing}`);
    edit.textContent = editing ? "Done" : "Change it";
    draw();
  };

  function draw() {
    title.textContent = given.lesson.title;
    list.replaceChildren(...given.lesson.items.map(({ words, where }, i) => {
      const row = el("li", { "aria-current": i === given.place ? "step" : null });
      row.append(el("button", { type: "button", class: "lesson-item", onclick: () => to.trigger({ do: "open", place: i }) }, words), el("span", { class: "quiet" }, where));
      if (editing) row.append(changes(words, i));
      return row;
    }));
  }

  function changes(words, i) {
    const small = (sign, name, what) => el("button", { type: "button", "aria-label": `${name}: ${words}`, onclick: () => to.trigger(what) }, sign);
    const both = el("span", { class: "lesson-changes" });
    if (i) both.append(small("↑", "Earlier", { do: "earlier", place: i }));
    both.append(small("✕", "Remove", { do: "remove", place: i }));
    return both;
  }

  return {
    box,
    take(lesson, place) {
      const key = JSON.stringify([lesson, place]);
      if (key === known) return;
      known = key;
      given = { lesson, place };
      box.hidden = !lesson.items.length;
      draw();
    },
  };
}
