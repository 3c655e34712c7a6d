// The head of the room's own page: how to come in, large, and beside it what is done with the room itself.

import { el, fill } from "../paper.mjs";
import { joinOf } from "./join.mjs";

const LEFT = 120; // seconds that the digits hold

/**
 * Returns {box, take(data), show(lead), stop}.
 * @param {{post: (what: object) => Promise<{digits?: string} | null>}} to
 */
export function ownPageOf(to, { every = setInterval, never = clearInterval } = {}) {
  const box = el("section", { class: "own", "aria-label": "The room" });
  const join = box.appendChild(el("div", { class: "own-join" })), side = box.appendChild(el("div", { class: "own-side" }));
  const here = side.appendChild(el("p", { class: "own-here" }));
  const many = here.appendChild(el("b", { class: "serif" })), words = here.appendChild(el("span", { class: "quiet" }));
  const list = side.appendChild(el("ul", { class: "own-acts" }));
  const row = (...nodes) => list.appendChild(el("li")).append(...nodes);
  const press = (text, onclick) => el("button", { type: "button", class: "press", onclick }, text);
  const table = el("a", { class: "press", download: "" }, "Everything as CSV");
  const digits = el("p", { class: "own-digits", role: "status" }), asks = el("div", { class: "own-asks", role: "group", hidden: "" });
  const close = press("Close the room", () => ask(true));
  const yes = el("button", { type: "button", class: "press main", onclick: () => to.post({ do: "close" }) }, "Close the room");
  let timer = null;

  row(table);
  row(press("Print this page", () => print()));
  row(press("Hand over", handOver), digits);
  row(close, asks);
  asks.append(el("p", {}, "All its questions, answers and runs are deleted."), yes, press("Keep it", () => ask(false)));

  function ask(open) {
    asks.hidden = !open;
    close.hidden = open;
    (open ? yes : close).focus();
  }

  async function handOver() {
    const given = await to.post({ do: "hand over" });
    if (!given?.digits) return;
    never(timer);
    let left = LEFT;
    const tell = () => {
      digits.replaceChildren(...(left > 0 ? [el("b", { class: "serif" }, given.digits), el("span", { class: "quiet" }, `On the other device: In class, Take over. ${left} s left.`)] : []));
      if (left <= 0) never(timer);
      left -= 5;
    };
    tell();
    timer = every(tell, 5000);
  }

  return {
    box,
    take(data) {
      box.hidden = !data.whole;
      box.classList.toggle("large", data.compact);
      if (!data.whole || box.dataset.room === data.room) return;
      box.dataset.room = data.room;
      join.replaceChildren(joinOf(data.join, data.room));
      table.setAttribute("href", new URL(`room/${data.room}/answers.csv`, document.baseURI));
    },
    show(lead) {
      fill(many, {}, `${lead.all.here}`);
      fill(words, {}, lead.all.here === 1 ? "phone is here" : "phones are here");
    },
    stop: () => never(timer),
  };
}
