/* A chart that has come into view: buttons to download it, then Plotly's drawing in the place of the SVG.
   Whatever fails, the SVG and its table stay. Colours come from the style sheet, by the `meta` of each trace. */
(() => {
  "use strict";
  const { load, address } = window.tdPortal;
  const DRAWN = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "font-family", "font-size", "font-weight", "text-anchor", "paint-order"];
  const live = new Map();
  let plotly = null;

  /* ---- Plotly ---- */

  /** Under a strict policy Plotly may not write its style rules itself; this link tells it that they are there. */
  function loadPlotly() {
    plotly ??= new Promise((resolve, reject) => {
      const sheet = document.createElement("link");
      sheet.id = "plotly.js-style-global";
      sheet.className = "no-inline-styles";
      sheet.rel = "stylesheet";
      sheet.href = address("vendor/plotly.css");
      sheet.onload = () => load("vendor/plotly-basic.min.js").then(() => resolve(window.Plotly), reject);
      sheet.onerror = reject;
      document.head.append(sheet);
    });
    return plotly;
  }

  const colour = (name) => getComputedStyle(document.body).getPropertyValue(`--td-${name}`).trim();
  const SERIES = ["lacquer", "plan", "floor", "met"];

  function paintTrace(trace) {
    const role = trace.meta?.role ?? "";
    const marker = { ...trace.marker };
    if (role === "track") Object.assign(marker, { color: colour("sunk"), line: { color: colour("line"), width: 1 } });
    if (role === "zone") Object.assign(marker, { color: colour("zone") });
    if (role === "target") Object.assign(marker, { color: colour("plan"), line: { color: colour("plan"), width: 3 } });
    if (role === "floor") Object.assign(marker, { color: colour("sheet"), line: { color: colour("floor"), width: 2 } });
    if (role === "actual") marker.color = trace.meta.status.map(colour);
    if (role === "status") Object.assign(marker, { color: colour(trace.meta.status), line: { color: colour("sheet"), width: 1 } });
    if (marker.pattern) marker.pattern = { ...marker.pattern, fgcolor: colour("sheet"), fillmode: "overlay", size: 6 };
    if (trace.meta?.status === "not_reported" && marker.pattern) {
      Object.assign(marker, { color: colour("sheet"), line: { color: colour("edge"), width: 1 } });
      marker.pattern.fgcolor = colour("line");
    }
    if (trace.meta?.status === "not_applicable" && marker.pattern) marker.color = colour("line");
    const line = { ...trace.line };
    if (role.startsWith("series-")) line.color = marker.color = colour(SERIES[Number(role.slice(7))]);
    return { ...trace, marker, ...(trace.line ? { line } : {}) };
  }

  function paintLayout(layout, width) {
    const font = { family: colour("text"), size: 13, color: colour("ink") };
    const painted = { ...layout, width, font, paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)" };
    for (const axis of Object.keys(layout).filter((key) => /^[xy]axis/.test(key))) {
      painted[axis] = { ...layout[axis], gridcolor: colour("line"), zerolinecolor: colour("edge") };
    }
    painted.hoverlabel = { bgcolor: colour("ink"), bordercolor: colour("ink"), font: { family: colour("text"), color: colour("paper") } };
    return painted;
  }

  function draw(figure) {
    const { holder, data } = live.get(figure);
    const width = Math.floor(holder.getBoundingClientRect().width);
    if (!width) return Promise.resolve();
    const config = { displayModeBar: false, responsive: false, showTips: false, scrollZoom: false };
    return window.Plotly.react(holder, data.data.map(paintTrace), paintLayout(data.layout, width), config);
  }

  async function enliven(figure) {
    const data = JSON.parse(figure.querySelector(':scope > script[type="application/json"]').textContent);
    await loadPlotly();
    const holder = document.createElement("div");
    holder.className = "td-chart__live";
    figure.querySelector(".td-chart__plot").append(holder);
    live.set(figure, { holder, data });
    try {
      await draw(figure);
      figure.classList.add("td-chart--live");
      reachByKeys(figure, holder);
      new ResizeObserver(() => draw(figure)).observe(figure.querySelector(".td-chart__plot"));
    } catch (error) {
      live.delete(figure);
      holder.remove();
      throw error;
    }
  }

  new MutationObserver(() => [...live.keys()].forEach(draw))
    .observe(document.body, { attributes: true, attributeFilter: ["data-md-color-scheme"] });

  /* ---- By keyboard: the arrows go from point to point, and what stands there is read aloud ---- */

  const ENTITIES = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };
  const spoken = (text) => text.replaceAll("<br>", " ").replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity]);

  function pointsOf(holder) {
    return holder.data.flatMap((trace, curveNumber) =>
      trace.hoverinfo === "skip" ? [] : trace.y.map((_, pointNumber) => ({ curveNumber, pointNumber })));
  }

  function words(holder, { curveNumber, pointNumber }) {
    const trace = holder.data[curveNumber];
    const text = trace.text?.[pointNumber] ?? `${trace.x[pointNumber]}, ${trace.y[pointNumber]}`;
    const beside = (note) => note.yref === (trace.yaxis ?? "y") && note.y === trace.y[pointNumber];
    return spoken([holder.layout.annotations?.find(beside)?.text, trace.name, text].filter(Boolean).join(": "));
  }

  function reachByKeys(figure, holder) {
    const voice = document.createElement("p");
    voice.className = "td-hidden";
    voice.setAttribute("role", "status");
    figure.append(voice);
    holder.tabIndex = 0;
    holder.setAttribute("role", "application");
    holder.setAttribute("aria-roledescription", "biểu đồ");
    holder.setAttribute("aria-label", `${figure.querySelector("figcaption").textContent}. Dùng phím mũi tên để xem từng số liệu.`);
    let place = -1;
    holder.addEventListener("keydown", (event) => {
      const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      const points = pointsOf(holder);
      if (!by || !points.length) return;
      event.preventDefault();
      place = (place + by + points.length) % points.length;
      const trace = holder.data[points[place].curveNumber];
      window.Plotly.Fx.hover(holder, [points[place]], [`${trace.xaxis ?? "x"}${trace.yaxis ?? "y"}`]);
      voice.textContent = words(holder, points[place]);
    });
    holder.addEventListener("blur", () => window.Plotly.Fx.unhover(holder));
  }

  /* ---- Downloads ---- */

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  /** The drawing with its colours written into it, as wide as the page shows it. */
  function standalone(figure) {
    const source = figure.querySelector(".td-svg");
    const copy = source.cloneNode(true);
    figure.classList.add("td-chart--measured");
    const width = Math.max(360, Math.round(figure.querySelector(".td-chart__plot").clientWidth));
    const height = Number(source.getAttribute("height"));
    const originals = [source, ...source.querySelectorAll("*")];
    [copy, ...copy.querySelectorAll("*")].forEach((element, place) => {
      const style = getComputedStyle(originals[place]);
      for (const name of DRAWN) element.setAttribute(name, style.getPropertyValue(name));
      element.removeAttribute("class");
    });
    figure.classList.remove("td-chart--measured");
    copy.setAttribute("viewBox", `-16 -16 ${width + 32} ${height + 32}`);
    copy.setAttribute("width", width + 32);
    copy.setAttribute("height", height + 32);
    const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    const inner = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    for (const [name, value] of Object.entries({ x: -16, y: -16, width: width + 32, height: height + 32, fill: colour("sheet") })) ground.setAttribute(name, value);
    inner.setAttribute("width", width);
    inner.setAttribute("height", height);
    inner.setAttribute("overflow", "visible");
    inner.append(...copy.childNodes);
    copy.append(ground, inner);
    return { text: new XMLSerializer().serializeToString(copy), width: width + 32, height: height + 32 };
  }

  function saveSvg(figure, name) {
    save(new Blob([standalone(figure).text], { type: "image/svg+xml" }), `${name}.svg`);
  }

  function savePng(figure, name) {
    const { text, width, height } = standalone(figure);
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = 2 * width;
      canvas.height = 2 * height;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => save(blob, `${name}.png`));
    };
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  }

  /** A cell that a spreadsheet would take for a formula is kept as text. */
  function csvCell(text) {
    const safe = /^[=+\-@\t\r＝＋－＠]/u.test(text) && !/^[-+]?[\d.,]+%?$/.test(text) ? `'${text}` : text;
    return /[",\n\r;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }

  function saveCsv(figure, name) {
    const rows = [...figure.querySelectorAll(".td-chart__table tr")];
    const lines = rows.map((row) => [...row.cells].map((cell) => csvCell(cell.textContent.trim())).join(","));
    if (figure.classList.contains("td-chart--sample")) lines.unshift("MINH HỌA: số liệu hư cấu");
    save(new Blob([`\ufeff${lines.join("\r\n")}\r\n`], { type: "text/csv" }), `${name}.csv`);
  }

  const fileName = (figure) => (figure.classList.contains("td-chart--sample") ? "minh-hoa-" : "") + (figure.id || "bieu-do");

  function addDownloads(figure) {
    const line = document.createElement("p");
    line.className = "td-chart__downloads";
    line.append("Tải về");
    for (const [kind, act] of [["SVG", saveSvg], ["PNG", savePng], ["CSV", saveCsv]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = kind;
      button.setAttribute("aria-label", `Tải biểu đồ dạng ${kind}`);
      button.addEventListener("click", () => act(figure, fileName(figure)));
      line.append(button);
    }
    figure.append(line);
  }

  window.tdCharts = {
    show(figure) {
      addDownloads(figure);
      return enliven(figure).catch((error) => console.warn("Biểu đồ giữ bản tĩnh:", error));
    },
  };
})();
