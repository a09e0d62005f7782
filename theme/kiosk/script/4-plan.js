/* The record's slides → the pages of one round, each with its size and its seconds. */
var ORDER = ['name', 'notices', 'theme', 'targets', 'progress', 'results', 'deadlines', 'exemplars', 'qr'];
var GATE = ['name', 'notices', 'theme', 'progress', 'results', 'targets', 'exemplars'];
var BIG = { notices: 1, urgent: 1, name: 1, theme: 1 }, SHARE = 0.25;

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

/* A line in one of its forms: t whole, e short and spelt out, s short. */
var FORMS = ['t', 'e', 's'];
function said(item, form, ms) {
  var short = form !== 't' && item.s;
  return {
    text: !short ? item.t : form === 'e' ? item.e || item.s : item.s, who: item.w, award: item.a, c: item.c,
    note: form === 's' && short && typeof item.ns === 'string' ? item.ns : item.n,
    value: item.on ? dueWords(item.on, ms) : item.v, bar: item.bar, need: item.need
  };
}

/* area: {w, h} inside margins and footer; measure(page, size) says whether it fits. */
function Planner(rules, screen, sample, ms, measure) {
  var gate = screen.profile === 'gate', matrix = rules.tier === 'xs', small = !rules.foot;
  var most = gate ? 12 : screen.readers === 'children' ? 25 : 40;
  var rate = screen.readers === 'children' ? 1.3 : 2.5;
  var lints = [];

  function page(slide, items, head) {
    var tag = sample && !rules.foot ? 'MINH HỌA' : '';
    return { kind: slide.k, form: slide.f, head: head, items: items, path: slide.path, size: slide.size, tag: tag };
  }
  function good(made) { return syllablesOf(made) <= most && measure(made, rules.floor); }
  function timed(made, fixed) {
    made.seconds = fixed || (gate ? Math.max(8, Math.min(10, dwell(syllablesOf(made), rate))) : dwell(syllablesOf(made), rate));
    return made;
  }

  /* One of an exemplar alone, with photo and code as far as they fit beside the words. */
  function told(slide, item, head) {
    var pic = item.pic && { src: item.pic, w: item.pw, h: item.ph, alt: item.alt }, found = null;
    [[pic, item.q], [pic, null], [null, item.q], [null, null]].forEach(function (beside) {
      FORMS.forEach(function (form) {
        var one;
        if (found || beside[0] === undefined || beside[1] === undefined) { return; }
        one = page(slide, [said(item, form, ms)], head);
        one.form = 'story';
        one.pic = beside[0];
        one.code = beside[1];
        if (good(one)) { found = one; }
      });
    });
    return found;
  }
  /* On a small panel a line is one sentence that needs no heading. */
  function fact(slide, item) {
    var i, one, ending = item.on ? ', ' + dueWords(item.on, ms) : '';
    for (i = 0; i < item.o.length; i += 1) {
      one = page(slide, [{ text: item.o[i] + ending, c: item.c, bar: item.bar, need: item.need }], '');
      if (slide.k !== 'name') { one.form = 'fact'; }
      if (good(one)) { return [one]; }
    }
    return led(slide, item.o[i - 1] + ending, item.c);
  }
  /* A sentence with no room on one page: who and when, the part before its colon, stand on each. */
  function led(slide, text, colour) {
    var at = text.indexOf(': '), lead = at < 0 ? '' : text.slice(0, at + 2), n, made;
    for (n = syllables(text.slice(lead.length)); n > 2; n -= 1) {
      made = cut(text.slice(lead.length), n).map(function (part) {
        var one = page(slide, [{ text: lead + part, c: colour }], '');
        one.form = 'fact';
        return one;
      });
      if (made.every(good)) {
        made.forEach(function (part, i) { part.more = i > 0; });
        return made;
      }
    }
    return alone({ k: slide.k, f: 'fact' }, { t: text, c: colour }, '');
  }

  function together(slide, items, head) {
    var texts = items.map(function (item) { return longest(slide, item, head); }), n, made;
    for (n = Math.min(gate && slide.k !== 'theme' ? 1 : limit(slide, items), items.length); n > 1; n -= 1) {
      made = parted(slide, texts, head, n);
      if (made.length) { return made; }
    }
    return packed(slide, texts, head, limit(slide, items));
  }
  /* As many a page as fit, where no even share does; nothing where not even two do. */
  function packed(slide, texts, head, most) {
    var made = [], held = [], i, larger;
    if (gate || most < 2 || texts.length < 2) { return []; }
    for (i = 0; i < texts.length; i += 1) {
      larger = page(slide, held.concat([texts[i]]), head);
      if (held.length === most || !good(larger)) {
        if (held.length) { made.push(page(slide, held, head)); }
        held = [];
        larger = page(slide, [texts[i]], head);
        if (!good(larger)) { return []; }
      }
      held = larger.items;
    }
    made.push(page(slide, held, head));
    return made.length < texts.length ? made : [];
  }
  /* The longest form of a line that fits on a page of its own. */
  function longest(slide, item, head) {
    var i, text;
    for (i = 0; i < FORMS.length; i += 1) {
      text = said(item, FORMS[i], ms);
      if (good(page(slide, [text], head))) { return text; }
    }
    return text;
  }
  function parted(slide, texts, head, n) {
    var sizes = shares(texts.length, n), made = [], at = 0, i;
    for (i = 0; i < sizes.length; i += 1) {
      made.push(page(slide, texts.slice(at, at + sizes[i]), head));
      at += sizes[i];
      if (!good(made[i])) { return []; }
    }
    return made;
  }
  function limit(slide, items) {
    if (slide.k === 'notices' || slide.k === 'urgent' || slide.k === 'help' || slide.f === 'hero') { return 1; }
    if (slide.f === 'list') { return rules.most('list'); }
    return slide.k === 'theme' || slide.k === 'progress' && !matrix && rules.tier !== 's' ? items.length : rules.most(slide.k);
  }

  function alone(slide, item, head) {
    var heads = head ? [head, ''] : [''], i, j, n, parts, fitting, one;
    for (i = 0; i < heads.length; i += 1) {
      for (j = 0; j < FORMS.length; j += 1) {
        one = page(slide, [said(item, FORMS[j], ms)], heads[i]);
        if (good(one)) { return [one]; }
      }
    }
    /* text first, then what is said about it */
    var text = said(item, 's', ms), rest = [];
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
    var slide = one.slide, head = matrix ? '' : slide.head, made = [], rest = [], facts = false, i, size;
    if (slide.k === 'qr' && !rules.codes(slide.size)) { return []; }
    if (small && one.items.every(function (item) { return item.o && item.o.length; })) {
      facts = true;
      one.items.forEach(function (item) { made = made.concat(fact(slide, item)); });
    } else {
      one.items.forEach(function (item) {
        var shown = slide.k === 'exemplars' && !small ? told(slide, item, head) : null;
        if (shown) { made.push(shown); } else { rest.push(item); }
      });
      made = made.concat(rest.length ? together(slide, rest, head) : []);
      if (rest.length && made.length === one.items.length - rest.length) {
        for (i = 0; i < rest.length; i += 1) { made = made.concat(alone(slide, rest[i], head)); }
      }
    }
    size = made.reduce(function (least, p) { p.size1 = fitted(p); return Math.min(least, p.size1); }, rules.ceiling);
    if (slide.k === 'urgent') { size = Math.max(rules.floor, Math.floor(size * 0.75)); }
    made.forEach(function (p) { p.px = p.form === 'hero' || p.form === 'fact' || BIG[p.kind] && p.kind !== 'urgent' && made.length < 3 ? p.size1 : size; timed(p); });
    return matrix && !facts && slide.k !== 'urgent' && slide.head && made.length ? headings(slide).concat(made) : made;
  }
  function fitted(made) {
    var most = BIG[made.kind] && made.form !== 'list' || made.own || small || made.form === 'hero' ? rules.ceiling
      : Math.min(rules.ceiling, Math.round((rules.tier === 'm' ? 3 : 2.2) * rules.floor));
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
    if ((page.more || made.length && made[made.length - 1][made[made.length - 1].length - 1].own) && made.length) { made[made.length - 1].push(page); } else { made.push([page]); }
    return made;
  }, []);
}

/* The pages of one round, at most `limit` seconds; of people who are an example, where there are any, a quarter of it. */
function round(groups, limit, turn) {
  function isStory(pages) { return pages[0].kind === 'exemplars'; }
  var stories = groups.filter(isStory), others = groups.filter(function (pages) { return !isStory(pages); });
  if (!stories.length || !others.length) { return plainRound(groups, limit, turn); }
  return mixed(plainRound(others, limit * (1 - SHARE) - 20, turn), units([].concat.apply([], stories)), turn);
}

/* Stories spread evenly among the other pages, each again until they have their share of the time. */
function mixed(pages, stories, turn) {
  var parts = units(pages), need = secondsOf(pages) * SHARE / (1 - SHARE), chosen = [], sum = 0, made = [], at = 0, i;
  while (sum < need || !chosen.length) {
    chosen.push(stories[(turn + chosen.length) % stories.length]);
    sum += secondsOf(chosen[chosen.length - 1]);
  }
  for (i = 0; i < parts.length; i += 1) {
    made = made.concat(parts[i]);
    while (at < chosen.length && (at + 1) * parts.length <= (i + 1) * chosen.length) { made = made.concat(chosen[at]); at += 1; }
  }
  return made;
}

/* At most `limit` seconds. The longest slides give way first; what they leave out comes in the next rounds, so that in time
   all is shown. */
function plainRound(groups, limit, turn) {
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
