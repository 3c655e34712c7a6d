// The row below the player while a run is changed by hand: what the last change does, and a button for each change.

import { el, fill } from "../../paper.mjs";
import { seconds } from "../../ticks.mjs";

const MOST_LISTED = 60; // calls in a list to choose from

/**
 * What the row shows: the sentence and what it assumes; the call that is shown, how long it takes, what it waits for and
 * could wait for; the limit; what can be undone.
 * @typedef {object} Shown
 * @property {string} sentence
 * @property {string} quiet
 * @property {{id: number, name: string, seconds: number} | null} call
 * @property {[number, string][]} before
 * @property {[number, string][]} others
 * @property {string} limit
 * @property {boolean} fewer can there be fewer at once?
 * @property {boolean} more
 * @property {string} extends the step of which there can be one more; empty: none
 * @property {boolean} changed
 * @property {boolean} links
 * @property {{name: string, label: string, value: number, low: number, high: number}[]} settings which only a rerun can change
 * @property {boolean} reruns
 * @property {boolean} [plain] there is nothing but the sentence
 */

// `acts`: {by(sign), lasts(share), another(), cut(id), draw(id), limit(by), slowest(), setting(name, value), undo(), back(), link(), rerun()}.
// Returns {box, draw(shown), bring(), link(text)}; shown null: nothing is changed by hand now.
export function handBar(acts) {
  const box = el("div", { class: "hand", role: "group", "aria-label": "What if", hidden: "" });
  const said = box.appendChild(el("p", { class: "hand-said" })), bold = said.appendChild(el("b", {})), quiet = said.appendChild(el("span", { class: "quiet" }));
  const button = (parent, words, act, facts = {}) => parent.appendChild(el("button", { type: "button", onclick: act, ...facts }, words));
  const rerun = button(said, "Run it on the virtual clock", acts.rerun, { class: "hand-go" });
  // Beside the sentence, which stays in sight where the rows below it do not.
  const ends = said.appendChild(el("span", { class: "hand-ends" }));
  const undo = button(ends, "Undo", acts.undo, { class: "hand-go" }), back = button(ends, "Back to the run", acts.back, { class: "hand-go" });
  const link = button(ends, "Link", acts.link), text = ends.appendChild(el("input", { class: "hand-link", readonly: "", "aria-label": "The link", hidden: "" }));

  const own = box.appendChild(el("div", { class: "hand-row", role: "group" }));
  const name = own.appendChild(el("b", {}));
  const less = button(own, "−", () => acts.by(-1), { class: "hand-step", "aria-label": "Shorter" });
  const lasts = own.appendChild(el("span", { class: "hand-value" }));
  const more = button(own, "+", () => acts.by(1), { class: "hand-step", "aria-label": "Longer" });
  button(own, "no time", () => acts.lasts(0));
  button(own, "twice as long", () => acts.lasts(2));
  const waits = own.appendChild(el("span", { class: "hand-waits" }));
  const pick = own.appendChild(el("select", { "aria-label": "Wait for another call too" }));
  pick.onchange = () => {
    const { value } = pick;
    pick.value = ""; // the same one can be chosen again
    if (value) acts.draw(Number(value));
  };

  const all = box.appendChild(el("div", { class: "hand-row", role: "group", "aria-label": "The run" }));
  all.append(el("span", {}, "At once"));
  const fewer = button(all, "−", () => acts.limit(-1), { class: "hand-step", "aria-label": "Fewer at once" });
  const limit = all.appendChild(el("span", { class: "hand-value" }));
  const further = button(all, "+", () => acts.limit(1), { class: "hand-step", "aria-label": "More at once" });
  button(all, "double the slowest", acts.slowest);
  const another = button(all, "", () => acts.another());
  const settings = all.appendChild(el("span", { class: "hand-settings" }));
  let links = null, steppers = null;

  // Settings that change which calls are made.
  function drawSettings(offered) {
    const key = JSON.stringify(offered);
    if (steppers === key) return;
    steppers = key;
    settings.replaceChildren();
    for (const { name: which, label, value, low, high } of offered) {
      const step = (words, by) => button(settings, words, () => acts.setting(which, value + by), { class: "hand-step", "aria-label": `${label}: ${value + by}` });
      settings.append(label);
      step("−", -1).disabled = value <= low;
      settings.append(el("span", { class: "hand-value" }, `${value}`));
      step("+", 1).disabled = value >= high;
    }
  }

  // The calls that it waits for, each with a press that cuts it, and a list of those that it could wait for too.
  function drawLinks({ call, before, others }) {
    const key = JSON.stringify([call?.id, before, others.length]);
    if (links === key) return;
    links = key;
    waits.replaceChildren(...(before.length ? ["waits for "] : []), ...before.slice(0, 6).map(([id, words]) => el("button", { type: "button", title: `${call.name} no longer waits for ${words}`, "aria-label": `Cut: ${call.name} waits for ${words}`, onclick: () => acts.cut(id) }, `${words} ✕`)));
    pick.replaceChildren(el("option", { value: "" }, "also wait for …"), ...others.map(([id, words]) => el("option", { value: id }, words)));
    pick.hidden = !others.length || others.length > MOST_LISTED;
  }

  return {
    box,
    /** @param {Shown | null} shown */
    draw(shown) {
      box.hidden = shown === null;
      if (!shown) return;
      const write = (node, words) => { if (node.textContent !== words) node.textContent = words; };
      if (bold.textContent !== shown.sentence) text.hidden = true; // the link was to another change
      write(bold, shown.sentence);
      write(quiet, shown.quiet);
      rerun.hidden = !shown.reruns;
      all.hidden = ends.hidden = Boolean(shown.plain);
      own.hidden = !shown.call;
      if (shown.call) {
        write(name, shown.call.name);
        write(lasts, seconds(shown.call.seconds));
        drawLinks(shown);
        fill(own, { "aria-label": shown.call.name });
      }
      another.hidden = !shown.extends;
      write(another, `one more ${shown.extends}`);
      fewer.disabled = !shown.fewer;
      further.disabled = !shown.more;
      for (const step of [less, more]) fill(step, { title: `${shown.call?.name ?? ""}, also with the keys + and −` });
      write(limit, shown.limit);
      drawSettings(shown.settings ?? []);
      undo.disabled = !shown.changed;
      write(back, shown.changed ? "Back to the run" : "Leave it");
      link.hidden = !shown.links;
    },
    // Into sight, as far as that needs the page to be moved at all.
    bring: () => all.scrollIntoView?.({ block: "nearest" }),
    // Shows it, since not every browser lets a page copy.
    link(address) {
      text.hidden = false;
      text.value = address;
      text.select?.();
    },
  };
}
