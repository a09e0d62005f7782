/* ?thu: what a fitter looks at. A grid of modules, a ruler, corners, bars of colour, and what the page knows of its screen. */
var GRID = 32;

function place(node, left, top, w, h, colour) {
  node.style.position = 'absolute';
  node.style.left = left + 'px';
  node.style.top = top + 'px';
  node.style.width = w + 'px';
  node.style.height = h + 'px';
  if (colour) { node.style.background = colour; }
  return node;
}

/* w, h: the panel in its pixels, of which one is `unit` of the page's. → the card; its lines are written by `write(lines)`. */
function TestCard(stage, w, h, unit, small) {
  var card = el('card'), at, lines, bars = ['#d0d0d0', '#c0c000', '#00c0c0', '#00c000', '#c000c0', '#c00000', '#0000c0'], i;
  var edge = Math.max(1, Math.round(Math.min(w, h) / 64)), corner = Math.max(4, Math.round(Math.min(w, h) / 8));
  function add(left, top, wide, high, colour) { return card.appendChild(place(el(''), left * unit, top * unit, wide * unit, high * unit, colour)); }
  for (at = GRID; at < w && w / GRID < 130; at += GRID) { add(at, 0, 1, h, '#1c1c1c'); }
  for (at = GRID; at < h && h / GRID < 130; at += GRID) { add(0, at, w, 1, '#1c1c1c'); }
  for (at = 0; at < w && w < 4000; at += 8) { add(at, 0, 1, at % 64 ? at % 32 ? 2 : 4 : 7, '#8a8a8a'); }
  for (i = 0; i < bars.length; i += 1) { add(Math.floor(i * w / 7), Math.floor(h * 0.86), Math.ceil(w / 7), Math.floor(h * 0.08), bars[i]); }
  [[0, 0], [w - corner, 0], [0, h - corner], [w - corner, h - corner]].forEach(function (spot) {
    add(spot[0], spot[1] ? h - edge : 0, corner, edge, '#f2f2f2');
    add(spot[0] ? w - edge : 0, spot[1], edge, corner, '#f2f2f2');
  });
  lines = card.appendChild(place(el('lines'), corner * unit, Math.floor(h * 0.12) * unit, (w - 2 * corner) * unit, Math.floor(h * 0.72) * unit));
  lines.style.fontSize = small * unit + 'px';
  stage.appendChild(card);
  return {
    /* the first lines that have room */
    write: function (said) {
      empty(lines);
      said.forEach(function (one) {
        var line = lines.appendChild(el('line'));
        line.appendChild(document.createTextNode(one));
        if (lines.scrollHeight > lines.clientHeight + 1) { lines.removeChild(line); }
      });
    }
  };
}

/* What there is to say, the most needed first. */
function cardLines(known) {
  return [
    known.w + ' × ' + known.h + (known.left || known.top ? ' tại ' + known.left + ',' + known.top : ''),
    'Màn hình: ' + (known.screen || 'chưa đặt (?man=…)'), 'Kiểu ' + known.profile + ', cỡ ' + known.tier + ', DPR ' + known.ratio,
    'Giờ: ' + (known.clock === 'unknown' ? 'chưa biết' : known.clock.slice(0, 19).replace('T', ' ')),
    'Số liệu ' + known.id + ', ngày ' + written(known.day), 'Mã trang ' + known.app,
    'Bộ nhớ: ' + (known.storage ? 'được' : 'bị chặn') + ', worker: ' + known.worker,
    'Cửa sổ ' + known.size + ', lỗi ' + known.errors
  ];
}
