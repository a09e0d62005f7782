/* New data and new code: asks for version.json, takes only what is whole and known. No timer of its own. */
var PERIOD = 300000, URGENT_PERIOD = 60000, PATIENCE = 15000, FIRST_RETRY = 30000, RELOAD_REST = 600000, SCHEMA = 1;

function acceptable(data, present) {
  return !!data && data.end === true && data.schema === SCHEMA && !!data.owner && data.owner.id === present.owner.id &&
    !!data.slides && data.slides.length > 0 && data.built >= present.built && !!data.screens;
}
function parsed(text) { try { return JSON.parse(text); } catch (error) { return null; } }

function Store(owner) {
  var key = 'kiosk.last.' + owner;
  return {
    read: function (name) { try { return localStorage.getItem(name || key); } catch (error) { return null; } },
    write: function (text, name) { try { localStorage.setItem(name || key, text); } catch (error) { return false; } return true; }
  };
}

/* The newer of what the page carries and what was accepted before; on equal dates what was accepted over this page. */
function newest(embedded, store) {
  var kept = parsed(store.read() || 'null'), newer;
  if (!kept || !acceptable(kept.data, embedded)) { return embedded; }
  newer = kept.data.built > embedded.built || kept.over === embedded.id;
  return newer ? kept.data : embedded;
}

/* host: {now, data(), pending(data), learn(ms), urgent(), app, base, file} */
function News(host, store, embedded) {
  var request = null, began = 0, due = host.now() + 4000, failures = 0, self = { polls: 0, errors: 0, failing: false };

  function period() { return host.frequent ? URGENT_PERIOD : PERIOD; }
  function later(ms) { due = host.now() + ms; }
  function done() {
    failures = 0;
    self.failing = false;
    later(period() * (0.9 + 0.2 * Math.random()));
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
  function take(data) {
    if (!acceptable(data, host.data())) { return false; }
    if (data.id !== host.data().id) {
      store.write(JSON.stringify({ over: embedded.id, data: data }));
      host.pending(data);
    }
    return true;
  }
  function version(asking) {
    var found = parsed(asking.responseText), date;
    if (!found || !/^[0-9a-f]{12}$/.test(found.id) || typeof found.built !== 'number') { return false; }
    date = host.file ? NaN : Date.parse(asking.getResponseHeader('Date') || '');
    if (!isNaN(date)) { host.learn(date, found.built); }
    if (found.id !== host.data().id && found.built >= host.data().built) {
      get('data.json?v=' + found.id, function (answer) {
        if (!take(parsed(answer.responseText))) { return false; }
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
      var ending = '<!--kiosk-end ' + app + '-->', text = answer.responseText.replace(/\s+$/, '');
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
