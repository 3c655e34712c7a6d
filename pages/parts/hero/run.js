// A run, or two that race: one component, since they take each other's place on a page.

const RUN_VIEWS = { flow: drawFlow, race: drawRace };

function drawRun(root, data, api) {
  const state = api.state();
  if (state.view !== data.view) { // another view takes the place: nothing of the one before stays
    if (state.stop) state.stop();
    for (const name of Object.keys(state)) delete state[name];
    state.view = data.view;
    root.className = `hero ${data.view}`;
    root.replaceChildren();
  }
  RUN_VIEWS[data.view](root, data, api);
}
