/* A chart of the portal alone, within a frame of another site: `nhung.html?bieu-do=ADDRESS#CHART` takes it from its page. */
(() => {
  "use strict";
  const { load, address } = window.tdPortal;
  const root = address("../../");
  const main = document.querySelector("main");
  const status = main.querySelector("[role=status]");
  const source = main.querySelector(".td-embed__source");
  const name = source.textContent;

  /** The address of the chart within this site; null for any other. */
  function wanted() {
    try {
      const url = new URL(new URLSearchParams(location.search).get("bieu-do"), root);
      return url.href.startsWith(root) && url.hash.length > 1 ? url : null;
    } catch {
      return null;
    }
  }

  function link(url, text) {
    return Object.assign(document.createElement("a"), { href: url.href, target: "_blank", rel: "noopener", textContent: text });
  }

  /** Whatever leads away leads out of the frame. */
  function outward(figure, url) {
    for (const one of figure.querySelectorAll("a[href]")) Object.assign(one, { href: new URL(one.getAttribute("href"), url).href, target: "_blank", rel: "noopener" });
  }

  async function show(url) {
    const answer = await fetch(url.href.split("#")[0]);
    const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
    const found = page.getElementById(decodeURIComponent(url.hash.slice(1)));
    if (!found?.matches("figure.td-chart")) {
      status.textContent = "Biểu đồ này không còn ở địa chỉ ấy.";
      return;
    }
    const title = page.querySelector("h1")?.textContent ?? name;
    const day = page.querySelector("footer.td-source time")?.textContent;
    const figure = document.importNode(found, true);
    outward(figure, url);
    status.replaceWith(figure);
    source.replaceChildren("Nguồn: ", link(url, title), `. ${name}${day ? `, tính đến ${day}` : ""}.`);
    document.title = `${figure.querySelector("figcaption").textContent} - ${name}`;
    await load("charts.js");
    await window.tdCharts.show(figure);
  }

  const url = wanted();
  if (url) show(url).catch(() => (status.textContent = "Không mở được biểu đồ; hãy xem ở trang nguồn."));
  else status.textContent = "Địa chỉ này không nêu biểu đồ nào.";
})();
