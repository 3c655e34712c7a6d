/* Streamlit shows grey blocks for ever where its WebSocket does not open. Here it is said why, and what mends it. */
(() => {
  const PATIENCE = 8; // seconds; a busy server takes its time
  const { host, stranger } = document.currentScript.dataset; // the page's host as the server saw it
  let waiting = 0;
  let box;

  const said = (tag, parts, kind) => {
    const element = document.createElement(tag);
    if (kind) element.className = kind;
    for (const part of parts) {
      const code = part.startsWith("`") && document.createElement("code");
      if (code) code.textContent = part.slice(1);
      element.append(code || part);
    }
    return element;
  };

  const why = (alive) => {
    if (!alive) return [["The server does not answer. Is it still running?"]];
    if (stranger) {
      return [
        ["The server does not take ", `\`${host}`, " for one of its own names, and refuses the page’s WebSocket."],
        ["Start it with this name in the setting: ", `\`--server.allowedHosts ${host.split(":")[0]}`],
      ];
    }
    if (host !== location.host) {
      return [
        ["A proxy calls the server ", `\`${host}`, " instead of ", `\`${location.host}`, ". So the server takes this page for another site’s, and refuses its WebSocket."],
        ["Start the lab with ", `\`--server.corsAllowedOrigins ${location.origin}`, ", or let the proxy pass the ", "`Host", " header on."],
      ];
    }
    return [
      ["The server answers, but the page’s WebSocket ", "`/_stcore/stream", " does not open. A proxy, a firewall or an extension of the browser in between does not let it pass."],
      ["A proxy has to pass it on. In nginx: ", "`proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection \"upgrade\";"],
    ];
  };

  const look = async () => {
    const app = document.querySelector(".stApp");
    if (app?.dataset.testConnectionState === "CONNECTED") {
      box?.remove();
      return; // from here on Streamlit itself says when it is lost
    }
    waiting += app ? 1 : 0;
    setTimeout(look, 1000);
    if (waiting < PATIENCE || box) return;
    const alive = await fetch(new URL("_stcore/health", location.href)).then((answer) => answer.ok, () => false);
    if (box || app.dataset.testConnectionState === "CONNECTED") return;
    box = said("main", [], "plain");
    box.setAttribute("role", "alert");
    box.append(said("h1", ["This page cannot reach its server"]), ...why(alive).map((parts) => said("p", parts)));
    box.append(said("p", ["It goes on by itself as soon as it can."], "more"));
    document.body.append(box);
  };
  look();
})();
