/* The record's slides → the pages of one round, each with its size and its seconds. */
var ORDER = ['notices', 'theme', 'targets', 'progress', 'results', 'deadlines', 'exemplars', 'qr'];
var GATE = ['notices', 'theme', 'progress', 'results', 'targets', 'exemplars'];
var BIG = { notices: 1, urgent: 1, name: 1, theme: 1 };

function listed(screen) {
  var kinds = screen.profile === 'gate' ? GATE : ORDER, made = [], i;
  if (screen.playlist && screen.playlist.length) { return screen.playlist; }
  for (i = 0; i < kinds.length; i += 1) { made.push({ show: kinds[i] }); }
  return made;
}

/* The slides that hold now, in the playlist's order; urgent ones replace all others. Empty ones are left out. */
function choose(data, screen, ms) {
  var list = listed(screen), urgent = [], made = [], i, j, slide, items;
  function live(slide) {
    return slide.items.filter(function (item) {
      if (slide.k === 'urgent' && ms === UNKNOWN && !item.always) { return false; }
      if (item.at && item.at.indexOf(screen.key) < 0) { return false; }
      if (item.on && ms !== UNKNOWN && dayOf(item.on) < dayAt(ms)) { return false; }
      return holds(item, ms);
    });
  }
  for (i = 0; i < data.slides.length; i += 1) {
    slide = data.slides[i];
    if (slide.k === 'urgent') {
      items = live(slide);
      if (items.length) { urgent.push({ slide: slide, items: items }); }
    }
  }
  if (urgent.length) { return urgent; }
  for (i = 0; i < list.length; i += 1) {
    for (j = 0; j < data.slides.length; j += 1) {
      slide = data.slides[j];
      if (slide.k === list[i].show && holds(list[i], ms)) {
        items = live(slide);
        if (items.length) { made.push({ slide: slide, items: items }); }
      }
    }
  }
  return made;
}

/* What a change of which calls for a new plan. */
function signature(chosen, ms) {
  return chosen.map(function (one) {
    return one.slide.k + one.items.map(function (item) { return item.t; }).join('|');
  }).join('#') + (ms === UNKNOWN ? '?' : dayAt(ms));
}

function said(item, short, ms) {
  return {
    text: short && item.s ? item.s : item.t, note: short && item.s && typeof item.ns === 'string' ? item.ns : item.n, c: item.c,
    value: item.on ? dueWords(item.on, ms) : item.v, bar: item.bar, need: item.need,
    pic: item.pic && { src: item.pic, w: item.pw, h: item.ph, alt: item.alt }
  };
}

/* area: {w, h} inside margins and footer; measure(page, size) says whether it fits. */
function Planner(rules, screen, sample, ms, measure) {
  var gate = screen.profile === 'gate', matrix = rules.tier === 'xs';
  var most = gate ? 12 : screen.readers === 'children' ? 25 : 40;
  var rate = screen.readers === 'children' ? 1.3 : 2.5;
  var lints = [];

  function page(slide, items, head) {
    var tag = sample && !rules.foot ? 'MINH HỌA' : '';
    return { kind: slide.k, head: head, items: items, path: slide.path, size: slide.size, tag: tag };
  }
  function good(made) { return syllablesOf(made) <= most && measure(made, rules.floor); }
  function timed(made, fixed) {
    made.seconds = fixed || (gate ? Math.max(8, Math.min(10, dwell(syllablesOf(made), rate))) : dwell(syllablesOf(made), rate));
    return made;
  }

  /* One with a photo stands alone beside it, where the panel shows photos; null where its text does not fit so. */
  function pictured(slide, item, head) {
    var made = null;
    [gate, true].forEach(function (short) {
      var one = page(slide, [said(item, short, ms)], head);
      one.pic = one.items[0].pic;
      if (!made && good(one)) { made = one; }
    });
    return made;
  }

  function together(slide, items, head) {
    var most = Math.min(gate && slide.k !== 'theme' ? 1 : limit(slide, items), items.length), n, made;
    for (n = most; n > 1; n -= 1) {
      made = gate ? [] : parted(slide, items, head, n, false);
      if (!made.length) { made = parted(slide, items, head, n, true); }
      if (made.length) { return made; }
    }
    return [];
  }
  function parted(slide, items, head, n, short) {
    var sizes = shares(items.length, n), made = [], at = 0, i;
    var texts = items.map(function (item) { return said(item, short, ms); });
    for (i = 0; i < sizes.length; i += 1) {
      made.push(page(slide, texts.slice(at, at + sizes[i]), head));
      at += sizes[i];
      if (!good(made[i])) { return []; }
    }
    return made;
  }
  function limit(slide, items) {
    if (slide.k === 'notices' || slide.k === 'urgent' || slide.k === 'help') { return 1; }
    return slide.k === 'theme' || slide.k === 'progress' && !matrix && rules.tier !== 's' ? items.length : rules.most(slide.k);
  }

  function alone(slide, item, head) {
    var short = gate, tries, i, n, parts, fitting;
    function bare(text, from) { return { text: text.text, c: text.c, value: text.value, note: from }; }
    tries = [
      page(slide, [said(item, short, ms)], head), page(slide, [said(item, true, ms)], head),
      page(slide, [said(item, short, ms)], ''), page(slide, [said(item, true, ms)], '')
    ];
    for (i = 0; i < tries.length; i += 1) { if (good(tries[i])) { return [tries[i]]; } }
    /* text first, then what is said about it */
    var text = said(item, true, ms), rest = [];
    if (text.note || text.value) { rest = [{ text: '… ' + (text.note || text.value), c: text.c }]; }
    for (n = most; n >= 2; n = n > 12 ? n - 6 : n - 1) {
      parts = cut(text.text, n).map(function (part) { return page(slide, [{ text: part, c: '' }], ''); });
      rest.forEach(function (more) { cut(more.text, n).forEach(function (part) { parts.push(page(slide, [{ note: part, c: more.c }], '')); }); });
      fitting = parts.every(good);
      parts.forEach(function (part, i) { part.more = i > 0; });
      if (fitting) { if (parts.length > 4) { lints.push(slide.k + ': ' + item.t); } return parts; }
    }
    lints.push(slide.k + ': ' + item.t);
    return [];
  }

  function pagesOf(one) {
    var slide = one.slide, head = matrix ? '' : slide.head, photos = [], rest = [], made, i, size;
    if (slide.k === 'qr' && !rules.codes(slide.size)) { return []; }
    one.items.forEach(function (item) {
      var shown = item.pic && rules.photos ? pictured(slide, item, head) : null;
      if (shown) { photos.push(shown); } else { rest.push(item); }
    });
    made = rest.length ? together(slide, rest, head) : [];
    if (!made.length) {
      for (i = 0; i < rest.length; i += 1) { made = made.concat(alone(slide, rest[i], head)); }
    }
    made = photos.concat(made);
    size = made.reduce(function (least, p) { p.size1 = fitted(p); return Math.min(least, p.size1); }, rules.ceiling);
    if (slide.k === 'urgent') { size = Math.max(rules.floor, Math.floor(size * 0.75)); }
    made.forEach(function (p) { p.px = BIG[p.kind] && p.kind !== 'urgent' && made.length < 3 ? p.size1 : size; timed(p); });
    return matrix && slide.head && made.length ? headings(slide).concat(made) : made;
  }
  function fitted(made) {
    var most = BIG[made.kind] || made.own || matrix ? rules.ceiling : Math.min(rules.ceiling, Math.round(2.2 * rules.floor));
    return largest(rules.floor, Math.max(rules.floor, most), function (px) { return measure(made, px); });
  }
  /* On a matrix the heading goes before its items, five seconds, in parts where it is long. */
  function headings(slide) {
    var head = slide.hs || slide.head, n, made;
    function own(text) {
      var part = page(slide, [], text);
      part.own = true;
      return part;
    }
    for (n = syllables(head); n > 0; n -= 1) {
      made = cut(head, n).map(own);
      if (made.every(function (part) { return measure(part, rules.floor); })) { break; }
    }
    made.forEach(function (part) { part.px = fitted(part); timed(part, 5); });
    return made;
  }

  return {
    lints: lints,
    groups: function (chosen, failed) {
      var made = [], i;
      for (i = 0; i < chosen.length; i += 1) {
        try { made.push(pagesOf(chosen[i])); } catch (error) { failed(error, chosen[i].slide); }
      }
      return made.filter(function (pages) { return pages.length; });
    },
    limit: gate ? 120 : 240,
    single: function (slide) { return pagesOf({ slide: slide, items: slide.items }); }
  };
}

function secondsOf(pages) { return pages.reduce(function (sum, page) { return sum + page.seconds; }, 0); }

/* What may not be torn apart: a page with those that carry on its sentence. */
function units(pages) {
  return pages.reduce(function (made, page) {
    if (page.more && made.length) { made[made.length - 1].push(page); } else { made.push([page]); }
    return made;
  }, []);
}

/* The pages of one round, at most `limit` seconds. The longest slides give way first; what they leave out comes in the
   next rounds, so that in time all is shown. */
function round(groups, limit, turn) {
  var slides = groups.map(function (pages) {
    return { heads: pages.filter(function (page) { return page.own; }), units: units(pages.filter(function (page) { return !page.own; })) };
  });
  var taken = slides.map(function (slide) { return slide.units.length; }), shown, longest;
  function flat(lists) { return [].concat.apply([], lists); }
  function part(slide, n) {
    var made = [], i;
    for (i = 0; i < n; i += 1) { made.push(slide.units[(turn * n + i) % slide.units.length]); }
    return n ? slide.heads.concat(flat(made)) : [];
  }
  function all() { return flat(slides.map(function (slide, i) { return part(slide, taken[i]); })); }
  shown = all();
  while (secondsOf(shown) > limit) {
    longest = 0;
    taken.forEach(function (n, i) { if (n >= taken[longest]) { longest = i; } });
    if (taken[longest] === 1 && taken.filter(function (n) { return n; }).length === 1) { break; }
    taken[longest] -= 1;
    shown = all();
  }
  return shown;
}
