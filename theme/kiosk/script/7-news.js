/* New data and new code: asks for version.json, takes whatever its own server has whole. No timer of its own. */
var PERIOD = 300000, URGENT_PERIOD = 60000, PATIENCE = 15000, FIRST_RETRY = 30000, RELOAD_REST = 600000, GONE = 3;

/* host: {now, data(), pending(data), learn(ms, built), future(date), gone(), urgent(), app, base, file, frequent} */
function News(host, store, embedded) {
  var request = null, began = 0, due = host.now() + 1000, failures = 0, missing = 0, self = { polls: 0, errors: 0, failing: false };

  function period() { return host.frequent() ? URGENT_PERIOD : PERIOD; }
  function later(ms) { due = host.now() + ms; }
  function done() {
    failures = missing = 0;
    self.failing = false;
    later(period() * (0.9 + 0.2 * Math.random()));
  }
  /* The page was taken down: after three polls in a row that say so, at the usual pace: a site is away for a moment while it is put up. */
  function absent() {
    fail();
    missing += 1;
    later(period());
    if (missing >= GONE) { host.gone(); }
  }
  function fail() {
    self.errors += 1;
    self.failing = true;
    later(Math.min(period(), FIRST_RETRY * Math.pow(2, failures)));
    failures += 1;
  }
  function release() {
    var old = request;
    request = null;
    if (old) { old.onreadystatechange = null; }
    return old;
  }
  function get(name, taken) {
    var asking = new XMLHttpRequest();
    request = asking;
    began = host.now();
    asking.onreadystatechange = function () {
      if (asking.readyState !== 4 || request !== asking) { return; }
      release();
      if (asking.status === 200 && taken(asking)) { return; }
      if (taken === version && (asking.status === 404 || asking.status === 410)) { absent(); return; }
      missing = 0;
      if (host.file && !asking.status) { script(); } else { fail(); }
    };
    try {
      asking.open('GET', host.base + name, true);
      asking.send(null);
    } catch (error) { release(); fail(); }
  }
  /* from disk, where a server does not let its files be read from elsewhere */
  function script() {
    var tag = document.createElement('script');
    function over(good) {
      tag.onload = tag.onerror = null;
      if (tag.parentNode) { tag.parentNode.removeChild(tag); }
      window.kioskTake = null;
      if (good) { done(); } else { fail(); }
    }
    request = tag;
    began = host.now();
    window.kioskTake = function (data) { take(data); };
    tag.onload = function () { if (request === tag) { request = null; over(true); } };
    tag.onerror = function () { if (request === tag) { request = null; over(false); } };
    tag.drop = function () { over(false); };
    tag.src = host.base + 'data.js?_=' + new Date().getTime();
    document.body.appendChild(tag);
  }
  function take(found) {
    var data = whole(found, embedded.owner.id);
    if (!data) { return false; }
    if (data.id !== host.data().id) { host.pending(data); }
    return true;
  }
  function version(asking) {
    var found = parsed(asking.responseText), date;
    if (!found || !/^[0-9a-f]{12}$/.test(found.id) || typeof found.built !== 'number') { return false; }
    date = host.file ? NaN : Date.parse(asking.getResponseHeader('Date') || '');
    if (believable(date, [found.built, embedded.built])) {
      host.future(date);
      host.learn(date, Math.min(found.built, date));
      if (found.built > date + DAY) { return false; }
    }
    if (found.id !== host.data().id) {
      get('data.json?v=' + found.id, function (answer) {
        var fresh = parsed(answer.responseText);
        if (!isObject(fresh) || fresh.id !== found.id || !take(fresh)) { return false; }
        done();
        return true;
      });
      return true;
    }
    if (found.app && found.app !== host.app && mayReload()) { page(found.app); return true; }
    done();
    return true;
  }
  function mayReload() {
    var last = +store.read('kiosk.reload'), rested = !(Math.abs(new Date().getTime() - last) < RELOAD_REST);
    return !host.file && !host.urgent() && (last ? rested : host.now() > RELOAD_REST || store.write('0', 'kiosk.reload'));
  }
  function page(app) {
    get('index.html?_=' + new Date().getTime(), function (answer) {
      var ending = '<!--kiosk-of ' + embedded.owner.id + '--><!--kiosk-end ' + app + '-->', text = answer.responseText.replace(/\s+$/, '');
      if (text.slice(-ending.length) !== ending) { return false; }
      done();
      store.write('' + new Date().getTime(), 'kiosk.reload');
      location.reload();
      return true;
    });
  }

  self.tick = function () {
    var now = host.now(), old;
    if (request && now - began > PATIENCE) {
      old = release();
      if (old.drop) { old.drop(); } else { fail(); try { old.abort(); } catch (error) { self.errors += 1; } }
    } else if (!request && now >= due && host.base !== null) {
      self.polls += 1;
      get('version.json?_=' + new Date().getTime(), version);
    }
  };
  return self;
}
