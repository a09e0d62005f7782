/* One interval of 250 ms drives everything. */
var TICK = 250, LOGGED = 200, PAUSE = 60000;

function start() {
  var body = document.body, owner = body.getAttribute('data-owner');
  var embedded = carried(document.getElementById('data').textContent, document.title, owner);
  var store = new Store(owner), data = embedded, waiting = null;
  var now = window.performance && performance.now ? function () { return performance.now(); } : function () { return new Date().getTime(); };
  var clock = new Clock(now, function () { return new Date().getTime(); });
  var screen, stage, groups = [], pages = [], at = -1, turn = 0, until = 0, drawnAt = 0, planned = '', dark = false;
  var pausedUntil = 0, held = false, threw = 0, spare = null, local = null, card = null, loops = 0, told = 0, preview = given('xem'), forgot = given('quen');
  var file = location.protocol === 'file:', limit = 240, last = now(), diag = { changes: 0, errors: 0, maxGap: 0, lints: [], log: [], last: '' }, panel = null, asks = null;

  function failed(error, slide) {
    diag.errors += 1;
    threw += 1;
    diag.last = (slide ? slide.k + ': ' : '') + error;
  }
  function time() { return clock.read(data.built); }
  function settings() {
    var wanted = asked('man') || body.getAttribute('data-screen'), kind = asked('kieu');
    return data.screens.hasOwnProperty(wanted) ? data.screens[wanted] : { profile: PROFILES.hasOwnProperty(kind) ? kind : 'tv' };
  }

  function fallback() {
    var theme = data.slides.filter(function (slide) { return slide.k === 'theme'; })[0];
    var made = { kind: 'name', head: theme ? theme.head : '', items: [{ text: stage.rules.tier === 'xs' ? data.owner.short : data.owner.name }], seconds: 10 };
    made.tag = data.sample && !stage.rules.foot ? 'MINH HỌA' : '';
    made.px = largest(stage.rules.floor, stage.rules.ceiling, function (px) { return stage.fits(made, px); });
    return made;
  }
  /* What the address gets wrong, and that what was kept is forgotten, before all but what is urgent. */
  function chosenAt(ms) {
    var here = local ? local.notice(ms) : null, found, help;
    if (here) { return [{ slide: { k: 'urgent', head: 'Thông báo khẩn' }, items: [here] }]; }
    found = choose(data, screen, ms);
    help = mistakes(location.search, data.screens);
    if (forgot && !turn) { help.push({ t: 'Đã quên số liệu lưu trong máy này' }); }
    if (!help.length || isUrgent(found)) { return found; }
    return [{ slide: { k: 'help', head: 'Địa chỉ trang chiếu' }, items: help }].concat(found);
  }
  function isUrgent(chosen) { return !!chosen.length && chosen[0].slide.k === 'urgent'; }
  function plan(ms) {
    var chosen = chosenAt(ms), sign = signature(chosen, ms), planner;
    if (sign === planned) { return; }
    planner = new Planner(stage.rules, screen, data.sample, ms, stage.fits);
    groups = planner.groups(chosen, failed);
    limit = planner.limit;
    diag.lints = planner.lints;
    stage.measured();
    planned = sign;
    turn = 0;
    at = -1;
    if (!groups.length) { groups = [spare = [fallback()]]; }
    pages = round(groups, limit, turn);
  }
  function remarks(ms) {
    var said = [];
    if (data.sample) { said.push('MINH HỌA'); }
    if (ms !== UNKNOWN && dayAt(ms) - dayOf(data.asOf) > (screen.stale || 14)) { said.push('Số liệu ngày ' + written(data.asOf)); }
    if (asks && asks.failing) { said.push('○'); }
    if (pausedUntil) { said.push('Tạm dừng'); }
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
  /* Other data take over, once a page of them is shown; only then are they kept. Otherwise all is as it was. */
  function take(fresh) {
    var before = data;
    function turnTo(other) {
      data = other;
      screen = settings();
      stage.use(screen, data.brand);
      arrange();
      threw = 0;
      plan(time());
      return forward() && (!threw || groups[0] !== spare);
    }
    try { if (turnTo(fresh)) { keep(fresh); return; } } catch (error) { failed(error); }
    if (fresh === first) { store.clear(); }
    turnTo(before);
  }
  function keep(fresh) {
    if (!fresh.id || fresh === first) { return; }
    store.write(JSON.stringify({ over: embedded.id, data: fresh }));
    store.clear(store.goneKey);
  }
  /* The next page that can be shown, and whether one could; where none can, the name. */
  function forward() {
    var tries;
    for (tries = 0; tries < pages.length + 1; tries += 1) {
      at += 1;
      if (at >= pages.length) {
        at = 0;
        turn += 1;
        pages = round(groups, limit, turn);
        ended();
      }
      try { show(pages[at]); return true; } catch (error) { failed(error); }
    }
    try { show(fallback()); } catch (error) { stage.plain(data.owner.name); until = now() + 10000; }
    return false;
  }
  function next() {
    var fresh = waiting;
    waiting = null;
    if (fresh) { take(fresh); return; }
    plan(time());
    forward();
  }
  function arrange() {
    stage.arrange();
    stage.darken(dimOf(screen));
    planned = '';
  }
  function off(ms) {
    if (local && local.notice(ms)) { return false; }
    return !preview && ms !== UNKNOWN && (screen.off || []).some(function (win) { return within(win, ms); });
  }
  function urgentWaits(ms) {
    var some = !!local && !!local.notice(ms) || data.slides.some(function (slide) { return slide.k === 'urgent'; });
    return some && !!stage.shown && stage.shown.kind !== 'urgent' && isUrgent(chosenAt(ms));
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
    var lines = [], found, key;
    if (!panel) { return; }
    found = report();
    for (key in found) { if (key !== 'log') { lines.push(key + ': ' + found[key]); } }
    lines.push(found.log.slice(-12).map(function (one) { return one[1]; }).join(' '));
    panel.firstChild.nodeValue = lines.join('\n');
  }
  /* What the test card says. */
  function known() {
    var found = report(), area = stage.place();
    return {
      w: area[0], h: area[1], left: area[2], top: area[3], screen: screen.key, profile: screen.profile, tier: stage.rules.tier,
      ratio: window.devicePixelRatio || 1, clock: found.clock, id: data.id, day: data.asOf, app: found.app, errors: found.errors, size: found.size,
      storage: store.write('1', 'kiosk.thu') && store.clear('kiosk.thu'),
      worker: !window.isSecureContext || file ? 'không dùng' : navigator.serviceWorker && navigator.serviceWorker.controller ? 'chạy' : 'chưa'
    };
  }
  /* One address, off unless a screen names it: which screen, which data, how many errors, the last slide. Nobody waits for the answer. */
  function health() {
    var asking = new XMLHttpRequest(), last = diag.log[diag.log.length - 1];
    asking.open('GET', screen.health + (screen.health.indexOf('?') < 0 ? '?' : '&') + 'man=' + encodeURIComponent(screen.key) + '&id=' + data.id +
      '&loi=' + diag.errors + '&trang=' + (last ? last[1] : '') + '&_=' + new Date().getTime(), true);
    asking.send(null);
  }
  /* Whoever plays this page among pictures and films learns when a loop ends: from the title, or from a message to the frame's parent. */
  function ended() {
    loops += 1;
    document.title = data.owner.name + ' · vòng ' + loops;
    if (window.parent !== window) {
      window.parent.postMessage({ kiosk: data.owner.id, loop: loops, seconds: Math.ceil(secondsOf(pages)) }, '*');
    }
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
    if (local) { local.tick(); }
    if (card) { look(); card.write(cardLines(known())); return; }
    if (screen.health && !preview && (told ? t - told >= PERIOD : t > 5000)) { told = t; health(); }
    if (off(ms) !== dark) {
      dark = !dark;
      if (dark) { stage.blank(); } else { until = 0; }
    }
    if (!dark && !held && urgentWaits(ms)) { pausedUntil = until = 0; }
    if (pausedUntil && (t >= pausedUntil || waiting || dark)) { pausedUntil = 0; }
    if (!dark && !held && !pausedUntil && t >= until && (stage.ready() || t > 3000)) { next(); }
    look();
  }
  function guarded() { try { tick(); } catch (error) { failed(error); until = now() + 1000; } }
  /* For whoever reads slowly beside a television: a minute at most, never what is urgent. */
  function pause() {
    if (screen.profile !== 'tv' || dark || stage.shown && stage.shown.kind === 'urgent') { return; }
    pausedUntil = pausedUntil ? 0 : now() + PAUSE;
    until = Math.min(until, now() + 1000);
    stage.footer([data.owner.name, data.owner.short], remarks(time()));
  }
  /* What was built for a later day than the server has is dropped; of what is left the page's own comes first. */
  function future(date) {
    var kept = keptIn(store, embedded), best = embedded.built <= date + DAY ? embedded : null, shown = waiting || data;
    if (kept && kept.data.built > date + DAY) { store.clear(); kept = null; }
    if (shown.built <= date + DAY) { return; }
    best = best || (kept && kept.data);
    if (best && best.id !== shown.id) { waiting = best; }
  }
  function gone() {
    store.clear();
    store.write(embedded.id, store.goneKey);
    forgetPage();
    if ((waiting || data).id) { waiting = nameOnly(data); }
  }

  if (forgot) {
    [undefined, store.goneKey, 'kiosk.reload'].forEach(store.clear);
    forgetPage();
  }
  var first = newest(embedded, store);
  if (given('static')) { plainList(first); return; }
  if (first !== embedded) { waiting = first; }
  screen = settings();
  stage = new Stage(screen);
  stage.use(screen, data.brand);
  window.onerror = function (message) { failed(message); };
  document.addEventListener('keydown', function (event) {
    if (event.keyCode === 32) { pause(); }
    if (local) { local.key(event.keyCode); }
  });
  document.addEventListener('click', pause);
  if (given('diag')) {
    panel = el('', ' ');
    panel.id = 'diag';
    body.appendChild(panel);
  }
  if (!preview) {
    var remote = body.getAttribute('data-remote');
    asks = new News({
      now: now, app: body.getAttribute('data-app'), file: file, base: file ? remote || null : '',
      frequent: function () { return !!screen.urgent; },
      data: function () { return waiting || data; }, pending: function (fresh) { waiting = fresh; },
      learn: clock.learn, future: future, gone: gone,
      urgent: function () { return !!stage.shown && stage.shown.kind === 'urgent'; }
    }, store, embedded);
    local = new Local({
      now: now, file: file, asked: given('khan'), changed: function () { pausedUntil = until = 0; },
      words: function () { return screen.khan || 'Khẩn cấp: xin làm theo hướng dẫn của nhà trường'; }
    });
    worker();
  }
  arrange();
  if (given('thu')) { card = stage.card(); }
  window.kiosk = { report: report, pages: function () { return [].concat.apply([], groups); }, loop: function () { return pages; }, show: function (i) { held = true; show(window.kiosk.pages()[i]); } };
  setInterval(guarded, TICK);
  guarded();
}

/* The worker's copy of this page. */
function forgetPage() {
  var scope = location.href.replace(/[?#].*$/, '').replace(/[^\/]*$/, '');
  try {
    if (navigator.serviceWorker && window.caches) {
      caches.open('kiosk').then(function (cache) { return cache['delete'](scope); })['catch'](function () { return null; });
    }
  } catch (error) { return; }
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

try { start(); } catch (error) { empty(document.body); document.body.appendChild(el('in mid', document.title)); }
