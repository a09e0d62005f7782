/* What every page gets: clean addresses, filter boxes, keys for the head, and the loaders of search and charts, which come only when wanted. */
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

  /** Without accents and in small letters; the same as `without_accents` of generator/vietnamese.py. */
  function fold(text) {
    return text.toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, "").replaceAll("đ", "d");
  }

  /** A text as words are sought in it: without accents, a space before and after each word. */
  const spaced = (text) => ` ${(fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(" ")} `;

  /** The words of what is sought, as they stand in a spaced text: each as a whole, but the last may go on. */
  const sought = (text) => (spaced(text).match(/[^ ]+/gu) ?? []).map((word, place, all) => (place < all.length - 1 ? ` ${word} ` : ` ${word}`));

  window.tdPortal = { load, fold, spaced, sought, address: (path) => new URL(path, here).href };

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
      document.querySelector(".td-search .md-search-result__meta").textContent = "Không mở được phần tìm kiếm; hãy tải lại trang.";
    });
    const box = input.closest(".td-search");
    const list = document.getElementById(input.getAttribute("aria-controls"));
    let cameFrom = null;
    const open = (opened) => {
      if (!opened && toggle.checked) box.dispatchEvent(new Event("td-closed"));
      toggle.checked = opened;
      input.setAttribute("aria-expanded", String(opened && list.childElementCount > 0));
    };
    box.addEventListener("focusin", (event) => {
      if (!box.contains(event.relatedTarget)) cameFrom = event.relatedTarget;
    });
    // Without a next place the window itself lost the focus, or a click on nothing will close the box by its own way.
    box.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !box.contains(event.relatedTarget)) open(false);
    });
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing || !toggle.checked) return;
      event.stopPropagation();
      open(false);
      document.activeElement.blur();
      cameFrom?.focus();
    });
    input.addEventListener("focus", () => {
      open(true);
      wake();
    });
    toggle.addEventListener("change", () => {
      if (toggle.checked) input.focus();
      else box.dispatchEvent(new Event("td-closed"));
    });
    const reopen = () => new URLSearchParams(location.search).has("tim") && input.focus();
    addEventListener("pageshow", reopen); // from elsewhere, and back to what was found
    document.addEventListener("keydown", (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      input.focus();
    });
  }

  /** Material goes to other pages by single letters, which no reader can switch off (WCAG 2.1.4): it hears none. */
  function quietLetters() {
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
      if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1 && event.key !== " ") event.stopPropagation();
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

  /** Material's labels work hidden checkboxes; keys get them as buttons. */
  function asButton(label, usable = true) {
    if (!usable) {
      label.removeAttribute("tabindex");
      label.removeAttribute("role");
      return;
    }
    label.tabIndex = 0;
    label.setAttribute("role", "button");
  }

  function wakeHead() {
    const drawer = document.querySelector(".md-sidebar--primary");
    const toggle = document.getElementById("__drawer");
    const opener = document.querySelector(".td-opener--drawer");
    for (const button of document.querySelectorAll("[data-td-opens]")) {
      const opened = document.getElementById(button.dataset.tdOpens);
      opened.checked = false; // some browsers bring a page back as it was left
      button.addEventListener("click", () => opened.click());
    }
    document.addEventListener("keydown", (event) => {
      const label = event.target.closest?.("label[role=button]");
      if (!label || !["Enter", " "].includes(event.key)) return;
      event.preventDefault();
      event.stopPropagation(); // Material clicks labels too
      label.click();
    });
    if (!drawer || !toggle || !opener) return;
    const panels = [...drawer.querySelectorAll("label.md-nav__link, label.md-nav__title:not([for=__drawer])")]
      .filter((label) => label.getAttribute("tabindex") !== "0");
    const narrow = matchMedia("(max-width: 76.234375em)");
    const fit = () => panels.forEach((label) => asButton(label, narrow.matches));
    narrow.addEventListener("change", fit);
    fit();
    const close = () => {
      if (toggle.checked) toggle.click();
    };
    toggle.addEventListener("change", () => opener.setAttribute("aria-expanded", String(toggle.checked)));
    opener.addEventListener("click", (event) => {
      if (event.detail || !toggle.checked) return; // by keys alone: who clicks has the pointer there
      [...drawer.querySelectorAll("a[href], label[role=button]")].find((part) => getComputedStyle(part).visibility === "visible")?.focus();
    });
    drawer.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !drawer.contains(event.relatedTarget)) close();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !toggle.checked) return;
      close();
      opener.focus();
    });
  }

  /** A region that need not scroll lets the head of its table stay in view. */
  function fitTables() {
    if (!("ResizeObserver" in window)) return;
    const watch = new ResizeObserver((entries) => {
      for (const { target } of entries) target.classList.toggle("td-scroll--fits", target.scrollWidth <= target.clientWidth);
    });
    document.querySelectorAll(".td-scroll").forEach((region) => watch.observe(region));
  }

  /** Material puts wide tables of prose into boxes that scroll, but no key reaches them. */
  function reachTables() {
    for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
      if (box.scrollWidth <= box.clientWidth) continue;
      box.tabIndex = 0;
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", "Bảng rộng hơn màn hình, cuộn ngang được");
    }
  }

  /** The address of what is cited, as it stands without index.html; a copy is reported where a screen reader hears it. */
  function copy(source) {
    const words = source.matches("a") ? null : source.parentElement.querySelector("p");
    const address = (words?.querySelector("a") ?? source).href.replace(/^(http.*\/)index\.html(?=#|$)/u, "$1");
    const text = words ? words.firstChild.textContent + address : address;
    report(source, text, "Đã chép");
  }

  async function report(source, text, done) {
    const status = source.nextElementSibling?.matches(".td-copied") ? source.nextElementSibling : document.createElement("span");
    status.className = "td-copied";
    status.setAttribute("role", "status");
    source.after(status);
    status.textContent = await navigator.clipboard?.writeText(text).then(() => done, () => "") || "Trình duyệt không cho chép";
    setTimeout(() => status.remove(), 4000);
  }

  /** What the system of the reader shares with; where it has nothing, the address is copied. */
  async function share(button) {
    const url = location.href.replace(/^(http[^?#]*\/)index\.html/u, "$1");
    const shared = await navigator.share?.({ title: document.title, url }).then(() => true, (error) => error.name === "AbortError");
    if (!shared) report(button, url, "Đã chép liên kết");
  }

  document.addEventListener("click", (event) => {
    const source = event.target.closest?.("[data-td-copy], [data-td-share]");
    if (source) (("tdShare" in source.dataset) ? share : copy)(source);
  });

  /** What an address leads to may be folded: open all that folds it, and what it is itself. */
  function unfold() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    let folded = target.closest("details:not([open])");
    if (!folded) return;
    for (; folded; folded = folded.parentElement.closest("details:not([open])")) folded.open = true;
    target.scrollIntoView();
  }

  function wakeFolds() {
    addEventListener("hashchange", unfold);
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.("a[href^='#']");
      if (!link) return;
      if (link.hash === location.hash) unfold();
      if ("tdPrint" in link.dataset) setTimeout(() => print()); // once the address says what is printed
    });
    unfold();
  }

  cleanAddress();
  document.querySelectorAll("[data-td-filter]").forEach(addFilter);
  wakeSearch();
  quietLetters();
  wakeHead();
  fitTables();
  wakeFolds();
  addEventListener("load", reachTables);
  wakeCharts();
  if (document.querySelector("[data-td-changes]")) load("changes.js");
  if (document.querySelector("[data-td-explore]")) load("explore.js");
  if (document.querySelector("[data-td-compare]")) load("compare.js");
})();
