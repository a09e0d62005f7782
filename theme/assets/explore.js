/* The table of all targets: TanStack Table filters, groups and sorts the rows; what is shown is a plain table.
   Rows come as script files that call us (generator/exports/explore/shards.py), so it works from a disk too.
   How the table is looked at stands in the address, and nowhere else. */
(() => {
  "use strict";
  const { load, spaced, sought, address } = window.tdPortal;
  const box = document.querySelector("[data-td-explore]");
  const form = box.querySelector("form");
  const body = box.querySelector("tbody");
  const pages = box.querySelector(".td-explore__pages");
  const settings = JSON.parse(document.getElementById("td-explore-settings").textContent);
  const root = address("../../");
  const PAGE = 50;
  const MOST_OPTIONS = 400;
  const EVERY_YEAR = "tat-ca";
  const SAMPLES = "minh-hoa";
  const number = new Intl.NumberFormat("vi-VN").format;
  const collator = new Intl.Collator("vi");
  const filters = [...form.querySelectorAll("[data-td-filter-of]")].map(({ name }) => name).filter((name) => name !== "du-lieu");
  const columns = [...box.querySelectorAll("thead th")].map((head) => head.textContent);
  const NOTHING = [];
  const WAITING = new Set(["pending", "at_risk", "undetermined", "not_reported"]); // nothing is decided: the day to report matters

  /* ---- What stands in the files ---- */

  const known = new Map(); // name of a file → its rows
  const names = new Map(); // id of a body, cluster, theme, award → its name
  const none = (word) => (word === null || word === undefined ? NOTHING : [word]);

  /** A file as rows that say where they stand, and what each filter asks of them, worked out once. */
  function rowsOf(content) {
    const { plans, rows, words } = content;
    for (const kind of ["bodies", "clusters", "themes", "awards"]) for (const [id, name] of content[kind]) names.set(id, name);
    const ids = (kind, places) => places.map((place) => content[kind][place][0]);
    const years = new Map();
    const ofYears = (first, last) => {
      const key = `${first}-${last}`;
      if (!years.has(key)) years.set(key, Array.from({ length: last - first + 1 }, (_, more) => String(first + more)));
      return years.get(key);
    };
    const ofPlan = Object.fromEntries(["bodies", "clusters", "themes"].map((kind) => [settings.columns[kind], plans[kind].map((places) => ids(kind, places))]));
    const ofCode = { "trang-thai": words.status.map(none), "so-voi": words.guided.map(none) };
    const awards = rows.awards.map((places) => ids("awards", places));
    const called = (kind) => (place) => `${content[kind][place][1]} ${content[kind][place][3] ?? ""}`; // all its names
    content.keys = (name, at) => {
      if (name === "nam") return ofYears(rows.first[at], rows.last[at]);
      if (name === settings.columns.awards) return awards[at];
      if (ofCode[name]) return ofCode[name][rows[name === "so-voi" ? "guided" : "status"][at]] ?? NOTHING;
      return ofPlan[name][rows.plan[at]];
    };
    content.folded = {
      statement: words.statement.map(spaced),
      plan: plans.id.map((_, plan) => spaced([...plans.bodies[plan].map(called("bodies")), ...plans.clusters[plan].map(called("clusters"))].join(" "))),
      awards: content.awards.map(([, name]) => spaced(name)),
      population: words.population.map(spaced),
    };
    return rows.plan.map((_, at) => ({ content, at }));
  }

  window.tdExplore = (name, content) => known.set(name, rowsOf(content));

  const keys = ({ content, at }, name) => content.keys(name, at);
  const word = ({ content, at }, name) => content.words[name][content.rows[name][at]] ?? "";
  const figure = ({ content, at }, name) => content.rows[name][at];

  function fits({ content, at }, wanted) {
    const { rows, folded } = content;
    const texts = [folded.statement[rows.statement[at]], folded.plan[rows.plan[at]], folded.population[rows.population[at]], ...rows.awards[at].map((place) => folded.awards[place])];
    return wanted.every((part) => texts.some((text) => text.includes(part)));
  }

  /* ---- How it is looked at ---- */

  let view = {};

  function read() {
    const asked = new URLSearchParams(location.search);
    view = Object.fromEntries([...form.elements].map(({ name }) => [name, asked.get(name) ?? ""]));
    view.mo = (asked.get("mo") ?? "").split(settings.between).filter(Boolean);
    view.trang = Math.max(1, Number.parseInt(asked.get("trang") ?? "1", 10) || 1);
    if (!view.nam && ofAll() > settings.whole) view.nam = String(ofSide()[0].years[0]);
  }

  function ofSide() {
    const real = settings.files.filter(({ sample }) => !sample);
    if (view["du-lieu"] === "ca-hai" || (!view["du-lieu"] && !real.length)) return settings.files;
    return view["du-lieu"] === SAMPLES ? settings.files.filter(({ sample }) => sample) : real;
  }

  /** All rows of the data that are looked at, loaded or not. */
  const ofAll = () => ofSide().reduce((sum, file) => sum + file.rows, 0);

  function wantedFiles() {
    const year = Number(view.nam);
    return ofSide().filter(({ years: [first, last] }) => !year || (first <= year && year <= last));
  }

  function written() {
    const query = new URLSearchParams();
    for (const { name } of form.elements) if (view[name]) query.set(name, view[name]);
    if (view.mo.length) query.set("mo", view.mo.join(settings.between));
    if (view.trang > 1) query.set("trang", view.trang);
    const text = query.toString();
    return `${location.pathname}${text ? `?${text}` : ""}`;
  }

  /** The address says how the table is looked at; a step back leads to how it was. */
  function note(replace) {
    try {
      history[replace ? "replaceState" : "pushState"](history.state, "", written() + location.hash);
    } catch {
      /* some browsers keep the address of a page on disk as it is */
    }
  }

  /* ---- The table ---- */

  let table = null;
  let ranks = [];
  let current = NOTHING;

  const groupKey = (row, name) => keys(row, name)[0] ?? "";
  const labelOf = (name, key) => settings.words[name]?.[key] ?? names.get(key) ?? (key || "Không nêu");
  const SORTED = {
    nam: (row) => figure(row, "last"),
    "to-chuc": (row) => labelOf("to-chuc", groupKey(row, "to-chuc")),
    "chi-tieu": (row) => word(row, "statement"),
    "so-voi": (row) => placeOf("so-voi", word(row, "guided")),
    "ket-qua": (row) => figure(row, "share"),
    "trang-thai": (row) => placeOf("trang-thai", word(row, "status")),
    han: (row) => word(row, "due") || null,
  };

  function placeOf(name, key) {
    const place = Object.keys(settings.words[name]).indexOf(key);
    return place < 0 ? null : place;
  }

  /** The rank of each row in a sort; what has no value comes last whichever way. */
  function ranked(rows) {
    const down = view.xep.startsWith("-");
    const value = SORTED[view.xep.replace(/^-/, "")];
    if (!value) return [];
    const values = rows.map(value);
    const texts = [...new Set(values.filter((one) => typeof one === "string"))].sort(collator.compare);
    const places = new Map(texts.map((text, place) => [text, place]));
    return values.map((one) => (one === null ? (down ? -1e9 : 1e9) : places.get(one) ?? one));
  }

  /** Groups by their names, or by how many rows they have, whichever way rows are sorted. */
  function groupOrder(a, b) {
    const { groupingColumnId: name } = a;
    const turned = view.xep.startsWith("-") ? -1 : 1; // the table turns what is sorted downwards
    if (view.xep.replace(/^-/, "") === "dong" && a.subRows.length !== b.subRows.length) return a.subRows.length - b.subRows.length;
    return turned * groupNames(name, a, b);
  }

  function groupNames(name, a, b) {
    const [one, other] = [a, b].map(({ groupingValue }) => groupPlace(name, groupingValue));
    if (one !== other) return one - other;
    return name === "nam" ? Number(b.groupingValue) - Number(a.groupingValue) : collator.compare(labelOf(name, a.groupingValue), labelOf(name, b.groupingValue));
  }

  const groupPlace = (name, key) => (key === "" ? 1e9 : settings.words[name] ? placeOf(name, key) : 0);

  function build() {
    const T = window.TanStackTable;
    const features = T.tableFeatures({
      coreReactivityFeature: T.storeReactivityBindings(),
      columnFilteringFeature: T.columnFilteringFeature, filteredRowModel: T.createFilteredRowModel(),
      columnGroupingFeature: T.columnGroupingFeature, groupedRowModel: T.createGroupedRowModel(),
      rowSortingFeature: T.rowSortingFeature, sortedRowModel: T.createSortedRowModel(),
    });
    const filtered = filters.map((name) => ({
      id: name,
      accessorFn: (row) => groupKey(row, name),
      getGroupingValue: (row) => groupKey(row, name),
      filterFn: (row, _, wanted) => keys(row.original, name).some((key) => wanted.has(key)),
    }));
    const ordered = {
      id: "xep", accessorFn: () => 0, sortUndefined: false,
      sortFn: (a, b) => (a.groupingColumnId ? groupOrder(a, b) : ranks.length ? ranks[a.index] - ranks[b.index] : 0),
    };
    const searched = { id: "tim", accessorFn: () => "", filterFn: (row, _, wanted) => fits(row.original, wanted) };
    table = T.constructTable({
      features, columns: [...filtered, ordered, searched], data: NOTHING,
      autoResetSorting: false, groupedColumnMode: false,
    });
  }

  function asked() {
    const chosen = filters.filter((name) => view[name] && view[name] !== EVERY_YEAR)
      .map((name) => ({ id: name, value: new Set(view[name].split(settings.between)) }));
    const parts = sought(view.tim);
    return parts.length ? [...chosen, { id: "tim", value: parts }] : chosen;
  }

  const isOpen = (group) => view.mo.includes(group.groupingValue || "_");

  /** The lines of all pages: rows, or groups with the rows of those that are open. */
  function work(rows) {
    if (rows !== current) {
      current = rows;
      table.setOptions((options) => ({ ...options, data: rows }));
    }
    ranks = ranked(rows);
    table.setColumnFilters(asked());
    table.setGrouping(view.nhom ? [view.nhom] : []);
    table.setSorting(view.xep || view.nhom ? [{ id: "xep", desc: view.xep.startsWith("-") }] : []);
    const sorted = table.getSortedRowModel().rows;
    return view.nhom ? sorted.flatMap((group) => (isOpen(group) ? [group, ...group.subRows] : [group])) : sorted;
  }

  /* ---- What is shown ---- */

  function element(name, attributes = {}, ...inside) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== "") made.setAttribute(key, value);
    made.append(...inside);
    return made;
  }

  const file = (path) => root + path.replace(/\/$/, "/index.html");
  const link = (path, text) => (path ? element("a", { href: file(path) }, text) : text);
  const remark = (...inside) => element("span", { class: "td-target__note" }, ...inside);
  const joined = (parts) => parts.flatMap((part, place) => (place ? [", ", part] : [part]));
  const day = (iso) => iso.split("-").reverse().join("/");

  function spanOf(row) {
    const [first, last] = [figure(row, "first"), figure(row, "last")];
    return first === last ? String(first) : `${first}–${last}`;
  }

  function cellsOf(row) {
    const { content, at } = row;
    const { plans, rows } = content;
    const plan = rows.plan[at];
    const target = element("a", { href: `${file(plans.page[plan])}#ct-${rows.target[at]}` }, word(row, "statement"));
    const awards = rows.awards[at].map((place) => link(content.awards[place][2], content.awards[place][1]));
    const notes = [word(row, "population"), ...(awards.length ? [" · ", ...joined(awards)] : [])];
    const owners = plans.bodies[plan].map((place) => link(content.bodies[place][2], content.bodies[place][1]));
    const status = word(row, "status");
    const due = WAITING.has(status) ? word(row, "due") : "";
    return [
      [...(content.sample ? [element("span", { class: "td-sample-tag" }, "MINH HỌA"), " "] : []), target, remark(...notes)],
      joined(owners),
      [spanOf(row)],
      [element("strong", {}, word(row, "asked"))],
      [settings.words["so-voi"][word(row, "guided")] ?? "–"],
      [word(row, "reported") || "–"],
      [element("span", { class: `td-status td-status--${status}` }, settings.words["trang-thai"][status]), ...(due ? [remark(`hạn ${day(due)}`)] : [])],
      [originOf(row)],
    ];
  }

  /** Where the page of the plan says file, line, commit and document; the file itself where no line is known. */
  function originOf(row) {
    const { content, at } = row;
    const { plans, rows } = content;
    if (rows.line[at] === null) return link(word(row, "file"), "tệp nguồn");
    return element("a", { href: `${file(plans.page[rows.plan[at]])}#nguon-${rows.target[at]}` }, `nguồn, dòng ${rows.line[at]}`);
  }

  function rowElement(row) {
    const made = element("tr", { class: "td-target" });
    cellsOf(row).forEach((inside, place) => {
      made.append(element(place ? "td" : "th", place ? { "data-label": columns[place] } : { scope: "row" }, ...inside));
    });
    return made;
  }

  const tally = (rows) => {
    const counts = new Map();
    for (const row of rows) {
      const status = word(row.original, "status");
      counts.set(status, (counts.get(status) ?? 0) + 1);
    }
    return Object.keys(settings.words["trang-thai"]).filter((status) => counts.has(status)).map((status) => [status, counts.get(status)]);
  };

  function groupElement(group) {
    const name = labelOf(group.groupingColumnId, group.groupingValue);
    const button = element("button", { type: "button", "aria-expanded": String(isOpen(group)), "data-td-group": group.groupingValue || "_" }, name);
    const counts = tally(group.subRows).map(([status, count]) => `${number(count)} ${settings.words["trang-thai"][status].toLowerCase()}`);
    const inside = element("th", { scope: "rowgroup", colspan: columns.length }, button, remark(`${number(group.subRows.length)} dòng: ${counts.join(", ")}`));
    return element("tr", { class: "td-explore__group" }, inside);
  }

  function showRows(lines) {
    const last = Math.max(1, Math.ceil(lines.length / PAGE));
    view.trang = Math.min(view.trang, last);
    const shown = lines.slice(PAGE * (view.trang - 1), PAGE * view.trang);
    body.replaceChildren(...shown.map((row) => (row.groupingColumnId ? groupElement(row) : rowElement(row.original))));
    pages.hidden = last < 2;
    pages.querySelector("span").textContent = `Trang ${number(view.trang)}/${number(last)}`;
    pages.querySelector("[data-td-do=back]").disabled = view.trang < 2;
    pages.querySelector("[data-td-do=next]").disabled = view.trang >= last;
    for (const head of box.querySelectorAll("th[data-td-sort]")) {
      const own = view.xep.replace(/^-/, "") === head.dataset.tdSort;
      if (own) head.setAttribute("aria-sort", view.xep.startsWith("-") ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
  }

  function showCounts(rows, waiting) {
    const bodies = new Set(rows.flatMap(({ original }) => keys(original, "to-chuc")));
    const groups = view.nhom ? `, ${number(table.getGroupedRowModel().rows.length)} nhóm` : "";
    const longer = Number(view.nam) ? rows.filter(({ original }) => figure(original, "first") !== figure(original, "last")).length : 0;
    const kinds = longer ? `, gồm ${number(longer)} dòng của kế hoạch nhiều năm` : "";
    const counted = rows.length ? `${number(rows.length)} trong ${number(ofAll())} dòng chỉ tiêu${kinds}, của ${number(bodies.size)} đơn vị${groups}` : "Không dòng nào khớp: bỏ bớt một bộ lọc";
    box.querySelector(".td-explore__count").textContent = waiting ? `${counted}; đang tải thêm ${number(waiting)} tệp…` : counted;
    const signs = tally(rows).map(([status, count]) => element("li", {}, element("span", { class: `td-status td-status--${status}` }, `${settings.words["trang-thai"][status]}: ${number(count)}`)));
    box.querySelector(".td-explore__statuses").replaceChildren(...signs);
  }

  /** How many rows each choice would show, the other filters as they are. */
  function counted() {
    const active = asked().map(({ id }) => id);
    const counts = Object.fromEntries(filters.map((name) => [name, new Map()]));
    const add = (name, row) => {
      for (const key of keys(row, name)) counts[name].set(key, (counts[name].get(key) ?? 0) + 1);
    };
    for (const { original, columnFilters } of table.getCoreRowModel().rows) {
      const failed = active.filter((name) => columnFilters?.[name] === false);
      if (!failed.length) filters.forEach((name) => add(name, original));
      else if (failed.length === 1 && failed[0] !== "tim") add(failed[0], original);
    }
    return counts;
  }

  function choicesOf(name, counts) {
    if (settings.words[name]) return Object.entries(settings.words[name]).map(([key, words]) => [key, words, key.split(settings.between).reduce((sum, one) => sum + (counts.get(one) ?? 0), 0)]);
    const found = [...counts].map(([key, count]) => [key, labelOf(name, key), count]);
    return found.sort((a, b) => (name === "nam" ? b[0] - a[0] : collator.compare(a[1], b[1])));
  }

  let choices = "";

  /** The choices change with rows and filters, not with their order, groups or pages. */
  function showChoices() {
    const now = JSON.stringify([wantedFiles().map(({ name }) => known.has(name) && name), view.tim, filters.map((name) => view[name])]);
    if (now !== choices) showCounted();
    choices = now;
    for (const name of ["du-lieu", "nhom", "xep"]) form.elements[name].value = view[name];
    // the head of the table says what was chosen, on paper too
    const chosen = [...form.elements].filter((control) => control.value && control.name !== "xep")
      .map((control) => `${control.labels[0].firstChild.data.trim()}: ${control.selectedOptions?.[0].text ?? control.value}`);
    box.querySelector("caption").textContent = ["Chỉ tiêu, kết quả và đánh giá", ...chosen].join(" · ");
  }

  function showCounted() {
    const counts = counted();
    for (const name of filters) {
      const select = form.elements[name];
      const choices = choicesOf(name, counts[name]).filter(([key, , count]) => count || key === view[name]);
      if (name === "nam") choices.push(...otherYears(choices));
      const few = choices.length <= MOST_OPTIONS;
      const made = (few ? choices : choices.filter(([key]) => key === view[name])).map(([key, words, count]) => new Option(count === null ? words : `${words} (${number(count)})`, key));
      const rest = few ? [] : [new Option(`${number(choices.length)} mục: chọn cụm, năm trước, hoặc tìm bằng tên`, "", false, false)];
      rest.forEach((option) => (option.disabled = true));
      if (view[name] && ![...made].some(({ value }) => value === view[name]) && view[name] !== EVERY_YEAR) made.push(new Option(labelOf(name, view[name]), view[name]));
      select.replaceChildren(select.options[0], ...made, ...rest);
      select.value = view[name] === EVERY_YEAR ? "" : view[name];
    }
    const side = form.elements["du-lieu"];
    if (side.options.length < 2) side.append(new Option("Chỉ minh họa", SAMPLES), new Option("Thật và minh họa", "ca-hai"));
  }

  /** Years of files that are not loaded. */
  function otherYears(choices) {
    const listed = new Set(choices.map(([key]) => key));
    const every = new Set(ofSide().flatMap(({ years: [first, last] }) => Array.from({ length: last - first + 1 }, (_, more) => String(first + more))));
    return wantedFiles().length === ofSide().length ? [] : [...every].filter((year) => !listed.has(year)).sort().reverse().map((year) => [year, year, null]);
  }

  function show(rows, waiting) {
    const own = turn;
    showRows(work(rows));
    showCounts(table.getFilteredRowModel().rows, waiting);
    // the rows are painted before the choices are counted
    setTimeout(() => {
      if (own !== turn) return;
      showChoices();
      box.classList.toggle("td-explore--ready", !waiting);
    });
  }

  /* ---- Loading ---- */

  let turn = 0;
  const held = new Map(); // the rows of several files as one list, by their names

  function together(wanted) {
    const name = wanted.map((one) => one.name).join();
    if (!held.has(name)) {
      held.clear();
      held.set(name, wanted.flatMap((one) => known.get(one.name)));
    }
    return held.get(name);
  }

  async function open() {
    const own = ++turn;
    const wanted = wantedFiles();
    const missing = wanted.filter(({ name }) => !known.has(name));
    box.classList.remove("td-explore--ready");
    try {
      const coming = missing.map(({ name }) => load(`../../kham-pha/${name}.js`));
      coming.forEach((one) => one.catch(() => {})); // reported below, in their order
      for (const [place, one] of coming.entries()) {
        await one;
        if (own !== turn) return;
        if (!place && missing.length > 1) show(together([wanted.find((one) => known.has(one.name))]), missing.length - 1);
      }
      show(together(wanted), 0);
    } catch (error) {
      if (own !== turn) return;
      console.warn("Bảng khám phá:", error);
      box.querySelector(".td-explore__count").textContent = "Không tải được số liệu của bảng; hãy tải lại trang, hoặc dùng mục lục bên dưới.";
    }
  }

  /* ---- What the reader does ---- */

  let latest = "";

  /** Whoever goes through a list by keys, or types, takes one step: the way back leads to before it. */
  function change(values, by = "") {
    Object.assign(view, { trang: 1 }, values);
    note(Boolean(by) && by === latest);
    latest = by;
    open();
  }

  form.addEventListener("change", ({ target }) => {
    if (target.name === "tim") return;
    const everyYear = target.name === "nam" && !target.value && ofAll() > settings.whole;
    change({ [target.name]: everyYear ? EVERY_YEAR : target.value, ...(target.name === "nhom" ? { mo: [] } : {}) }, target.name);
  });
  let typing = 0;
  form.elements.tim.addEventListener("input", ({ target }) => {
    clearTimeout(typing);
    typing = setTimeout(() => change({ tim: target.value }, "tim"), 200);
  });
  form.addEventListener("submit", (event) => event.preventDefault());

  box.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const asking = event.target.closest("a[data-td-view]");
    if (asking && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      goTo(asking.href);
      box.querySelector(".td-explore__count").scrollIntoView({ block: "nearest" });
    } else if (button?.dataset.tdGroup) openGroup(button.dataset.tdGroup);
    else if (button?.closest("th[data-td-sort]")) sortBy(button.closest("th").dataset.tdSort);
    else if (button?.dataset.tdDo) DO[button.dataset.tdDo](button);
  });

  /** Look at the table as an address says. */
  function goTo(there) {
    try {
      history.pushState(history.state, "", there);
    } catch {
      location.assign(there); // some browsers keep the address of a page on disk as it is
      return;
    }
    takeUp();
  }

  function takeUp() {
    latest = "";
    read();
    form.elements.tim.value = view.tim;
    return open();
  }

  function openGroup(key) {
    change({ mo: view.mo.includes(key) ? view.mo.filter((one) => one !== key) : [...view.mo, key], trang: view.trang });
    body.querySelector(`[data-td-group="${CSS.escape(key)}"]`)?.focus();
  }

  function sortBy(name) {
    change({ xep: view.xep === name ? `-${name}` : view.xep === `-${name}` ? "" : name });
  }

  function turnTo(step) {
    change({ trang: view.trang + step });
    box.querySelector(".td-explore__table").focus({ preventScroll: true });
    box.querySelector(".td-explore__count").scrollIntoView({ block: "start" });
  }

  const DO = {
    back: () => turnTo(-1),
    next: () => turnTo(1),
    clear: () => goTo(location.pathname),
    csv: async () => {
      await Promise.all([load("saving.js"), load("explore_csv.js")]);
      const rows = table.getSortedRowModel().rows.flatMap((row) => (row.groupingColumnId ? row.subRows : [row]));
      window.tdExploreCsv(rows.map(({ original }) => original), { settings, word, root });
    },
  };

  addEventListener("popstate", takeUp);

  load("vendor/tanstack-table.min.js").then(() => {
    build();
    return takeUp();
  });
})();
