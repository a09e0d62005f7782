/* Two to six organisations beside each other on shared definitions; the choice stands in the address (?don-vi=a,b). */
(() => {
  "use strict";
  const { load, spaced, sought } = window.tdPortal;
  const box = document.querySelector("[data-td-compare]");
  const settings = JSON.parse(box.querySelector("script").textContent);
  const [search, list, more, status, result] = ["input", ".td-compare__bodies", ".td-compare__more", ".td-compare__status", ".td-compare__result"]
    .map((selector) => box.querySelector(selector));
  const REASONS = ["population", "unit", "base", "period"];
  const OFFERED = 40;
  const data = new Map();
  let bodies = [];
  let chosen = [];

  window.tdCompare = {
    bodies: (found) => { bodies = found.map(([id, name, planning, also]) => ({ id, name, planning, spaced: spaced(`${name} ${also}`) })); },
    data: (id, found) => data.set(id, found),
  };

  const fetched = (path) => load(new URL(path, document.baseURI).href);
  const nameOf = (id) => bodies.find((body) => body.id === id)?.name ?? id;

  function make(tag, words, attributes = {}) {
    const made = document.createElement(tag);
    if (words) made.textContent = words;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  }

  /** The bodies that fit what is searched: those chosen, those that have plans, then the others. */
  function offer() {
    const words = sought(search.value);
    const fitting = bodies.filter((body) => !chosen.includes(body.id) && words.every((word) => body.spaced.includes(word)));
    const known = chosen.map((id) => bodies.find((body) => body.id === id)).filter(Boolean);
    const offered = fitting.slice(0, OFFERED);
    const without = offered.filter((body) => !body.planning);
    const head = make("li", `Chưa có kế hoạch trong sổ: ${fitting.filter((body) => !body.planning).length} tổ chức`, { class: "td-compare__head" });
    list.replaceChildren(...[...known, ...offered.filter((body) => body.planning)].map(choice), ...(without.length ? [head, ...without.map(choice)] : []));
    const rest = fitting.length - OFFERED;
    more.textContent = rest > 0 ? `Còn ${rest} tổ chức nữa: gõ tên để tìm.` : "";
    limit();
  }

  function choice(body) {
    const item = make("li");
    const label = make("label");
    const mark = make("input", "", { type: "checkbox", value: body.id });
    mark.checked = chosen.includes(body.id);
    label.append(mark, ` ${body.name}`);
    if (!body.planning && mark.checked) label.append(make("span", " chưa có kế hoạch trong sổ", { class: "td-list__note" }));
    item.append(label);
    return item;
  }

  /** No more than the most can be chosen. */
  function limit() {
    for (const mark of list.querySelectorAll("input")) mark.disabled = !mark.checked && chosen.length >= settings.most;
  }

  const differing = (one, other) => REASONS.filter((reason, place) => one.keys[place] !== other.keys[place] && !(reason === "base" && one.keys[1] !== other.keys[1]));

  /** The row of the same measure that differs in the fewest ways; the first of equals. */
  function nearest(row, others) {
    let best = null;
    for (const other of others) {
      if (other.measure === row.measure && other.measure && (!best || differing(row, other).length < differing(row, best).length)) best = other;
    }
    return best;
  }

  function why(row, other) {
    return differing(row, other).map((reason) => {
      const words = other.words[REASONS.indexOf(reason)];
      return settings.apart[reason] + (words ? ` (${words})` : "");
    }).join("; ");
  }

  const covers = (plan, row) => {
    const [first, last] = row.keys[3].split("/");
    return plan[0] <= last && first <= plan[1];
  };

  /** What is shared by several, with why the others are not there; what no other has, with why. */
  function compared() {
    const found = chosen.map((id) => ({ id, rows: data.get(id)?.rows ?? [], plans: data.get(id)?.plans ?? [] }));
    const groups = new Map();
    for (const { id, rows } of found) {
      for (const row of rows.filter((one) => one.measure)) {
        const key = JSON.stringify([row.measure, row.keys]);
        if (!groups.has(key)) groups.set(key, []);
        groups.get(key).push({ id, row });
      }
    }
    const only = (one, group) => group.filter((other) => other.id === one.id).length === 1;
    const several = [...groups.values()].map((group) => group.filter((one) => only(one, group))).filter((group) => group.length > 1);
    const last = (group) => group[0].row.keys[3].split("/")[1];
    several.sort((one, other) => (last(one) < last(other)) - (last(one) > last(other)));
    const crowded = (row) => groups.get(JSON.stringify([row.measure, row.keys])).some((one, _, group) => !only(one, group));
    const placed = new Set(several.flat().map((one) => one.row));
    const beside = several.map((group) => ({ group, others: found.filter((one) => !group.some(({ id }) => id === one.id)).map((one) => {
      const other = nearest(group[0].row, one.rows);
      const missing = one.plans.some((plan) => covers(plan, group[0].row)) ? "absent" : "no_plan";
      return [one.id, other ? why(group[0].row, other) || settings.apart.several : settings.apart[missing]];
    }) }));
    const apart = found.flatMap(({ id, rows }) => rows.filter((row) => !placed.has(row)).map((row) => {
      const other = nearest(row, found.filter((one) => one.id !== id).flatMap((one) => one.rows));
      const words = !row.measure ? settings.apart.unmeasured : crowded(row) ? settings.apart.several : other ? why(row, other) : settings.apart.alone;
      return { id, row, words };
    }));
    return { beside, apart };
  }

  const shared = (row) => row.words.filter(Boolean).join(" · ");

  function linked(row) {
    return make("a", row.asked, { href: row.to });
  }

  function verdict(row) {
    const cell = [make("span", settings.statuses[row.status], { class: `td-status td-status--${row.status}` })];
    return row.reported ? [...cell, " ", make("span", row.reported, { class: "td-target__note" })] : cell;
  }

  /** A table of rows of cells; each cell is a list of nodes and texts. */
  function table(id, caption, heads, rows) {
    const scroll = make("div", "", { class: "td-scroll", role: "region", tabindex: "0", "aria-labelledby": id });
    const made = make("table", "", { class: "td-table td-table--stack" });
    made.append(make("caption", caption, { id }));
    const head = made.createTHead().insertRow();
    for (const words of heads) head.append(make("th", words, { scope: "col" }));
    const body = made.createTBody();
    for (const cells of rows) {
      const line = body.insertRow();
      cells.forEach((parts, place) => {
        const cell = place ? make("td", "", { "data-label": heads[place] }) : make("th", "", { scope: "row" });
        cell.append(...parts);
        line.append(cell);
      });
    }
    scroll.append(made);
    return scroll;
  }

  function block({ group, others }, number) {
    const { row } = group[0];
    const part = make("section");
    part.append(make("h3", row.name), table(`so-${number}`, shared(row), ["Tổ chức", "Mức", "Kết quả"],
      group.map((one) => [[nameOf(one.id)], [linked(one.row)], verdict(one.row)])));
    const words = others.map(([id, reason]) => `${nameOf(id)} (${reason})`).join("; ");
    if (words) part.append(make("p", `Không so được ở đây: ${words}.`, { class: "td-list__note" }));
    return part;
  }

  function show() {
    if (chosen.length < settings.least) {
      status.textContent = chosen.length ? "Chọn thêm ít nhất một tổ chức nữa." : "Chưa chọn tổ chức nào.";
      result.replaceChildren();
      return;
    }
    const { beside, apart } = compared();
    status.textContent = `${chosen.length} tổ chức: ${beside.length} chỉ tiêu so được, ${apart.length} không so được.`
      + (chosen.length >= settings.most ? ` Đã đủ ${settings.most} tổ chức.` : "");
    const parts = [make("h2", "Cạnh nhau")];
    parts.push(...beside.length ? beside.map(block) : [make("p", "Không có chỉ tiêu nào mà hai tổ chức cùng đặt theo một cách tính.")]);
    if (apart.length) {
      parts.push(make("h2", "Không so được"), table("khong-so", `${apart.length} chỉ tiêu không có chỉ tiêu nào cùng cách tính`,
        ["Chỉ tiêu", "Tổ chức", "Mức", "Vì sao"], apart.map(({ id, row, words }) => [
          [row.text, " ", make("span", (row.name === row.text ? "" : `${row.name} · `) + shared(row), { class: "td-target__note" })], [nameOf(id)], [linked(row)], [words]])));
    }
    const without = chosen.filter((id) => !data.has(id)).map(nameOf);
    if (without.length) parts.push(make("p", `Chưa có kế hoạch nào trong sổ: ${without.join(", ")}.`));
    result.replaceChildren(...parts);
  }

  /** Load what is missing, then show; a choice made meanwhile shows itself. */
  async function update() {
    const asked = chosen.join(",");
    const query = asked ? `?don-vi=${asked.split(",").map(encodeURIComponent).join(",")}` : "";
    history.replaceState(history.state, "", location.pathname + query + location.hash);
    const wanted = chosen.filter((id) => !data.has(id) && bodies.some((body) => body.id === id && body.planning));
    try {
      await Promise.all(wanted.map((id) => fetched(`${settings.files}${id}.js`)));
      if (asked === chosen.join(",")) show();
    } catch {
      status.textContent = "Không tải được số liệu; hãy thử lại. Các bảng có sẵn vẫn ở dưới.";
    }
  }

  list.addEventListener("change", (event) => {
    const { value, checked } = event.target;
    chosen = checked ? [...chosen, value] : chosen.filter((id) => id !== value);
    limit();
    update();
  });
  search.addEventListener("input", offer);
  search.form.addEventListener("submit", (event) => event.preventDefault());

  fetched(settings.bodies).then(() => {
    const asked = (new URLSearchParams(location.search).get("don-vi") ?? "").split(",").filter(Boolean);
    chosen = [...new Set(asked)].filter((id) => bodies.some((body) => body.id === id)).slice(0, settings.most);
    box.hidden = false;
    offer();
    return update();
  }).catch(() => {
    box.hidden = false;
    status.textContent = "Không tải được danh sách tổ chức; các bảng có sẵn vẫn ở dưới.";
  });
})();
