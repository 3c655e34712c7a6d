// The keys of the presenter mode: p goes in and out, Escape goes out. The page is told, and lays itself out anew.

const PRESENTER = (document[Symbol.for("lab presenter")] ??= {}); // one for the page, however many pictures it has

function listenForPresenter(root, api) {
  Object.assign(PRESENTER, { root, api });
  if (PRESENTER.listening) return;
  PRESENTER.listening = true;
  document.addEventListener("keydown", onPresenterKey, true);
}

function onPresenterKey(event) {
  if (!PRESENTER.root.isConnected || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  const within = event.composedPath().filter((node) => node instanceof Element);
  if (within.some((node) => node.matches("input, textarea, select, [contenteditable], [role=listbox], [role=dialog]"))) return;
  const presenting = new URLSearchParams(location.search).get("presenter") === "1";
  if (event.key.toLowerCase() === "p" || (event.key === "Escape" && presenting)) PRESENTER.api.trigger("presenter", true);
}
