/* One interval of 250 ms drives everything. */
var TICK = 250, LOGGED = 200;

function start() {
  var body = document.body, embedded = parsed(document.getElementById('data').textContent);
  var store = new Store(embedded.owner.id), data = embedded, waiting = null;
  var now = window.performance && performance.now ? function () { return performance.now(); } : function () { return new Date().getTime(); };
  var clock = new Clock(now, function () { return new Date().getTime(); });
  var screen, stage, groups = [], pages = [], at = -1, turn = 0, until = 0, drawnAt = 0, planned = '', dark = false, paused = false;
  var preview = /[?&]xem\b/.test(location.search);
  var limit = 240, last = now(), diag = { changes: 0, errors: 0, maxGap: 0, lints: [], log: [], last: '' }, panel = null, asks = null;

  function failed(error, slide) {
    diag.errors += 1;
    diag.last = (slide ? slide.k + ': ' : '') + error;
  }
  function time() { return clock.read(data.built); }
  function settings() {
    var wanted = asked('man') || body.getAttribute('data-screen'), found = data.screens[wanted];
    found = found || { profile: asked('kieu') || 'tv' };
    return found;
  }
  try { data = newest(embedded, store); } catch (error) { failed(error); }

  function fallback() {
    var theme = data.slides.filter(function (slide) { return slide.k === 'theme'; })[0];
    var made = { kind: 'name', head: theme ? theme.head : '', items: [{ text: stage.rules.tier === 'xs' ? data.owner.short : data.owner.name }], seconds: 10 };
    made.tag = data.sample && !stage.rules.foot ? 'MINH HỌA' : '';
    made.px = largest(stage.rules.floor, stage.rules.ceiling, function (px) { return stage.fits(made, px); });
    return made;
  }
  function plan(ms) {
    var chosen = choose(data, screen, ms), sign = signature(chosen, ms), planner;
    if (sign === planned) { return; }
    planner = new Planner(stage.rules, screen, data.sample, ms, stage.fits);
    groups = planner.groups(chosen, failed);
    limit = planner.limit;
    diag.lints = planner.lints;
    if (!groups.length) { groups = [[fallback()]]; }
    stage.measured();
    planned = sign;
    turn = 0;
    at = -1;
    pages = round(groups, limit, turn);
  }
  function remarks(ms) {
    var said = [];
    if (data.sample) { said.push('MINH HỌA'); }
    if (ms !== UNKNOWN && dayAt(ms) - dayOf(data.asOf) > (screen.stale || 14)) { said.push('Số liệu ngày ' + written(data.asOf)); }
    if (asks && asks.failing) { said.push('○'); }
    if (paused) { said.push('Tạm dừng'); }
    return said;
  }
  function show(page) {
    stage.show(page);
    stage.footer([data.owner.name, data.owner.short], remarks(time()));
    drawnAt = now();
    until = drawnAt + page.seconds * 1000;
    diag.changes += 1;
    diag.log.push([Math.round(drawnAt), page.kind]);
    if (diag.log.length > LOGGED) { diag.log.shift(); }
  }
  function next() {
    var ms = time();
    if (waiting) {
      data = waiting;
      waiting = null;
      screen = settings();
      planned = '';
    }
    plan(ms);
    at += 1;
    if (at >= pages.length) {
      at = 0;
      turn += 1;
      pages = round(groups, limit, turn);
    }
    try { show(pages[at]); } catch (error) { failed(error); until = now() + 1000; }
  }
  function arrange() {
    stage.arrange();
    stage.darken(asked('dim') ? +asked('dim') : screen.dim || 1);
    planned = '';
  }
  function off(ms) {
    return !preview && ms !== UNKNOWN && (screen.off || []).some(function (win) { return within(win, ms); });
  }
  function report() {
    var ms = time();
    return {
      id: data.id, app: body.getAttribute('data-app'), changes: diag.changes, errors: diag.errors, last: diag.last,
      maxGap: diag.maxGap, lints: diag.lints, log: diag.log, polls: asks ? asks.polls : 0, failures: asks ? asks.errors : 0,
      clock: ms === UNKNOWN ? 'unknown' : new Date(ms + VIETNAM).toISOString(), size: window.innerWidth + 'x' + window.innerHeight,
      tier: stage.rules.tier, pages: pages.length, at: at, dark: dark, engine: navigator.userAgent
    };
  }
  function look() {
    var lines = [], found = report(), key;
    for (key in found) { if (key !== 'log') { lines.push(key + ': ' + found[key]); } }
    lines.push(found.log.slice(-12).map(function (one) { return one[1]; }).join(' '));
    panel.firstChild.nodeValue = lines.join('\n');
  }
  function tick() {
    var t = now(), ms = time(), step = Math.floor(t / 60000);
    diag.maxGap = Math.max(diag.maxGap, t - last);
    last = t;
    stage.beat(Math.floor(t / 1000) % 2 === 0);
    if (stage.changed()) {
      arrange();
      until = 0;
    }
    if (t - drawnAt >= TICK) { stage.clean(); }
    stage.shift(step);
    if (asks) { asks.tick(); }
    if (off(ms) !== dark) {
      dark = !dark;
      if (dark) { stage.blank(); } else { until = 0; }
    }
    if (!dark && !paused && t >= until && (stage.ready() || t > 3000)) { next(); }
    if (panel) { look(); }
  }
  function guarded() { try { tick(); } catch (error) { failed(error); until = now() + 1000; } }
  function pause() {
    paused = !paused;
    until = now() + 1000;
    stage.footer([data.owner.name, data.owner.short], remarks(time()));
  }

  if (/[?&]static\b/.test(location.search)) { plainList(data); return; }
  screen = settings();
  stage = new Stage(screen);
  window.onerror = function (message) { failed(message); };
  document.addEventListener('keydown', function (event) { if (event.keyCode === 32) { pause(); } });
  document.addEventListener('click', pause);
  if (/[?&]diag\b/.test(location.search)) {
    panel = el('', ' ');
    panel.id = 'diag';
    body.appendChild(panel);
  }
  if (!preview) {
    var file = location.protocol === 'file:', remote = body.getAttribute('data-remote');
    asks = new News({
      now: now, app: body.getAttribute('data-app'), file: file, base: file ? remote || null : '', frequent: !!screen.urgent,
      data: function () { return waiting || data; }, pending: function (fresh) { waiting = fresh; },
      learn: clock.learn, urgent: function () { return !!stage.shown && stage.shown.kind === 'urgent'; }
    }, store, embedded);
    worker();
  }
  arrange();
  window.kiosk = { report: report, pages: function () { return [].concat.apply([], groups); }, show: function (i) { paused = true; show(window.kiosk.pages()[i]); } };
  setInterval(guarded, TICK);
  guarded();
}

function worker() {
  if (!window.isSecureContext) { return; }
  try { if (navigator.serviceWorker) { navigator.serviceWorker.register('sw.js').catch(function () { return null; }); } }
  catch (error) { return; }
}

/* ?static: everything at once, for a reader. */
function plainList(data) {
  var stage = document.getElementById('stage');
  document.documentElement.className = 'static';
  empty(stage);
  stage.appendChild(inline('h1', data.owner.name));
  if (data.sample) { stage.appendChild(inline('p', 'MINH HỌA')); }
  data.slides.forEach(function (slide) {
    stage.appendChild(inline('h2', slide.head));
    slide.items.forEach(function (item) {
      var said = [item.t, item.v || '', item.on ? dueWords(item.on, UNKNOWN) : '', item.n || ''];
      stage.appendChild(inline('p', said.filter(function (part) { return part; }).join(': ')));
    });
  });
}

start();
