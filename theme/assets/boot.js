/* Before the first paint: what Material keeps in inline scripts (storage, colour scheme, the tab a link points into), as a file;
 * and the two faces of every page, asked for beside the style sheet that names them. */
(() => {
  "use strict";
  const FACES = ["be-vietnam-pro-400", "source-serif-4-600"];
  const own = document.currentScript.src;
  const scope = new URL("../../", own);

  // From a disk a browser refuses to: there the sheet alone asks for them.
  for (const face of location.protocol.startsWith("http") ? FACES : []) {
    const link = Object.assign(document.createElement("link"), { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "" });
    link.href = new URL(`fonts/${face}.woff2`, own).href;
    document.head.append(link);
  }

  document.documentElement.classList.remove("no-js"); // Material does so later: the page would be painted twice
  window.__md_scope = scope;
  window.__md_hash = (text) => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);
  window.__md_get = (key, storage, base) => {
    try {
      return JSON.parse((storage ?? localStorage).getItem(`${(base ?? scope).pathname}.${key}`));
    } catch {
      return null;
    }
  };
  window.__md_set = (key, value, storage, base) => {
    try {
      (storage ?? localStorage).setItem(`${(base ?? scope).pathname}.${key}`, JSON.stringify(value));
    } catch {
      /* no storage: the choice lasts for this page */
    }
  };

  const prefersDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const chosen = window.__md_get("__palette")?.color ?? { media: "(prefers-color-scheme)" };
  const follows = chosen.media === "(prefers-color-scheme)";
  const scheme = follows ? (prefersDark ? "slate" : "default") : chosen.scheme;

  function paint() {
    if (!document.body) return false;
    if (scheme && document.body.hasAttribute("data-md-color-scheme")) document.body.setAttribute("data-md-color-scheme", scheme);
    return true;
  }
  const watch = new MutationObserver(() => paint() && watch.disconnect());
  if (!paint()) watch.observe(document.documentElement, { childList: true });

  document.addEventListener("DOMContentLoaded", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target?.name?.startsWith("__tabbed_")) target.checked = true;
  });
})();
