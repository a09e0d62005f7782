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
  const BESIDE = 8; // room left and right of the drawing, for signs at its edges (charts.css)
  const STILL = { fixedrange: true, showgrid: false, zeroline: false, showticklabels: false };
  const WORDS = {
    label: [13.5, 600, "ink"], note: [12.5, 400, "ink-2"], axis: [11.5, 400, "ink-2"],
    panel: [12.5, 600, "ink-2"], sample: [12, 700, "gold"], count: [12, 600, "ink"],
  };

  /** What the dict of a chart leaves out because all have it: how a role looks. Colours are the style sheet's. */
  function paintTrace(trace) {
    const role = trace.meta?.role ?? "";
    const status = trace.meta?.status;
    const marker = { ...trace.marker };
    if (role === "track") Object.assign(marker, { color: colour("sunk"), line: { color: colour("line"), width: 1 } });
    if (role === "zone") Object.assign(marker, { color: colour("zone") });
    if (role === "target") Object.assign(marker, { color: colour("plan"), line: { color: colour("plan"), width: 2 } });
    if (role === "floor") Object.assign(marker, { color: colour("sheet"), line: { color: colour("floor"), width: 2 } });
    if (role === "count") Object.assign(marker, { color: colour("sheet"), line: { width: 0 } });
    const none = status === "not_reported" || status === "withdrawn";
    if (role === "status" || role === "sign") Object.assign(marker, { color: colour(status === "withdrawn" ? "not_reported" : status), line: { color: colour("sheet"), width: 1 } });
    if (marker.pattern) marker.pattern = { ...marker.pattern, fgcolor: colour("sheet"), fillmode: "overlay", size: 6 };
    if (none && marker.pattern) {
      Object.assign(marker, { color: colour("sheet"), line: { color: colour("edge"), width: 1 } });
      marker.pattern.fgcolor = colour("line");
    }
    if (status === "not_applicable" && marker.pattern) marker.color = colour("line");
    const painted = { ...trace, marker };
    if (trace.type === "scatter") painted.cliponaxis = false;
    const [size, weight, ink] = WORDS[role] ?? [12, 600, "ink"];
    if (trace.mode?.includes("text")) painted.textfont = { size, weight, color: colour(ink) };
    if (role === "axis") painted.textposition = outermost(trace);
    return painted;
  }

  /** The first and the last word on a scale stay within it. */
  function outermost({ x, textposition }) {
    const end = Math.max(...x);
    return x[0] === 0 ? x.map((at) => (at === 0 ? "bottom right" : at === end ? "bottom left" : textposition)) : textposition;
  }

  /** A track in pieces from tick to tick: their edges are the lines across it, behind what stands on it. */
  function pieces(trace) {
    const steps = trace.meta.ticks.map((tick, number, ticks) => tick - (ticks[number - 1] ?? 0));
    const rest = trace.x[0] - trace.meta.ticks.at(-1);
    const each = [0, ...trace.meta.ticks].map((base, number) => [base, steps[number] ?? rest]);
    return {
      ...trace, y: trace.y.flatMap((at) => each.map(() => at)),
      base: trace.y.flatMap(() => each.map(([base]) => base)), x: trace.y.flatMap(() => each.map(([, length]) => length)),
    };
  }

  /** The boxes behind the signs of a matrix. */
  function cells({ x, y, meta }) {
    const wash = colour(`${meta.status}-wash`) || colour("sheet");
    return {
      type: "bar", orientation: "h", hoverinfo: "skip", y, width: meta.cell, base: x.map((at) => at - 0.5 + meta.gap),
      x: x.map(() => 1 - 2 * meta.gap), marker: { color: wash, line: { color: colour("line"), width: 1 } },
    };
  }

  function paintTraces(traces) {
    const signs = traces.filter((trace) => trace.meta?.role === "sign");
    return [...signs.map(cells), ...traces.map((trace) => paintTrace(trace.meta?.ticks ? pieces(trace) : trace))];
  }

  function paintLayout(layout, width) {
    const font = { family: colour("text"), size: 11.5, color: colour("ink-2") };
    const painted = {
      ...layout, width, font, showlegend: false, hovermode: "closest", dragmode: false,
      margin: { l: BESIDE, r: BESIDE, t: 0, b: 0 }, paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
    };
    for (const axis of Object.keys(layout).filter((key) => /^[xy]axis/.test(key))) {
      painted[axis] = { ...STILL, ...layout[axis], gridcolor: colour("line") };
    }
    painted.hoverlabel = { bgcolor: colour("ink"), bordercolor: colour("ink"), font: { family: colour("text"), size: 13, color: colour("paper") } };
    return painted;
  }

  /** Plotly's signs for a status are others than the page's: put the page's in, which style themselves. */
  function ownSigns(figure, holder) {
    const drawn = holder.querySelectorAll(".scatterlayer > .trace");
    holder.data.filter(({ type }) => type === "scatter").forEach(({ meta }, number) => {
      const sign = meta?.role === "sign" && figure.querySelector(`[id="${figure.id}-${meta.status}"] path`);
      if (!sign) return;
      for (const point of drawn[number].querySelectorAll("path.point")) {
        point.setAttribute("d", sign.getAttribute("d"));
        point.setAttribute("class", `point ${sign.getAttribute("class")}`);
        point.removeAttribute("style");
      }
    });
  }

  async function draw(figure) {
    const { holder, data } = live.get(figure);
    const width = Math.floor(holder.getBoundingClientRect().width);
    if (!width) return;
    const config = { displayModeBar: false, responsive: false, showTips: false, scrollZoom: false };
    await window.Plotly.react(holder, paintTraces(data.data), paintLayout(data.layout, width), config);
    ownSigns(figure, holder);
  }

  /** A chart without data for Plotly says all it has to say in its drawing. */
  async function enliven(figure) {
    const written = figure.querySelector(':scope > script[type="application/json"]');
    if (!written) return;
    const data = JSON.parse(written.textContent);
    await loadPlotly();
    const plot = figure.querySelector(".td-chart__plot");
    const holder = document.createElement("div");
    holder.className = "td-chart__live";
    plot.insertBefore(holder, plot.lastElementChild);
    live.set(figure, { holder, data });
    try {
      await draw(figure);
      figure.classList.add("td-chart--live");
      reachByKeys(figure, holder);
      new ResizeObserver(() => draw(figure)).observe(plot);
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

  /** The label of the row a point stands in: the last that begins above it. */
  function rowOf(holder, at) {
    const labels = holder.data.find(({ meta }) => meta?.role === "label");
    return labels?.text[labels.y.findLastIndex((top) => top < at)];
  }

  function words(holder, { curveNumber, pointNumber }) {
    const { name, x, y, text, hovertext } = holder.data[curveNumber];
    const { ticktext } = holder.layout.xaxis;
    const told = hovertext ? `${x[pointNumber]}, ${hovertext[pointNumber]}` : text?.[pointNumber] ?? ticktext[x[pointNumber] - 1];
    return spoken([rowOf(holder, y[pointNumber]), name, told].filter(Boolean).join(": "));
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

  const SVG = "http://www.w3.org/2000/svg";

  function made(name, attributes) {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  }

  /** One `<svg>` with its colours written into it. */
  function coloured(source) {
    const copy = source.cloneNode(true);
    const originals = [source, ...source.querySelectorAll("*")];
    [copy, ...copy.querySelectorAll("*")].forEach((element, place) => {
      const style = getComputedStyle(originals[place]);
      for (const name of DRAWN) element.setAttribute(name, style.getPropertyValue(name));
      element.removeAttribute("class");
    });
    copy.setAttribute("overflow", "visible");
    return copy;
  }

  /** The whole drawing, one part under the other, as wide as the page shows it. */
  function standalone(figure) {
    figure.classList.add("td-chart--measured");
    const inner = Math.max(328, Math.round(figure.querySelector(".td-chart__plot").clientWidth));
    const parts = [...figure.querySelectorAll(".td-chart__plot > .td-svg")].map(coloured);
    figure.classList.remove("td-chart--measured");
    let below = 0;
    for (const part of parts) {
      part.setAttribute("y", below);
      part.setAttribute("width", inner);
      below += Number(part.getAttribute("height"));
    }
    const box = { width: inner + 32, height: below + 32 };
    const whole = made("svg", { ...box, viewBox: `-16 -16 ${box.width} ${box.height}`, role: "img" });
    const title = made("title", {});
    title.textContent = figure.querySelector("figcaption").textContent;
    whole.append(title, made("rect", { x: -16, y: -16, ...box, fill: colour("sheet") }), ...parts);
    return { text: new XMLSerializer().serializeToString(whole), ...box };
  }

  function saveSvg(figure, name) {
    window.tdSaving.save(new Blob([standalone(figure).text], { type: "image/svg+xml" }), `${name}.svg`);
  }

  function savePng(figure, name) {
    const { text, width, height } = standalone(figure);
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = 2 * width;
      canvas.height = 2 * height;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => window.tdSaving.save(blob, `${name}.png`));
    };
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  }

  function saveCsv(figure, name) {
    const rows = [...figure.querySelectorAll(".td-chart__table tr")];
    const lines = rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim()));
    if (figure.classList.contains("td-chart--sample")) lines.unshift(["MINH HỌA: số liệu hư cấu"]);
    window.tdSaving.save(window.tdSaving.csv(lines), `${name}.csv`);
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
      button.addEventListener("click", () => load("saving.js").then(() => act(figure, fileName(figure))));
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
