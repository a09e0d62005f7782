/* Pages as elements: text goes in as text nodes only. */
var SVG = 'http://www.w3.org/2000/svg';

function el(name, text) {
  var made = document.createElement('div');
  made.className = name;
  if (text) { made.appendChild(document.createTextNode(text)); }
  return made;
}
function inline(tag, text) {
  var made = document.createElement(tag);
  made.appendChild(document.createTextNode(text));
  return made;
}
function empty(node) { while (node.firstChild) { node.removeChild(node.firstChild); } }

function flow(items) {
  var box = el('text flow'), i;
  for (i = 0; i < items.length; i += 1) {
    if (i) { box.appendChild(inline('i', '–')); box.appendChild(document.createTextNode(' ')); }
    box.appendChild(inline('span', items[i].text));
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

function code(page, rules, area) {
  var box = el('qr'), drawn = document.createElementNS(SVG, 'svg'), path = document.createElementNS(SVG, 'path');
  var whole = page.size + 8, room = Math.min(area.h * 0.62, area.w * (rules.tall ? 0.6 : 0.4)), said = el('said');
  var side = Math.floor(room / whole) * whole;
  drawn.setAttribute('viewBox', '-4 -4 ' + whole + ' ' + whole);
  drawn.setAttribute('width', side);
  drawn.setAttribute('height', side);
  drawn.setAttribute('shape-rendering', 'crispEdges');
  path.setAttribute('d', page.path);
  drawn.appendChild(path);
  box.appendChild(drawn);
  said.appendChild(el('text', page.items[0].text));
  if (page.items[0].note) { said.appendChild(el('note', page.items[0].note)); }
  box.appendChild(said);
  return box;
}

/* A photo beside its words, above them on a tall panel; on an LED wall so small that the slide stays dark enough. */
function photo(page, rules, area) {
  var box = el('qr'), drawn = document.createElement('img'), beside = el('said'), pic = page.pic;
  var room = rules.tall ? { w: area.w, h: area.h * 0.5 } : { w: area.w * 0.42, h: area.h * 0.78 };
  var scale = Math.min(room.w / pic.w, room.h / pic.h, 2);
  if (rules.tier === 'm') { scale = Math.min(scale, Math.sqrt(0.13 * area.w * area.h / (pic.w * pic.h))); }
  drawn.width = Math.floor(pic.w * scale);
  drawn.height = Math.floor(pic.h * scale);
  drawn.alt = pic.alt || '';
  drawn.src = pic.src;
  box.appendChild(drawn);
  beside.appendChild(row(page.items[0], rules));
  box.appendChild(beside);
  return box;
}

/* A page → its inner box. page: {kind, head, items, own, tag}. */
function draw(page, rules, area) {
  var box = el('in'), list, i, columns = rules.columns(page.kind, page.items.length);
  if (page.own) { box.appendChild(el('head own', page.head)); }
  else if (page.head) { box.appendChild(el('head', page.head)); }
  if (page.kind === 'theme') { box.appendChild(flow(page.items)); }
  else if (page.kind === 'name') { box.appendChild(el('text flow', page.items[0].text)); }
  else if (page.pic) { box.appendChild(photo(page, rules, area)); }
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
    n += syllables(item.text || '') + syllables(item.value || '') + syllables(item.note || '');
  }
  return n;
}
