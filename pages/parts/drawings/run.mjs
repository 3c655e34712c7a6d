// A run, or two that race: one component, since they take each other's place on a page.

import { drawFlow } from "./flow/flow.mjs";
import { bringIntoSight } from "./in_sight.mjs";
import { drawRace } from "./race/race.mjs";

const VIEWS = { flow: drawFlow, race: drawRace };
// px of a picture that must be in sight when what it shows has been asked for: of a race the headline, the charts and
// both runs, which grow while they go on. A class sees either whole from the top of its page.
const SEEN = { flow: 240, race: 640 };

export function draw(root, data, host) {
  const { state } = host, { shows } = state;
  if (state.view !== data.view) { // another view takes the place: nothing of the one before stays
    if (state.stop) state.stop();
    for (const name of Object.keys(state)) delete state[name];
    state.view = data.view;
    root.className = `drawing ${data.view}`;
    root.replaceChildren();
  }
  VIEWS[data.view](root, data, host);
  state.shows = data.shows;
  if (shows !== undefined && data.shows && data.shows !== shows) bringIntoSight(root, SEEN[data.compact ? "flow" : data.view]);
}
