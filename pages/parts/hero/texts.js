// Brings texts that were not sent with a picture: small, so that the picture itself need not be sent again. A picture
// asks on the document by its run and call; this asks the server; the answer goes to whoever shows that run.

const ASKED = "lab-texts-asked", CAME = "lab-texts-came";

// data: {run, cards: texts by call}
function drawTexts(root, data, api) {
  const state = api.state();
  state.run = data.run;
  if (!state.stop) {
    const onAsked = ({ detail }) => { if (detail.run === state.run) api.trigger("asked", detail.call); };
    document.addEventListener(ASKED, onAsked);
    state.stop = () => document.removeEventListener(ASKED, onAsked);
  }
  document.dispatchEvent(new CustomEvent(CAME, { detail: data }));
}
