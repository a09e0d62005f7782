/* Pages as elements: text goes in as text nodes only. */
var SVG = 'http://www.w3.org/2000/svg';

/* Where lines may break: no dash at a line's end, no figure without what it counts, no short last syllable alone. */
function typeset(text) {
  return text.replace(/ ([\u2013\u2014-]) /g, ' $1\u2060\u00a0').replace(/([^\s\u2013-][\u2013-])(?=[^\s\u2060])/g, '$1\u2060')
    .replace(/(^|\s)(\d[\d.,\/%]*) (?=[^\s\d])/g, '$1$2\u00a0')
    .replace(/(^| )(\S+) (\S+)$/, function (all, before, one, two) {
      return one.length + two.length < 11 ? before + one + '\u00a0' + two : all;
    });
}
function el(name, text) {
  var made = document.createElement('div');
  made.className = name;
  if (text) { made.appendChild(document.createTextNode(typeset(text))); }
  return made;
}
/* A picture of a known size, drawn `w` pixels wide. */
function image(src, alt, w, h) {
  var drawn = document.createElement('img');
  drawn.width = Math.floor(w);
  drawn.height = Math.floor(h);
  drawn.alt = alt || '';
  drawn.src = src;
  return drawn;
}
function inline(tag, text) {
  var made = document.createElement(tag);
  made.appendChild(document.createTextNode(text));
  return made;
}
function empty(node) { while (node.firstChild) { node.removeChild(node.firstChild); } }

function flow(items) {
  var box = el('text flow'), i, part;
  for (i = 0; i < items.length; i += 1) {
    part = document.createElement('span');
    if (i) { part.appendChild(inline('i', '–')); box.appendChild(document.createTextNode(' ')); }
    part.appendChild(document.createTextNode(items[i].text));
    box.appendChild(part);
  }
  return box;
}

function bar(item) {
  var track = el('bar'), fill = el('fill'), mark;
  fill.style.width = Math.round(item.bar * 1000) / 10 + '%';
  track.appendChild(fill);
  if (item.need) {
    mark = el('need');
    mark.style.left = Math.round(item.need * 1000) / 10 + '%';
    mark.style.marginLeft = -0.09 * item.need + 'em';
    track.appendChild(mark);
  }
  return track;
}

function row(item, rules) {
  var box = el('row ' + (item.c || '')), pair;
  if (item.value) {
    pair = el('pair');
    pair.appendChild(el('text', item.text));
    pair.appendChild(el('value', item.value));
    box.appendChild(pair);
  } else if (item.text) { box.appendChild(el('text', item.text)); }
  if (rules.bar && typeof item.bar === 'number') { box.appendChild(bar(item)); }
  if (item.note) { box.appendChild(el('note', item.note)); }
  return box;
}

/* A code `most` pixels wide at most, whole pixels a module. */
function squares(made, most) {
  var drawn = document.createElementNS(SVG, 'svg'), path = document.createElementNS(SVG, 'path');
  var whole = made.size + 8, side = Math.max(2, Math.floor(most / whole)) * whole;
  drawn.setAttribute('viewBox', '-4 -4 ' + whole + ' ' + whole);
  drawn.setAttribute('width', side);
  drawn.setAttribute('height', side);
  drawn.setAttribute('shape-rendering', 'crispEdges');
  path.setAttribute('d', made.path);
  drawn.appendChild(path);
  return drawn;
}
function code(page, rules, area) {
  var box = el('qr'), said = el('said');
  box.appendChild(squares(page, Math.min(area.h * 0.62, area.w * (rules.tall ? 0.6 : 0.4))));
  said.appendChild(el('text', page.items[0].text));
  if (page.items[0].note) { said.appendChild(el('note', page.items[0].note)); }
  box.appendChild(said);
  return box;
}

/* A photo beside its words, above them on a tall panel, so small that the slide stays dark enough whatever it shows. */
function photo(pic, rules, area) {
  var room = rules.tall ? { w: area.w, h: area.h * 0.42 } : { w: area.w * 0.36, h: area.h * 0.78 };
  var scale = Math.min(room.w / pic.w, room.h / pic.h, 2.5);
  scale = Math.min(scale, Math.sqrt(0.115 * area.w * area.h / (pic.w * pic.h)));
  return image(pic.src, pic.alt, pic.w * scale, pic.h * scale);
}

/* Who, what was done, where, which award; photo before, code behind. */
function story(page, rules, area) {
  var box = el('qr story'), said = el('said'), one = page.items[0], who;
  if (page.pic) { box.appendChild(photo(page.pic, rules, area)); }
  if (one.who) { who = el('text who', one.who); accent(who, rules); said.appendChild(who); }
  said.appendChild(el(one.who ? 'text deed' : 'text', one.text));
  if (one.award) { said.appendChild(el('note award', one.award)); }
  if (one.note) { said.appendChild(el('note', one.note)); }
  box.appendChild(said);
  if (page.code) { box.appendChild(squares(page.code, rules.tall ? area.w * 0.3 : Math.min(area.h * 0.34, area.w * 0.16))); }
  return box;
}

/* An emblem `high` pixels high: a picture, or the portal's mark in its two colours. */
function badge(mark, high) {
  var drawn, ground, ink;
  if (mark.src) { return image(mark.src, '', high * mark.w / mark.h, high); }
  drawn = document.createElementNS(SVG, 'svg');
  ground = document.createElementNS(SVG, 'rect');
  ink = document.createElementNS(SVG, 'path');
  drawn.setAttribute('viewBox', '0 0 64 64');
  drawn.setAttribute('width', high);
  drawn.setAttribute('height', high);
  [['width', 64], ['height', 64], ['rx', 10], ['fill', mark.ground]].forEach(function (one) { ground.setAttribute(one[0], one[1]); });
  ink.setAttribute('fill', mark.ink);
  ink.setAttribute('d', mark.outline);
  drawn.appendChild(ground);
  drawn.appendChild(ink);
  return drawn;
}
/* One figure to be read across the room. */
function hero(page, rules) {
  var box = el('hero'), one = page.items[0], figure = el('text figure', one.value);
  accent(figure, rules);
  box.appendChild(figure);
  box.appendChild(el('text', one.text));
  if (one.note) { box.appendChild(el('note', one.note)); }
  return box;
}

/* The school's own colour, where it has one; what is urgent has its own. */
function accent(node, rules) { if (rules.colour) { node.style.color = rules.colour; } }

function nameplate(page, rules, area) {
  var box = el('mid plate'), mark = rules.emblem, high = Math.min(area.h * 0.3, area.w * 0.3), one = page.items[0];
  if (mark && rules.foot) { box.appendChild(badge(mark, Math.floor(high))); }
  box.appendChild(el('text flow', one.text));
  if (one.note) { box.appendChild(el('note', one.note)); }
  return box;
}

/* A page → its inner box. page: {kind, form, head, items, own, tag, pic, code}. */
function draw(page, rules, area) {
  var box = el('in'), list, i, columns = rules.columns(page.form === 'list' ? 'list' : page.kind, page.items.length), head;
  if (page.own || page.head) {
    head = el(page.own ? 'head own' : 'head', page.head);
    if (page.kind !== 'urgent') { accent(head, rules); }
    box.appendChild(head);
  }
  if (page.kind === 'name') { box.appendChild(nameplate(page, rules, area)); }
  else if (page.form === 'fact') { box.appendChild(row(page.items[0], rules)); }
  else if (page.form === 'hero') { box.appendChild(hero(page, rules)); }
  else if (page.form === 'story') { box.appendChild(story(page, rules, area)); }
  else if (page.kind === 'theme' && page.form !== 'list') { box.appendChild(flow(page.items)); }
  else if (page.kind === 'qr') { box.appendChild(code(page, rules, area)); }
  else if (page.items.length) {
    list = el('rows c' + columns);
    for (i = 0; i < page.items.length; i += 1) { list.appendChild(row(page.items[i], rules)); }
    box.appendChild(list);
  }
  if (page.tag) { box.appendChild(el('tag', page.tag)); }
  return box;
}

/* A value wider than 45 % of its row goes under its label. */
function settle(box) {
  var pairs = box.querySelectorAll('.pair'), i, crowded = false;
  box.className = 'in';
  for (i = 0; i < pairs.length; i += 1) {
    if (pairs[i].lastChild.offsetWidth > 0.45 * pairs[i].offsetWidth) { crowded = true; }
  }
  if (crowded) { box.className = 'in stack'; }
}

function syllablesOf(page) {
  var n = page.head ? syllables(page.head) : 0, i, item;
  for (i = 0; i < page.items.length; i += 1) {
    item = page.items[i];
    ['text', 'value', 'note', 'who', 'award'].forEach(function (key) { n += syllables(item[key] || ''); });
  }
  return n;
}
