// Brings texts that were not sent with a picture: small, so that the picture itself need not be sent again. A picture
// asks on the document by its run and call; this asks the server; the answer goes to whoever shows that run.

const ASKED = "lab-texts-asked", CAME = "lab-texts-came";

const say = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));

function listen(name, then) {
  const hear = ({ detail }) => then(detail);
  document.addEventListener(name, hear);
  return () => document.removeEventListener(name, hear);
}

export const askForTexts = (run, call) => say(ASKED, { run, call });

// Texts that were asked for have come, or somebody who can ask for them has. The result ends the listening.
export const listenForTexts = (then) => listen(CAME, then);

/** @param {import("./views.mjs").Texts} data */
export function draw(root, data, { state, trigger }) {
  state.run = data.run;
  state.stop ??= listen(ASKED, ({ run, call }) => { if (run === state.run) trigger("asked", call); });
  say(CAME, data);
}
