/* What the page's own address asks for; what is wrong with it is shown on the screen, not guessed. */
var PARAMETERS = { man: 1, box: 1, w: 1, h: 1, kieu: 1, dim: 1, xem: 1, 'static': 1, diag: 1, quen: 1, thu: 1, khan: 1 };
var PROFILES = { tv: 1, led: 1, gate: 1 };

/* The parts of an address after ?, each [name, value]; `broken` where a part cannot be read. */
function parameters(search) {
  return search.replace(/^\?/, '').split('&').filter(function (part) { return part; }).map(function (part) {
    var at = part.indexOf('='), name = at < 0 ? part : part.slice(0, at), value = at < 0 ? '' : part.slice(at + 1);
    try { return { name: name, value: decodeURIComponent(value), broken: false }; }
    catch (error) { return { name: name, value: value, broken: true }; }
  });
}
function asked(name) {
  var found = parameters(location.search).filter(function (one) { return one.name === name && !one.broken; })[0];
  return found ? found.value : '';
}
function given(name) { return parameters(location.search).some(function (one) { return one.name === name; }); }

function boxIn(text) {
  var found = /^(\d+)x(\d+)(?:[+ ](\d+)[+ ](\d+))?$/.exec(text);
  return found && +found[1] && +found[2] ? [+found[1], +found[2], +(found[3] || 0), +(found[4] || 0)] : null;
}
function boxOf(screen) {
  var found = boxIn(asked('box'));
  if (found) { return found; }
  if (+asked('w') > 0 && +asked('h') > 0) { return [+asked('w'), +asked('h'), 0, 0]; }
  return screen.box || null;
}
/* The share of light asked for, else the screen's own, else all of it. */
function dimOf(screen) {
  var share = asked('dim') ? +asked('dim') : NaN;
  if (share >= 0.05 && share <= 1) { return share; }
  return screen.dim >= 0.05 && screen.dim <= 1 ? screen.dim : 1;
}

/* Sentences on what the address gets wrong; names beginning with _ and utm_ are others' business. */
function mistakes(search, screens) {
  var known = Object.keys(screens), made = [];
  function wrong(one) {
    if (/^(_|utm_)/.test(one.name)) { return ''; }
    if (!PARAMETERS.hasOwnProperty(one.name)) { return 'Địa chỉ có phần lạ «' + one.name.slice(0, 24) + '»'; }
    if (one.broken) { return 'Địa chỉ hỏng ở «' + one.name + '»'; }
    if (one.name === 'man' && !screens.hasOwnProperty(one.value)) {
      return 'Không có màn hình «' + one.value.slice(0, 40) + '»' + (known.length ? '; có: ' + known.slice(0, 4).join(', ') : '');
    }
    if (one.name === 'box' && !boxIn(one.value) || /^[wh]$/.test(one.name) && !(+one.value > 0)) {
      return 'Không hiểu kích thước «' + one.name + '=' + one.value.slice(0, 24) + '»';
    }
    if (one.name === 'kieu' && !PROFILES.hasOwnProperty(one.value)) { return 'Không có kiểu màn hình «' + one.value.slice(0, 24) + '»'; }
    if (one.name === 'dim' && !(+one.value >= 0.05 && +one.value <= 1)) { return 'Độ sáng «dim» từ 0.05 đến 1'; }
    return '';
  }
  parameters(search).forEach(function (one) {
    var words = wrong(one);
    if (words) { made.push({ t: words, s: 'Địa chỉ sai ở «' + one.name.slice(0, 10) + '»' }); }
  });
  return made;
}
