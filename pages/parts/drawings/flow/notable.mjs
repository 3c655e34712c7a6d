// The longest calls and the failed ones by name, when there are too many rows to see them.

import { el } from "../paper.mjs";
import { seconds } from "../ticks.mjs";
import { begun } from "./moment.mjs";
import { MOST_ROWS } from "./places.mjs";

const LISTED = 5;
const lasted = (call) => (call.end ?? 0) - begun(call);

export function drawNotable(notable, data, rows, choose) {
  const many = data.ended && rows.calls.length > MOST_ROWS;
  const key = many ? `${data.run} ${data.calls.length}` : "";
  if (notable.dataset.key === key) return;
  notable.dataset.key = key;
  notable.replaceChildren();
  if (!many) return;
  const longest = data.calls.filter((call) => call.end !== undefined).sort((a, b) => lasted(b) - lasted(a)).slice(0, LISTED);
  const failed = data.calls.filter((call) => call.status === "error");
  const line = (words, calls, beside) => {
    const row = notable.appendChild(el("p", {}));
    row.append(el("b", {}, words), " ");
    for (const call of calls) row.append(el("button", { type: "button", onclick: () => choose(call.id) }, `${call.name} ${beside(call)}`.trim()), " ");
  };
  line("Longest", longest, (call) => seconds(lasted(call)));
  if (failed.length) line(failed.length > LISTED ? `Failed, ${LISTED} of ${failed.length}` : "Failed", failed.slice(0, LISTED), () => "");
}
