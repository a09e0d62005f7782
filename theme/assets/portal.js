/* What every page gets: clean addresses, filter boxes, and the loaders of search and charts, which come only when wanted. */
(() => {
  "use strict";
  const here = document.currentScript.src;
  const pending = new Map();

  /** Load a script of ours once; `path` is relative to this file. */
  function load(path) {
    if (!pending.has(path)) {
      pending.set(path, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = new URL(path, here).href;
        script.onload = resolve;
        script.onerror = () => {
          pending.delete(path);
          script.remove();
          reject(new Error(path));
        };
        document.head.append(script);
      }));
    }
    return pending.get(path);
  }

  /** Without accents and in small letters; the same as `fold` of generator/site/search_index.py. */
  function fold(text) {
    return text.toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, "").replaceAll("đ", "d");
  }

  window.tdPortal = { load, fold, address: (path) => new URL(path, here).href };

  function cleanAddress() {
    if (!location.protocol.startsWith("http") || !location.pathname.endsWith("/index.html")) return;
    const folder = location.pathname.slice(0, -"index.html".length);
    history.replaceState(history.state, "", folder + location.search + location.hash);
  }

  function addFilter(list) {
    const rows = [...list.querySelectorAll(list.tagName === "TABLE" ? ":scope > tbody > tr" : ":scope > li")];
    const box = document.createElement("label");
    const input = document.createElement("input");
    const count = document.createElement("span");
    box.className = "td-filter";
    input.type = "search";
    count.className = "td-filter__count";
    count.setAttribute("role", "status");
    box.append(list.dataset.tdFilter || "Lọc", input, count);
    (list.closest(".td-scroll") ?? list).before(box);
    const texts = rows.map((row) => fold(row.textContent));
    input.addEventListener("input", () => {
      const words = fold(input.value).split(/\s+/u).filter(Boolean);
      let shown = 0;
      rows.forEach((row, place) => {
        const fits = words.every((word) => texts[place].includes(word));
        row.classList.toggle("td-filtered", !fits);
        shown += fits ? 1 : 0;
      });
      count.textContent = words.length ? `${shown}/${rows.length}` : "";
    });
  }

  function wakeSearch() {
    const input = document.getElementById("td-search-input");
    const toggle = document.getElementById("__search");
    if (!input || !toggle) return;
    const wake = () => load("search.js").catch(() => {
      document.querySelector(".td-search .md-search-result__meta").textContent = "Không mở được phần tìm kiếm.";
    });
    input.addEventListener("focus", () => {
      toggle.checked = true;
      wake();
    });
    toggle.addEventListener("change", () => {
      if (toggle.checked) input.focus();
    });
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
      if (typing || event.ctrlKey || event.metaKey || event.altKey || !["/", "s", "f"].includes(event.key)) return;
      event.preventDefault();
      input.focus();
    });
  }

  function wakeCharts() {
    const figures = document.querySelectorAll(".td-chart[data-chart]");
    if (!figures.length || !("IntersectionObserver" in window)) return;
    const watch = new IntersectionObserver((entries) => {
      for (const entry of entries.filter((seen) => seen.isIntersecting)) {
        watch.unobserve(entry.target);
        load("charts.js").then(() => window.tdCharts.show(entry.target), () => {});
      }
    }, { rootMargin: "200px" });
    figures.forEach((figure) => watch.observe(figure));
  }

  cleanAddress();
  document.querySelectorAll("[data-td-filter]").forEach(addFilter);
  wakeSearch();
  wakeCharts();
})();
