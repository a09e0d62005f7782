/* A chart that has come into view: buttons to download it, then Plotly's drawing in the place of its bars.
   Whatever fails, the bars and their table stay. Colours come from the style sheet, by the `meta` of each trace. */
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
  const EMPTY = ["not_reported", "withdrawn"];

  /** What the dict of a chart leaves out because all have it: how a role looks. Colours are the style sheet's. */
  function paintTrace(trace) {
    const role = trace.meta?.role ?? "";
    const { status, hollow } = trace.meta ?? {};
    const marker = { ...trace.marker };
    const edge = { color: colour("line"), width: 1 };
    if (role === "track") Object.assign(marker, { color: colour("sunk"), line: edge });
    if (role === "zone") Object.assign(marker, { color: colour("zone") });
    if (role === "target") Object.assign(marker, { color: colour("plan"), line: { color: colour("plan"), width: 3 } });
    if (role === "floor") Object.assign(marker, { color: colour("floor"), line: { width: 0 } });
    if (role === "status") Object.assign(marker, { color: colour(status === "not_applicable" ? "line" : status), line: { color: colour("sheet"), width: 1 } });
    if (hollow) Object.assign(marker, { color: colour("sheet"), line: { color: colour(status), width: 2 } });
    if (marker.pattern) marker.pattern = { ...marker.pattern, fgcolor: colour("sheet"), fillmode: "overlay", size: 6 };
    if (role === "silent") {
      Object.assign(marker, { color: "rgba(0,0,0,0)", line: edge });
      marker.pattern.fgcolor = colour("edge");
    }
    if (EMPTY.includes(status) && marker.pattern) {
      Object.assign(marker, { color: colour("sheet"), line: { color: colour("edge"), width: 1 } });
      marker.pattern.fgcolor = colour("edge");
    }
    const painted = { ...trace, marker };
    if (trace.type === "scatter") painted.cliponaxis = false;
    return painted;
  }

  /** The middle of the track of each row, and where all of them stand, in pixels of the plot. */
  function measured(figure) {
    const plot = figure.querySelector(".td-chart__plot").getBoundingClientRect();
    const bars = [...figure.querySelectorAll(".td-row > .td-bar:not(.td-bar--axis)")];
    const tracks = bars.map((bar) => (bar.querySelector(".td-svg__track") ?? bar).getBoundingClientRect());
    return {
      left: tracks[0].left - plot.left - BESIDE, width: tracks[0].width + 2 * BESIDE, height: plot.height,
      middles: tracks.map((track) => (track.top + track.bottom) / 2 - plot.top),
    };
  }

  /** Rows where the page has them. */
  function placed({ data, layout }, { middles, height }) {
    const traces = data.map((trace) => ({ ...trace, y: trace.y.map((row) => middles[row] + (trace.meta.below ?? 0)) }));
    return { data: traces, layout: { ...layout, height, yaxis: { ...layout.yaxis, range: [height, 0] } } };
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

  async function draw(figure) {
    const { holder, data } = live.get(figure);
    const place = measured(figure);
    const width = Math.floor(place.width);
    if (width <= 2 * BESIDE) return;
    Object.assign(holder.style, { left: `${place.left}px`, width: `${place.width}px` });
    const config = { displayModeBar: false, responsive: false, showTips: false, scrollZoom: false };
    const shown = placed(data, place);
    await window.Plotly.react(holder, shown.data.map(paintTrace), paintLayout(shown.layout, width), config);
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
    plot.append(holder);
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

  /** Row by row. */
  function pointsOf(figure, holder) {
    const { data } = live.get(figure);
    const row = ({ curveNumber, pointNumber }) => data.data[curveNumber].y[pointNumber];
    return holder.data.flatMap((trace, curveNumber) =>
      trace.hoverinfo === "skip" ? [] : trace.y.map((_, pointNumber) => ({ curveNumber, pointNumber })))
      .sort((one, other) => row(one) - row(other));
  }

  /** The name of the row a point stands in. */
  function rowOf(figure, { curveNumber, pointNumber }) {
    const { data } = live.get(figure);
    const rows = figure.querySelectorAll(".td-row:not(.td-row--head) > .td-row__name > strong");
    return rows[data.data[curveNumber].y[pointNumber]].textContent;
  }

  function words(figure, holder, point) {
    const { name, text } = holder.data[point.curveNumber];
    return `${rowOf(figure, point)}: ${spoken(`${name}: ${text[point.pointNumber]}`)}`;
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
      const points = pointsOf(figure, holder);
      if (!by || !points.length) return;
      event.preventDefault();
      place = (place + by + points.length) % points.length;
      const trace = holder.data[points[place].curveNumber];
      window.Plotly.Fx.hover(holder, [points[place]], [`${trace.xaxis ?? "x"}${trace.yaxis ?? "y"}`]);
      voice.textContent = words(figure, holder, points[place]);
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

  /** A line of words as it stands on the page, its baseline where the font has it, as long in any other font. */
  function line(text, box, style) {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = pen.measureText(text);
    const drawn = made("text", {
      x: box.left, y: box.top + (box.bottom - box.top) * above / (above + below), fill: style.color,
      "font-family": style.fontFamily, "font-size": style.fontSize, "font-weight": style.fontWeight,
      textLength: box.right - box.left, lengthAdjust: "spacingAndGlyphs",
    });
    drawn.textContent = text;
    return drawn;
  }

  /** The lines that a run of text is broken into on the page: words that stand at one height. */
  function linesOf(node, moved) {
    const range = document.createRange();
    const found = [];
    for (const { 0: word, index } of node.data.matchAll(/\S+/gu)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const box = moved(range.getBoundingClientRect());
      const last = found.at(-1);
      if (last && Math.abs(last.box.top - box.top) < 2) {
        last.text += ` ${word}`;
        last.box.right = box.right;
      } else if (box.right > box.left) {
        found.push({ text: word, box });
      }
    }
    return found;
  }

  /** What a part of the page shows behind its words: its ground and its lines. */
  function ground(element, box) {
    const style = getComputedStyle(element);
    const sides = { Top: [box.left, box.top, box.right, box.top], Bottom: [box.left, box.bottom, box.right, box.bottom] };
    const filled = /^rgba\(.*, 0\)$|transparent/.test(style.backgroundColor)
      ? [] : [made("rect", { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top, fill: style.backgroundColor })];
    const drawn = Object.entries(sides).filter(([side]) => parseFloat(style[`border${side}Width`]) > 0)
      .map(([side, [x1, y1, x2, y2]]) => made("line", { x1, y1, x2, y2, stroke: style[`border${side}Color`] }));
    return [...filled, ...drawn];
  }

  function* partsOf(parent, moved) {
    for (const node of parent.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) {
        const style = getComputedStyle(parent);
        yield* linesOf(node, moved).map(({ text, box }) => line(text, box, style));
      } else if (node.nodeType === Node.ELEMENT_NODE && getComputedStyle(node).display !== "none" && !node.matches(".td-chart__live")) {
        const box = moved(node.getBoundingClientRect());
        if (node.matches("svg")) {
          const copy = coloured(node);
          for (const [name, value] of Object.entries({ x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top })) copy.setAttribute(name, value);
          yield copy;
        } else {
          yield* ground(node, box);
          yield* partsOf(node, moved);
        }
      }
    }
  }

  /** The whole drawing with its words, as wide as the page shows it, or as all that is scrolled within it. */
  function standalone(figure) {
    figure.classList.add("td-chart--measured");
    const plot = figure.querySelector(".td-chart__plot");
    const scrolled = plot.querySelector(".td-scroll");
    scrolled?.scrollTo(0, 0);
    const caption = figure.querySelector("figcaption");
    const { left: edge, width: wide, bottom: end } = plot.getBoundingClientRect();
    const base = { left: edge, width: wide, top: caption.getBoundingClientRect().top };
    const moved = ({ left, top, right, bottom }) => ({ left: left - base.left, right: right - base.left, top: top - base.top, bottom: bottom - base.top });
    const parts = [...partsOf(caption, moved), ...partsOf(plot, moved)];
    const inner = Math.max(Math.round(base.width), scrolled?.scrollWidth ?? 0);
    const box = { width: inner + 32, height: Math.round(end - base.top) + 32 };
    figure.classList.remove("td-chart--measured");
    const whole = made("svg", { ...box, viewBox: `-16 -16 ${box.width} ${box.height}`, role: "img" });
    const title = made("title", {});
    title.textContent = caption.textContent;
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
    if (location.protocol.startsWith("http") && !document.body.classList.contains("td-embed")) line.append(embedding(figure));
    figure.append(line);
  }

  /* ---- Embedding ---- */

  const quoted = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

  /** What to put into another page: a frame with this chart, as high as it is here with its source below. */
  function embedCode(figure) {
    const root = address("../../");
    const page = `${location.origin}${location.pathname}`.slice(root.length).replace(/(^|\/)index\.html$/, "$1");
    const height = Math.ceil(figure.getBoundingClientRect().height) + 110;
    const source = `${root}nhung.html?bieu-do=${encodeURIComponent(`${page}#${figure.id}`)}`;
    return `<iframe src="${quoted(source)}" title="${quoted(figure.querySelector("figcaption").textContent)}" width="100%" height="${height}" loading="lazy" style="border:0"></iframe>`;
  }

  function embedding(figure) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Nhúng";
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-label", "Nhúng biểu đồ vào trang khác");
    button.addEventListener("click", () => {
      const opened = figure.querySelector(":scope > .td-chart__embed");
      button.setAttribute("aria-expanded", String(!opened));
      if (opened) opened.remove();
      else showCode(figure);
    });
    return button;
  }

  async function showCode(figure) {
    const box = document.createElement("label");
    const code = document.createElement("textarea");
    const status = document.createElement("span");
    box.className = "td-chart__embed";
    Object.assign(code, { readOnly: true, rows: 4, value: embedCode(figure) });
    status.className = "td-copied";
    status.setAttribute("role", "status");
    box.append("Mã để dán vào trang khác ", status, code);
    figure.append(box);
    code.focus();
    code.select();
    status.textContent = await navigator.clipboard?.writeText(code.value).then(() => "Đã chép", () => "") || "Trình duyệt không cho chép; mã đã được chọn sẵn";
  }

  window.tdCharts = {
    show(figure) {
      addDownloads(figure);
      return enliven(figure).catch((error) => console.warn("Biểu đồ giữ bản tĩnh:", error));
    },
  };
})();
