/* What a page that was found says: its line with the words of the question, and the heading to jump to. The page itself is asked for,
   from the site alone; a page opened from a disk may read no other, so there nothing is known. */
(() => {
  "use strict";
  const { wordsOf, fits, phraseAt } = window.tdWords;
  const WIDTH = 170;
  const BEFORE = 50;
  const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, caption, figcaption, summary, tr";
  const UNREAD = "script, style, svg, nav, footer, .td-chart > :not(.td-chart__table), .td-meanings, .td-toc, .td-cite, .headerlink, [data-td-unsearched]"; // as the index leaves them out
  const kept = new Map();

  /** Where the words of an innermost block stand, and the anchor and the heading above it. */
  function blocksOf(html) {
    const article = new DOMParser().parseFromString(html, "text/html").querySelector("article");
    if (!article) return [];
    article.querySelectorAll(UNREAD).forEach((part) => part.remove());
    const blocks = [];
    let anchor = "";
    let heading = "";
    for (const part of article.querySelectorAll(`${BLOCKS}, [id]`)) {
      if (part.id && !part.id.startsWith("_") && !part.matches("input")) anchor = part.id;
      if (part.matches("h1")) anchor = "";
      if (part.matches("h2, h3")) heading = part.textContent.trim();
      if (!part.matches(BLOCKS) || part.querySelector(BLOCKS)) continue;
      const cells = part.matches("tr") ? [...part.children].map((cell) => cell.textContent) : [part.textContent];
      const text = cells.map((cell) => cell.replace(/\s+/gu, " ").trim()).filter(Boolean).join(" · ").normalize("NFC");
      if (text) blocks.push({ text, words: wordsOf(text), anchor, heading });
    }
    return blocks;
  }

  function blocks(url) {
    if (!kept.has(url)) {
      const asked = location.protocol === "file:" ? Promise.resolve("") : fetch(url).then((answer) => (answer.ok ? answer.text() : ""));
      kept.set(url, asked.then(blocksOf, () => []));
    }
    return kept.get(url);
  }

  /** As much of a block as a reader takes in, from shortly before the first word that was asked. */
  function cut({ text, words, anchor, heading }, first) {
    const from = text.length <= WIDTH || first < BEFORE ? 0 : text.lastIndexOf(" ", first - BEFORE) + 1;
    const room = text.slice(from, from + WIDTH);
    const ends = from + room.length < text.length ? room.replace(/\s+\S*$/u, "") + " …" : room;
    return { text: (from ? "… " : "") + ends, anchor, heading: text === heading ? "" : heading, words };
  }

  /** The line of a page that says most of what was asked; null where nothing is known. `phrases` must stand in it whole. */
  async function excerpt(url, asked, phrases) {
    const found = await blocks(url);
    let best = null;
    let most = 0;
    for (const block of found) {
      const whole = phrases.filter((phrase) => phraseAt(block.words, phrase) >= 0).length;
      const together = phraseAt(block.words, asked) >= 0 ? 0.5 : 0;
      const hits = asked.filter((one) => block.words.some((word) => fits(word, one))).length + 10 * whole + together;
      if (hits > most) [best, most] = [block, hits];
    }
    if (!best) return null;
    const phrase = phrases.map((one) => phraseAt(best.words, one)).find((place) => place >= 0);
    const first = phrase ?? best.words.findIndex((word) => asked.some((one) => fits(word, one)));
    return cut(best, best.words[first].start);
  }

  /** Whether a page says each phrase in one of its lines; null where that cannot be known. */
  async function holds(url, phrases) {
    const found = await blocks(url);
    return found.length ? phrases.every((phrase) => found.some((block) => phraseAt(block.words, phrase) >= 0)) : null;
  }

  window.tdExcerpts = { excerpt, holds };
})();
