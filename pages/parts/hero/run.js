// A run, or two that race: one component, since they take each other's place on a page.

const RUN_VIEWS = { flow: drawFlow, race: drawRace };
const SETTLED = 300; // ms till the page has put away what a run has no use for
const SEEN = 240; // px of a picture that must be in sight when what it shows has been asked for

function drawRun(root, data, api) {
  const state = api.state(), { shows } = state;
  if (state.view !== data.view) { // another view takes the place: nothing of the one before stays
    if (state.stop) state.stop();
    for (const name of Object.keys(state)) delete state[name];
    state.view = data.view;
    root.className = `hero ${data.view}`;
    root.replaceChildren();
  }
  RUN_VIEWS[data.view](root, data, api);
  state.shows = data.shows;
  if (shows !== undefined && data.shows && data.shows !== shows) setTimeout(showInSight, SETTLED, root);
}

// The button may stand far below the picture, and on a phone the picture below the button.
function showInSight(root) {
  const { top } = root.getBoundingClientRect();
  if (top >= 0 && top + SEEN <= innerHeight) return;
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  root.scrollIntoView({ block: "start", behavior });
}
