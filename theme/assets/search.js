/* Search: titles of every page at once, full text by pieces, both as script files that call us, so that it works from a disk too.
   The files are written by generator/search/index.py, which describes them. */
window.tdPortal.load("words.js").then(() => {
  "use strict";
  const { load, fold, address } = window.tdPortal;
  const { spelt, wordsOf, fits, phraseAt, readTitles } = window.tdWords;
  const words = (text) => wordsOf(text).map((word) => word.plain);
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

  const filters = box.querySelector(".td-search__filters");
  const chosen = { kind: "", year: "", record: "" };

  let index = null;
  let answer = [];
  let waiting = [];
  let question = null;
  let correction = "";
  let found = [];
  let shown = 0;
  let active = -1;
  let turn = 0;

  /* ---- The index ---- */

  function readPages(packed) {
    return readTitles(packed).map((page) => {
      const own = words(page.title);
      return {
        ...page, own,
        near: words(`${page.organisation} ${page.kind} ${page.also}`),
        family: page.kind.split(" · ")[0],
        initials: own.map((word) => word[0]).join(""),
        aliases: page.also.split("; ").map((alias) => words(alias).join(" ")),
        phrase: ` ${own.join(" ")} `,
        year: Number(/(?:19|20)\d\d/.exec(page.address)?.[0] ?? 0),
        names: [page.title, page.organisation, ...page.also.split("; ")],
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
      if (packed.assets && !address(".").endsWith(`/${packed.assets}/`)) tellOld();
      index = { version: packed.version, pages: readPages(packed), shards: packed.shards.split(" "), words: new Map() };
      index.total = index.pages.length;
    },
    shard(version, text) {
      if (version !== index.version) return tellOld();
      for (const line of text.split("\n")) {
        const [said, postings] = line.split(" ");
        const plain = fold(said);
        index.words.set(plain, { ...index.words.get(plain), [said]: postings });
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

  /** Which pages have a word, by its folded letters; with `exact` as it is spelt. */
  function pagesWith(asked, exact = false) {
    const pages = new Uint8Array(index.total);
    const hits = asked.open ? [...index.words.keys()].filter((known) => known.startsWith(asked.plain)) : [asked.plain];
    for (const [said, postings] of hits.flatMap((hit) => Object.entries(index.words.get(hit) ?? {}))) {
      if (exact && !fits({ said, plain: fold(said) }, asked)) continue;
      const holding = readPostings(postings, index.total);
      for (let place = 0; place < index.total; place += 1) pages[place] |= holding[place];
    }
    return pages;
  }

  /* ---- The question ---- */

  const LEAST_INITIALS = 3;
  const NAMED = 150; // a word of the question in the name of a page weighs as much as most of what kinds differ by
  const MOST_READ = 12;

  /** What is asked: `asked` are its words, `phrases` those of them between quotes, `plain` all folded, `raw` all as they were typed. */
  function questionOf(text) {
    const asked = [];
    const phrases = [];
    for (const [, phrase, rest] of text.matchAll(/["“”«]([^"“”«»]*)["“”»]?|([^"“”«]+)/gu)) {
      const held = wordsOf(phrase ?? rest);
      asked.push(...held);
      if (phrase !== undefined && held.length) phrases.push(held);
    }
    if (asked.length && !/[\s.,;:?"”»]$/u.test(text)) asked.at(-1).open = true;
    return ofWords(asked, phrases, spelt(text.replace(/["“”«»?]/gu, "")).trim());
  }

  function ofWords(asked, phrases, raw) {
    const plain = asked.map((word) => word.plain);
    const short = phrases.length ? "" : contracted(plain);
    const others = phrases.length ? [] : plain.flatMap(expanded).map((word) => ({ said: word, plain: word }));
    return { asked, phrases, plain, short, others, raw };
  }

  /* Words that ask and name nothing; the longer ones first. */
  const ASKING = ["như thế nào", "bao nhiêu", "bao giờ", "khi nào", "thế nào", "lúc nào", "ở đâu", "là gì", "là ai", "ai", "gì", "nào"]
    .map((words) => wordsOf(words));

  /** The question without the words that only ask; as it was where there are none, or nothing but them, or phrases. */
  function withoutAsking(whole) {
    if (whole.phrases.length) return whole;
    const left = [];
    const whether = whole.plain.at(-1) === "khong" && whole.plain.includes("co");
    const asked = whether ? whole.asked.slice(0, -1).filter(({ plain }) => plain !== "co") : whole.asked;
    for (let place = 0; place < asked.length;) {
      const asking = ASKING.find((words) => words.every((word, step) => asked[place + step] && fits(word, { ...asked[place + step], open: false })));
      if (!asking) left.push(asked[place]);
      place += asking?.length ?? 1;
    }
    return left.length && left.length < whole.asked.length ? ofWords(left, [], left.map((word) => word.said).join(" ")) : whole;
  }

  /** “tct” stands for “trường chính trị”, whatever page says that in its title. */
  const abbreviates = (page, word) => word.length >= LEAST_INITIALS && page.initials.includes(word);

  /** What an abbreviation stands for: the title of the page that is also called so. */
  const expanded = (word) => index.pages.find((page) => page.aliases.includes(word))?.own ?? [];

  /** The abbreviation that stands for all that is asked; "" where there is none. */
  function contracted(plain) {
    const short = plain.map((word) => word[0]).join("");
    return expanded(short).join(" ") === plain.join(" ") ? short : "";
  }

  const isNamed = (page, phrase) => page.names.some((name) => phraseAt(wordsOf(name), phrase) >= 0);

  function inTitle(page, { asked, phrases, short }) {
    let own = 0;
    if (short && page.own.includes(short)) return 1 + asked.length;
    for (const word of asked) {
      const same = word.open ? (known) => known.startsWith(word.plain) : (known) => known === word.plain;
      if (page.own.some(same) || abbreviates(page, word.plain)) own += 1;
      else if (!page.near.some(same)) return 0;
    }
    return phrases.every((phrase) => isNamed(page, phrase)) ? 1 + own : 0;
  }

  /** The words that were typed with their accents. */
  const accented = (asked) => asked.filter((word) => word.said !== word.plain);

  /** How many of the words typed with their accents stand so in the title or beside it; typed without, none is better. */
  function asSpelt(page, asked) {
    const typed = accented(asked);
    if (!typed.length) return 0;
    const held = wordsOf(`${page.names.join(" ")} ${page.kind}`);
    return typed.filter((word) => held.some((known) => known.said.startsWith(word.said)) || abbreviates(page, word.plain)).length;
  }

  function scoreTitle(page, { asked, plain, raw }, hits) {
    const phrase = ` ${plain.join(" ")}`;
    let score = 1000 + 20 * hits - page.own.length + page.weight;
    if (page.aliases.includes(plain.join(" "))) score += 600;
    if (plain.length === 1 && abbreviates(page, plain[0]) && page.initials.startsWith(plain[0])) score += 400;
    if (page.phrase.includes(phrase)) score += 300;
    if (page.phrase.startsWith(phrase)) score += 200;
    if (page.phrase === `${phrase} `) score += 300;
    if (spelt(page.title).includes(raw)) score += 100;
    score += 40 * asSpelt(page, asked);
    return score;
  }

  /** The reader's own side first: the real record before the samples, but among the samples they; then as it was typed, and whole words before beginnings. */
  const among = location.pathname.startsWith(new URL("minh-hoa/", root).pathname);
  const real = (result) => result.page.sample === among;
  const rank = (result) => 8 * Number(!real(result)) + 4 * Number(result.loose) + 2 * Number(result.body) + Number(result.begun);
  const better = (a, b) => rank(a) - rank(b) || b.score - a.score || b.page.year - a.page.year || a.page.place - b.page.place;

  /** Whether a page has no more than the beginning of the word that is being typed. */
  const onlyBegun = (page, word) => Boolean(word.open) && !page.own.includes(word.plain) && !page.near.includes(word.plain) && !abbreviates(page, word.plain);

  function searchTitles(question) {
    const results = [];
    for (const page of index.pages) {
      const hits = inTitle(page, question);
      if (hits) results.push({ page, score: scoreTitle(page, question, hits), body: false, begun: onlyBegun(page, question.asked.at(-1)), loose: asSpelt(page, question.asked) < accented(question.asked).length });
    }
    return results;
  }

  /** Pages with all the words somewhere; as they are spelt counts more, and within a phrase it must be so. */
  function searchBodies({ asked, phrases, plain, short }, taken) {
    const strict = new Set(phrases.flat());
    const sets = asked.map((word) => {
      const exact = pagesWith(word, true);
      const any = strict.has(word) || word.said === word.plain ? exact : pagesWith(word);
      const whole = strict.has(word) ? [] : expanded(word.plain).map((part) => pagesWith({ said: part, plain: part }));
      const all = (at) => whole.length > 0 && whole.every((set) => set[at]);
      return { holds: (at) => any[at] || all(at), spells: (at) => exact[at] || all(at) };
    });
    const shorter = pagesWith({ said: short, plain: short });
    const last = pagesWith({ ...asked.at(-1), open: false });
    const named = (page, word) => page.own.includes(word) || page.near.includes(word);
    return index.pages
      .filter((page) => !taken.has(page.place) && (shorter[page.place] || sets.every(({ holds }) => holds(page.place))))
      .map((page) => {
        const loose = !shorter[page.place] && sets.some(({ spells }) => !spells(page.place));
        const begun = !shorter[page.place] && !last[page.place];
        return { page, body: true, loose, begun, score: page.weight + NAMED * plain.filter((word) => named(page, word)).length };
      });
  }

  const addressOf = (page) => root + page.address + (location.protocol === "file:" && /(^|\/)$/.test(page.address) ? "index.html" : "");
  const excerpts = () => load("excerpts.js").then(() => window.tdExcerpts);

  /** The next of those that wait, where they hold each phrase in one line; the words alone are known from the index. */
  async function checked({ phrases }) {
    const next = waiting.splice(0, MOST_READ);
    if (!phrases.length || !next.length) return next;
    const { holds } = await excerpts();
    const known = await Promise.all(next.map(({ page, body }) => !body || holds(addressOf(page), phrases)));
    return next.filter((_, place) => known[place] !== false);
  }

  async function ask() {
    const mine = ++turn;
    if (!index) return undefined;
    question = questionOf(input.value);
    waiting = [];
    correction = "";
    if (!question.asked.length) return show([]);
    if (!index.pages.some((page) => inTitle(page, question))) question = withoutAsking(question);
    const asked = question;
    const titles = searchTitles(asked).sort(better);
    show(titles.filter((result) => real(result) && !result.loose));
    const wanted = asked.asked.map((word) => shardsOf(word.plain, word.open));
    if (wanted.some((shards) => !shards.length)) return extend(titles);
    const others = [...asked.others.map((word) => word.plain), asked.short].filter(Boolean).map((word) => shardsOf(word, false));
    await Promise.all([...new Set([...wanted, ...others].flat())].map(loadShard));
    if (mine !== turn) return undefined;
    const taken = new Set(titles.map((result) => result.page.place));
    const all = [...titles, ...searchBodies(asked, taken)].sort(better);
    if (!asked.phrases.length) return extend(all);
    const known = (result) => real(result) && !result.body;
    waiting = all.filter((result) => !known(result));
    const sure = [...all.filter(known), ...await checked(asked)];
    if (mine !== turn) return undefined;
    return extend(sure);
  }

  /* ---- One letter mistyped ---- */

  const LEAST_MISTYPED = 3;
  const MOST_OFF = 2;

  /** Whether one letter is wrong, missing, added, or turned round with the next. */
  function oneOff(word, other) {
    if (word === other || Math.abs(word.length - other.length) > 1) return false;
    let start = 0;
    while (start < word.length && word[start] === other[start]) start += 1;
    const [one, two] = [word.slice(start), other.slice(start)];
    if (one.slice(1) === two.slice(1) || one === two.slice(1) || one.slice(1) === two) return true;
    return one[0] === two[1] && one[1] === two[0] && one.slice(2) === two.slice(2);
  }

  /** How far a word is from another: 0 the same, 1 a letter off, more where it is the first; Infinity further. */
  function wayOff(word, other) {
    if (word === other) return 0;
    if (word.length < LEAST_MISTYPED || !oneOff(word, other)) return Infinity;
    return word[0] === other[0] ? 1 : 2;
  }

  /** The names that the record prints, a title or an organisation each, as folded words. */
  function names() {
    if (index.names) return index.names;
    const owners = new Map(index.pages.map((page) => [page.organisation, page.organisation]));
    index.names = [...index.pages.map((page) => ({ text: page.title, held: page.own })), ...[...owners.keys()].map((text) => ({ text, held: words(text) }))];
    index.known = new Set(index.names.flatMap(({ held }) => held));
    return index.names;
  }

  /** Where the words of a question stand in a name, one after the other or, `apart`, anywhere, and how many are a letter off; null where one is missing. */
  function standing(held, near) {
    let best = null;
    for (let start = 0; start + near.length <= held.length; start += 1) {
      let off = 0;
      for (let step = 0; step < near.length && off < 9; step += 1) off += near[step].get(held[start + step]) ?? 9;
      if (off < 9 && !(best?.off <= off)) best = { places: near.map((_, step) => start + step), off, apart: false };
    }
    if (best) return best;
    const places = near.map((known) => {
      const same = held.findIndex((word) => known.get(word) === 0);
      return same < 0 ? held.findIndex((word) => known.has(word)) : same;
    });
    return places.includes(-1) ? null : { places, off: places.reduce((sum, place, step) => sum + near[step].get(held[place]), 0), apart: true };
  }

  /** What was meant by a question that no title answers: words of a name of the record, as it prints them, each at most a letter off; else "". */
  function meant() {
    const all = names();
    const near = question.plain.map((word) => new Map([...index.known].map((known) => [known, wayOff(word, known)]).filter(([, off]) => off <= MOST_OFF)));
    if (!near.length || near.some((known) => !known.size)) return "";
    let least = { off: MOST_OFF + 1, apart: true };
    const counts = new Map();
    for (const { text, held } of all) {
      const found = standing(held, near);
      if (!found?.off || found.apart > least.apart || (found.apart === least.apart && found.off > least.off)) continue;
      if (found.apart < least.apart || found.off < least.off) {
        least = found;
        counts.clear();
      }
      const printed = wordsOf(text).map((word) => text.slice(word.start, word.end));
      const put = found.places.map((place) => printed[place]).join(" ");
      counts.set(put, (counts.get(put) ?? 0) + 1);
    }
    if (answer.length && (least.apart || least.off > 1 || near.length < 2)) return "";
    return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
  }

  /* ---- The answer ---- */

  /** A text with the words of the question marked. */
  function marked(text, className) {
    const holder = document.createElement("span");
    holder.className = className;
    let rest = 0;
    for (const word of wordsOf(text)) {
      if (![...question.asked, ...question.others].some((asked) => fits(word, asked))) continue;
      const mark = document.createElement("mark");
      mark.textContent = text.slice(word.start, word.end);
      holder.append(text.slice(rest, word.start), mark);
      rest = word.end;
    }
    holder.append(text.slice(rest));
    return holder;
  }

  /** The other name of a page that says what neither its title nor its note shows: who signed it, a number, an old name. */
  function otherName(page) {
    const shown = wordsOf(`${page.title} ${page.organisation} ${page.kind}`);
    const missing = question.asked.filter((asked) => !shown.some((word) => fits(word, asked)));
    const says = (name) => missing.filter((asked) => wordsOf(name).some((word) => fits(word, asked))).length;
    const [best] = page.names.slice(2).sort((a, b) => says(b) - says(a));
    return best && says(best) ? best : "";
  }

  function option(result, place) {
    const { page, body } = result;
    const link = document.createElement("a");
    link.className = "td-search__result";
    link.id = `td-search-${place}`;
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    link.tabIndex = -1;
    link.href = addressOf(page);
    const note = document.createElement("span");
    note.className = "td-search__note";
    note.textContent = [page.kind, page.organisation, body ? "có trong nội dung trang" : ""].filter(Boolean).join(" · ");
    if (page.sample) {
      const tag = document.createElement("span");
      tag.className = "td-sample-tag";
      tag.textContent = "MINH HỌA";
      note.prepend(tag, " ");
    }
    link.append(marked(page.title, "td-search__title"), note);
    const other = body ? "" : otherName(page);
    if (other) link.append(marked(other, "td-search__excerpt"));
    if (body && location.protocol !== "file:") unread.push([link, page]);
    return link;
  }

  /* What a page says is asked for only of those that are seen, once the reader has stopped typing. */
  const PAUSE = 250;
  let unread = [];
  let pause = 0;
  const read = new Map();
  const watch = new IntersectionObserver((entries) => {
    for (const { target } of entries.filter((seen) => seen.isIntersecting)) {
      watch.unobserve(target);
      quote(target, read.get(target));
    }
  }, { root: list.closest(".md-search__scrollwrap") });

  async function quote(link, page) {
    const mine = turn;
    const { excerpt } = await excerpts();
    const said = await excerpt(addressOf(page), [...question.asked, ...question.others], question.phrases);
    if (!said || mine !== turn) return;
    link.append(marked(said.text, "td-search__excerpt"));
    if (!said.anchor) return;
    link.hash = said.anchor;
    if (said.heading) link.querySelector(".td-search__note").append(`, mục “${said.heading}”`);
  }

  function soon() {
    clearTimeout(pause);
    pause = setTimeout(() => {
      if (toggle.checked) keepAddress();
      for (const [link, page] of unread.splice(0)) {
        read.set(link, page);
        watch.observe(link);
      }
    }, PAUSE);
  }

  /** All that is known of the answer so far, through the filters. */
  function show(results) {
    answer = results;
    found = answer.filter(passes);
    shown = 0;
    unread = [];
    read.clear();
    watch.disconnect();
    list.replaceChildren();
    pick(-1);
    offer();
    fill(SHOWN);
  }

  /** What the bodies add comes below, so that whatever is chosen stays chosen. */
  function extend(results) {
    answer = results;
    correction = question.phrases.length || results.some(({ body }) => !body) ? "" : meant();
    found = answer.filter(passes);
    offer();
    fill(Math.max(SHOWN, shown));
  }

  function fill(upTo) {
    const next = found.slice(shown, upTo);
    list.append(...next.map((result, place) => option(result, shown + place)));
    shown += next.length;
    more.hidden = shown >= found.length && !waiting.length;
    input.setAttribute("aria-expanded", String(found.length > 0));
    say();
    soon();
  }

  async function fillMore() {
    if (shown < found.length || !waiting.length) return fill(shown + SHOWN);
    const mine = turn;
    const next = await checked(question);
    if (mine !== turn) return undefined;
    answer.push(...next);
    found.push(...next.filter(passes));
    offer();
    return fill(shown + SHOWN);
  }

  function say() {
    const asked = question?.asked.length;
    const left = waiting.length ? `; ${waiting.length.toLocaleString("vi")} trang nữa có đủ các chữ, chưa xem` : "";
    if (!asked) {
      status.textContent = hint;
    } else if (found.length) {
      const of = found.length < answer.length ? ` trong ${answer.length.toLocaleString("vi")}` : "";
      status.replaceChildren(`Tìm thấy ${found.length.toLocaleString("vi")}${of} trang${left}`, ...(correction ? [". ", corrected()] : []));
    } else if (answer.length) {
      status.replaceChildren(`Không tìm thấy trang nào hợp bộ lọc; bỏ lọc thì có ${answer.length.toLocaleString("vi")} trang. `, button("Bỏ lọc", () => {
        choose({ kind: "", year: "", record: "" });
        input.focus();
      }));
    } else {
      const contents = document.createElement("a");
      contents.href = box.dataset.tdSearch;
      contents.textContent = "mục lục";
      status.replaceChildren(`Không tìm thấy trang nào có “${input.value.trim()}”${left}. `, ...(correction ? [corrected(), " "] : []), "Hãy thử ít chữ hơn, hoặc xem ", contents, ".");
    }
  }

  function button(words, press) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "td-search__meant";
    made.textContent = words;
    made.addEventListener("click", press);
    return made;
  }

  /** “Có phải “Bình Phước”?”: a button that asks so. */
  function corrected() {
    const words = correction;
    return button(`Có phải “${words}”?`, () => {
      input.value = words;
      input.focus();
      ask();
    });
  }

  /* ---- Filters, and the address that keeps them ---- */

  const KEYS = { kind: "loai", year: "nam", record: "ho-so" };
  const NAMES = { "that": "Dữ liệu thật", "minh-hoa": "Minh họa" };
  const valueOf = { kind: (page) => page.family, year: (page) => (page.year ? String(page.year) : ""), record: (page) => (page.sample ? "minh-hoa" : "that") };
  const passes = ({ page }) => Object.keys(KEYS).every((key) => !chosen[key] || valueOf[key](page) === chosen[key]);

  /** Each filter offers what the answer has, with how many pages that are. */
  function offer() {
    filters.hidden = !answer.length;
    for (const key of Object.keys(KEYS)) {
      const select = filters.elements[KEYS[key]];
      const counts = new Map(chosen[key] ? [[chosen[key], 0]] : []);
      for (const { page } of answer) if (valueOf[key](page)) counts.set(valueOf[key](page), (counts.get(valueOf[key](page)) ?? 0) + 1);
      const ordered = [...counts].sort(key === "year" ? (a, b) => b[0] - a[0] : (a, b) => b[1] - a[1]);
      const options = ordered.map(([value, count]) => new Option(`${NAMES[value] ?? value} (${count.toLocaleString("vi")})`, value, false, value === chosen[key]));
      select.replaceChildren(select.options[0], ...options);
      select.value = chosen[key];
      select.disabled = counts.size < 2 && !chosen[key];
    }
  }

  function choose(values) {
    Object.assign(chosen, values);
    show(answer);
  }

  /** The address of the page with what is asked, so that it can be sent on and Back leads to it. */
  function keepAddress(asked = input.value.trim()) {
    const here = new URL(location.href);
    for (const [key, value] of [["tim", asked], ...Object.keys(KEYS).map((key) => [KEYS[key], asked && chosen[key]])]) {
      if (value) here.searchParams.set(key, value);
      else here.searchParams.delete(key);
    }
    try {
      if (here.href !== location.href) history.replaceState(history.state, "", here);
    } catch {
      /* a browser that counts such changes, or a page from a disk: the address stays */
    }
  }

  function readAddress() {
    const asked = new URLSearchParams(location.search);
    if (!asked.get("tim") || input.value) return;
    input.value = asked.get("tim");
    for (const key of Object.keys(KEYS)) chosen[key] = asked.get(KEYS[key]) ?? "";
  }

  filters.addEventListener("change", () => choose(Object.fromEntries(Object.keys(KEYS).map((key) => [key, filters.elements[KEYS[key]].value]))));
  filters.addEventListener("submit", (event) => event.preventDefault());
  box.addEventListener("td-closed", () => keepAddress(""));

  /* ---- Keys ---- */

  function pick(place) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = place;
    const now = list.children[place];
    if (!now) return input.removeAttribute("aria-activedescendant");
    now.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", now.id);
    return now.scrollIntoView({ block: "nearest" });
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
    input.focus();
    fillMore();
  });
  list.addEventListener("click", () => {
    keepAddress();
    toggle.checked = false;
  });

  readAddress();
  load("../search/titles.js").then(ask, () => {
    status.textContent = "Không mở được chỉ mục tìm kiếm.";
  });
}, () => {
  document.querySelector(".td-search [role=status]").textContent = "Không mở được phần tìm kiếm; hãy tải lại trang.";
});
