/* Search: titles of every page at once, full text by pieces, both as script files that call us, so that it works from a disk too.
   The files are written by generator/site/search/search_index.py, which describes them. */
(() => {
  "use strict";
  const { load, fold, address } = window.tdPortal;
  const SHOWN = 20;
  const MOST_SHARDS = 4;
  const root = address("../../");
  const box = document.querySelector(".td-search");
  const form = box.querySelector("form");
  const input = box.querySelector("input");
  const list = box.querySelector(".td-search__list");
  const status = box.querySelector("[role=status]");
  const more = box.querySelector(".td-search__more");
  const toggle = document.getElementById("__search");
  const hint = status.textContent;

  let index = null;
  let found = [];
  let shown = 0;
  let active = -1;
  let turn = 0;

  /* ---- The index ---- */

  const parts = (text) => text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const words = (text) => parts(text).map(fold);

  /** Small letters with their accents, one way to place the tone mark: “hoà” and “HÒA” are “hòa”. */
  const spelt = (text) => text.toLowerCase().normalize("NFD").replace(/([ou])([aey])([\u0300\u0301\u0303\u0309\u0323])/gu, "$1$3$2").normalize("NFC");

  function readPages(packed) {
    let previous = "";
    return packed.pages.split("\n").filter(Boolean).map((line, place) => {
      const [kept, ending, title, kind, organisation, sample, also] = line.split("\t");
      previous = previous.slice(0, Number.parseInt(kept, 36)) + ending;
      const own = words(title);
      const near = words(`${packed.organisations[organisation]} ${packed.kinds[kind]} ${also ?? ""}`);
      return {
        place, title, own, near,
        address: previous,
        kind: packed.kinds[kind],
        weight: packed.weights[kind],
        initials: own.map((word) => word[0]).join(""),
        aliases: (also ?? "").split("; ").map((alias) => words(alias).join(" ")),
        organisation: packed.organisations[organisation],
        sample: sample === "1",
        phrase: ` ${own.join(" ")} `,
        year: Number(/(?:19|20)\d\d/.exec(previous)?.[0] ?? 0),
      };
    });
  }

  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]));

  /** Page places as gaps in base 32, six bits a letter, the high bit saying that more follows; "!" lists the pages without. */
  function readPostings(text, total) {
    const without = text.startsWith("!");
    const pages = new Uint8Array(total).fill(without ? 1 : 0);
    let place = -1;
    let gap = 0;
    let shift = 0;
    for (const letter of without ? text.slice(1) : text) {
      const value = VALUES.get(letter);
      gap |= (value & 31) << shift;
      shift += 5;
      if (value < 32) {
        place += gap + 1;
        pages[place] = without ? 0 : 1;
        gap = 0;
        shift = 0;
      }
    }
    return pages;
  }

  /** The site was published anew after this page was opened: what is found may be gone, or not yet here. */
  function tellOld() {
    if (box.querySelector(".td-search__old")) return;
    const note = document.createElement("p");
    const again = document.createElement("button");
    note.className = "td-search__old";
    note.setAttribute("role", "status");
    again.type = "button";
    again.textContent = "Tải lại trang";
    again.addEventListener("click", () => location.reload());
    note.append("Cổng đã được cập nhật sau khi trang này mở ra; kết quả tìm có thể thiếu. ", again);
    status.after(note);
  }

  window.tdSearch = {
    titles(packed) {
      if (packed.assets && !address("").endsWith(`/${packed.assets}/`)) tellOld();
      index = { version: packed.version, pages: readPages(packed), shards: packed.shards.split(" "), words: new Map() };
      index.total = index.pages.length;
    },
    shard(version, text) {
      if (version !== index.version) return tellOld();
      for (const line of text.split("\n")) {
        const [word, postings] = line.split(" ");
        index.words.set(word, postings);
      }
      return undefined;
    },
  };

  /** The pieces that may hold a word, or the words that begin with it; none when they would be too many. */
  function shardsOf(word, partial) {
    if (!/^[a-z0-9]/.test(word)) return ["_"];
    const own = index.shards.filter((shard) => word.startsWith(shard)).sort((a, b) => b.length - a.length).slice(0, 1);
    const wider = partial ? index.shards.filter((shard) => shard.startsWith(word) && shard !== word) : [];
    const wanted = [...own, ...wider];
    return wanted.length > MOST_SHARDS ? [] : wanted;
  }

  const loadShard = (shard) => load(`../search/t-${shard}.js?v=${index.version}`).catch(() => {});

  function pagesWith(word, partial) {
    const pages = new Uint8Array(index.total);
    const hits = partial ? [...index.words.keys()].filter((known) => known.startsWith(word)) : [word];
    for (const hit of hits) {
      if (!index.words.has(hit)) continue;
      const holding = readPostings(index.words.get(hit), index.total);
      for (let place = 0; place < index.total; place += 1) pages[place] |= holding[place];
    }
    return pages;
  }

  /* ---- The question ---- */

  const LEAST_INITIALS = 3;

  /** “tct” stands for “trường chính trị”, whatever page says that in its title. */
  const abbreviates = (page, word) => word.length >= LEAST_INITIALS && page.initials.includes(word);

  /** What an abbreviation stands for: the title of the page that is also called so. */
  const expanded = (word) => index.pages.find((page) => page.aliases.includes(word))?.own ?? [];

  /** The abbreviation that stands for all that is asked; "" where there is none. */
  function contracted(asked) {
    const short = asked.map((word) => word[0]).join("");
    return expanded(short).join(" ") === asked.join(" ") ? short : "";
  }

  function inTitle(page, asked, partial) {
    let own = 0;
    if (asked.short && page.own.includes(asked.short)) return 1 + asked.length;
    for (const [place, word] of asked.entries()) {
      const fits = partial && place === asked.length - 1 ? (known) => known.startsWith(word) : (known) => known === word;
      if (page.own.some(fits) || abbreviates(page, word)) own += 1;
      else if (!page.near.some(fits)) return 0;
    }
    return 1 + own;
  }

  /** How many of the words typed with their accents stand so in the title or beside it; typed without, none is better. */
  function asSpelt(page, asked, heard) {
    const typed = heard.filter((word, place) => word !== asked[place]);
    if (!typed.length) return 0;
    const said = parts(spelt(`${page.title} ${page.organisation} ${page.kind}`));
    return typed.filter((word) => said.some((known) => known.startsWith(word))).length;
  }

  function scoreTitle(page, asked, hits, raw) {
    const phrase = ` ${asked.join(" ")}`;
    let score = 1000 + 20 * hits - page.own.length + page.weight;
    if (page.aliases.includes(asked.join(" "))) score += 600;
    if (asked.length === 1 && abbreviates(page, asked[0]) && page.initials.startsWith(asked[0])) score += 400;
    if (page.phrase.includes(phrase)) score += 300;
    if (page.phrase.startsWith(phrase)) score += 200;
    if (page.phrase === `${phrase} `) score += 300;
    if (spelt(page.title).includes(raw)) score += 100;
    score += 40 * asSpelt(page, asked, parts(raw));
    return score;
  }

  /** The real record stands before the samples, wherever the words stand. */
  const real = (result) => !result.page.sample;
  const better = (a, b) => Number(real(b)) - Number(real(a)) || b.score - a.score || b.page.year - a.page.year || a.page.place - b.page.place;

  function searchTitles(asked, partial, raw) {
    const results = [];
    for (const page of index.pages) {
      const hits = inTitle(page, asked, partial);
      if (hits) results.push({ page, score: scoreTitle(page, asked, hits, raw), body: false });
    }
    return results;
  }

  function searchBodies(asked, partial, taken) {
    const sets = asked.map((word, place) => {
      const plain = pagesWith(word, partial && place === asked.length - 1);
      const whole = expanded(word).map((part) => pagesWith(part, false));
      return (at) => plain[at] || (whole.length > 0 && whole.every((set) => set[at]));
    });
    const short = pagesWith(asked.short, false);
    return index.pages
      .filter((page) => !taken.has(page.place) && (short[page.place] || sets.every((holds) => holds(page.place))))
      .map((page) => ({ page, body: true, score: page.weight + 20 * asked.filter((word) => page.own.includes(word)).length }));
  }

  async function ask() {
    const mine = ++turn;
    const raw = spelt(input.value).trim();
    const asked = words(raw);
    if (!asked.length || !index) return show([], asked);
    asked.short = contracted(asked);
    const partial = !/[\s.,;:]$/u.test(input.value);
    const titles = searchTitles(asked, partial, raw).sort(better);
    show(titles.filter(real), asked);
    const wanted = asked.map((word, place) => shardsOf(word, partial && place === asked.length - 1));
    if (wanted.some((shards) => !shards.length)) return extend(titles, asked);
    const others = [...asked.flatMap(expanded), asked.short].filter(Boolean).map((word) => shardsOf(word, false));
    await Promise.all([...new Set([...wanted, ...others].flat())].map(loadShard));
    if (mine !== turn) return undefined;
    const taken = new Set(titles.map((result) => result.page.place));
    const all = [...titles, ...searchBodies(asked, partial, taken).sort(better)];
    return extend([...all.filter(real), ...all.filter((result) => !real(result))], asked);
  }

  /* ---- One letter mistyped ---- */

  const LEAST_MISTYPED = 3;

  /** Whether one letter is wrong, missing, added, or turned round with the next. */
  function oneOff(word, other) {
    if (word === other || Math.abs(word.length - other.length) > 1) return false;
    let start = 0;
    while (start < word.length && word[start] === other[start]) start += 1;
    const [one, two] = [word.slice(start), other.slice(start)];
    if (one.slice(1) === two.slice(1) || one === two.slice(1) || one.slice(1) === two) return true;
    return one[0] === two[1] && one[1] === two[0] && one.slice(2) === two.slice(2);
  }

  /** The words of all titles and names, folded → as they are written, and how often. */
  function vocabulary() {
    if (index.vocabulary) return index.vocabulary;
    index.vocabulary = new Map();
    for (const page of index.pages) {
      for (const word of parts(`${page.title} ${page.organisation}`)) {
        const known = index.vocabulary.get(fold(word)) ?? { word, count: 0 };
        known.count += 1;
        index.vocabulary.set(fold(word), known);
      }
    }
    return index.vocabulary;
  }

  /** The same question with each unknown word put right; "" where one of them is near no word. */
  function meant(asked) {
    const known = vocabulary();
    const heard = parts(input.value);
    const right = asked.map((word, place) => {
      if (known.has(word)) return heard[place];
      if (word.length < LEAST_MISTYPED) return "";
      const near = [...known.entries()].filter(([other]) => oneOff(word, other)).sort((a, b) => b[1].count - a[1].count);
      return near[0]?.[1].word ?? "";
    });
    const found = right.every(Boolean) && index.pages.some((page) => inTitle(page, right.map(fold), false));
    return found ? right.join(" ") : "";
  }

  /* ---- The answer ---- */

  function marked(title, asked) {
    const holder = document.createElement("span");
    holder.className = "td-search__title";
    let rest = 0;
    const heard = parts(spelt(input.value));
    for (const match of title.matchAll(/[\p{L}\p{N}]+/gu)) {
      const plain = fold(match[0]);
      const said = spelt(match[0]);
      // who typed accents means them: “vận” is not “văn”
      const fits = asked.some((part, place) => {
        const [have, want] = heard[place] === part ? [plain, part] : [said, heard[place]];
        return place === asked.length - 1 ? have.startsWith(want) : have === want;
      });
      if (!fits) continue;
      const mark = document.createElement("mark");
      mark.textContent = match[0];
      holder.append(title.slice(rest, match.index), mark);
      rest = match.index + match[0].length;
    }
    holder.append(title.slice(rest));
    return holder;
  }

  function option({ page, body }, place, asked) {
    const link = document.createElement("a");
    link.className = "td-search__result";
    link.id = `td-search-${place}`;
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    link.tabIndex = -1;
    link.href = root + page.address + (location.protocol === "file:" && /(^|\/)$/.test(page.address) ? "index.html" : "");
    const note = document.createElement("span");
    note.className = "td-search__note";
    note.textContent = [page.kind, page.organisation, body ? "có trong nội dung trang" : ""].filter(Boolean).join(" · ");
    if (page.sample) {
      const tag = document.createElement("span");
      tag.className = "td-sample-tag";
      tag.textContent = "MINH HỌA";
      note.prepend(tag, " ");
    }
    link.append(marked(page.title, asked), note);
    return link;
  }

  function show(results, asked) {
    found = results;
    shown = 0;
    list.replaceChildren();
    pick(-1);
    fill(SHOWN, asked);
  }

  /** What the bodies add comes below, so that whatever is chosen stays chosen. */
  function extend(results, asked) {
    found = results;
    fill(SHOWN, asked);
  }

  function fill(upTo, asked) {
    const next = found.slice(shown, upTo);
    list.append(...next.map((result, place) => option(result, shown + place, asked)));
    shown += next.length;
    more.hidden = shown >= found.length;
    input.setAttribute("aria-expanded", String(found.length > 0));
    say(asked);
  }

  const fillMore = () => fill(shown + SHOWN, words(input.value));

  function say(asked) {
    if (!asked.length) {
      status.textContent = hint;
    } else if (found.length) {
      status.textContent = `Tìm thấy ${found.length.toLocaleString("vi")} trang`;
    } else {
      const contents = document.createElement("a");
      contents.href = box.dataset.tdSearch;
      contents.textContent = "mục lục";
      status.replaceChildren(`Không tìm thấy trang nào có “${input.value.trim()}”. `, ...corrected(asked), "Hãy thử ít chữ hơn, hoặc xem ", contents, ".");
    }
  }

  /** “Có phải “bình phước”?”: a button that asks so. */
  function corrected(asked) {
    const words = index ? meant(asked) : "";
    if (!words) return [];
    const button = document.createElement("button");
    button.type = "button";
    button.className = "td-search__meant";
    button.textContent = `Có phải “${words}”?`;
    button.addEventListener("click", () => {
      input.value = words;
      input.focus();
      ask();
    });
    return [button, " "];
  }

  function pick(place) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = place;
    const chosen = list.children[place];
    if (!chosen) return input.removeAttribute("aria-activedescendant");
    chosen.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", chosen.id);
    return chosen.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    if (by > 0 && active === list.children.length - 1 && !more.hidden) fillMore();
    const count = list.children.length;
    if (count) pick(active < 0 && by < 0 ? count - 1 : (active + by + count) % count);
  }

  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => (list.children[active] ?? list.children[0])?.click(),
  };

  input.addEventListener("keydown", (event) => {
    if (event.isComposing || !keys[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  });
  input.addEventListener("input", ask);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    setTimeout(ask);
    input.focus();
  });
  more.addEventListener("click", () => {
    fillMore();
    input.focus();
  });
  list.addEventListener("click", () => {
    toggle.checked = false;
  });

  load("../search/titles.js").then(ask, () => {
    status.textContent = "Không mở được chỉ mục tìm kiếm.";
  });
})();
