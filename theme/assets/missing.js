/* The page of a missing address: a search for what the address says, and the pages whose addresses are nearest to it. */
(() => {
  "use strict";
  const here = document.currentScript.src;
  if (window.tdMissing) return; // the page names this script by several ways, where it does not know its own depth
  window.tdMissing = true;
  const base = new URL("../../", here);
  const MOST = 5;
  const LEAST = 0.45;

  /** What stands in the address below the site, without what every address has. */
  function wanted() {
    const path = location.pathname.startsWith(base.pathname) ? location.pathname.slice(base.pathname.length) : location.pathname;
    try {
      return decodeURIComponent(path).replace(/(index)?\.(html?|php|aspx?)$/iu, "");
    } catch {
      return path;
    }
  }

  /** How many letters must be changed, added, left out or turned round with the next to make one text of the other. */
  function distance(one, other) {
    let [older, old] = [[], Array.from({ length: other.length + 1 }, (_, place) => place)];
    for (let row = 1; row <= one.length; row += 1) {
      const now = [row];
      for (let place = 1; place <= other.length; place += 1) {
        const same = one[row - 1] === other[place - 1];
        now[place] = Math.min(old[place] + 1, now[place - 1] + 1, old[place - 1] + (same ? 0 : 1));
        if (row > 1 && place > 1 && one[row - 1] === other[place - 2] && one[row - 2] === other[place - 1]) now[place] = Math.min(now[place], older[place - 2] + 1);
      }
      [older, old] = [old, now];
    }
    return old[other.length];
  }

  const partsOf = (path) => path.split(/[^a-z0-9]+/u).filter(Boolean);

  /** How near an address is, 0 to 1: the words both have, then the letters. */
  function nearness(asked, address) {
    const parts = partsOf(address);
    const own = partsOf(asked);
    const hits = own.filter((part) => parts.includes(part)).length;
    if (!hits && own.length > 1) return 0;
    const letters = 1 - distance(asked, address) / Math.max(asked.length, address.length, 1);
    return 0.4 * (2 * hits / Math.max(own.length + parts.length, 1)) + 0.6 * letters;
  }

  function suggest(packed, asked) {
    const near = window.tdWords.readTitles(packed)
      .map((page) => ({ page, score: nearness(asked, page.address.replace(/\/$/u, "")) }))
      .filter(({ score }) => score >= LEAST)
      .sort((a, b) => b.score - a.score)
      .slice(0, MOST);
    if (!near.length) return;
    const list = document.querySelector("ul");
    for (const { page } of near) {
      const link = document.createElement("a");
      const line = document.createElement("li");
      link.href = new URL(page.address, base).href;
      link.textContent = page.title;
      line.append(link, page.sample && !page.title.includes("(minh họa)") ? " (minh họa)" : "");
      list.append(line);
    }
    list.hidden = false;
    list.previousElementSibling.hidden = false;
  }

  function begin() {
    const form = document.querySelector("form");
    const input = form.querySelector("input");
    const asked = window.tdPortal.fold(wanted()).replace(/^\/+|\/+$/gu, "");
    form.action = new URL("index.html", base).href;
    form.hidden = false;
    input.value = new URLSearchParams(location.search).get("tim") ?? asked.replace(/[^a-z0-9]+/gu, " ").trim();
    document.querySelectorAll("[data-td-home]").forEach((link) => {
      link.href = new URL(link.dataset.tdHome, base).href;
      link.closest("p").hidden = false;
    });
    window.tdSearch = { titles: (packed) => suggest(packed, asked), shard() {} };
    const { load } = window.tdPortal;
    load("words.js").then(() => load("../search/titles.js")).catch(() => {});
  }

  const portal = document.createElement("script");
  portal.src = new URL("portal.js", here).href;
  portal.onload = begin;
  document.head.append(portal);
})();
