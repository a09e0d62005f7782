/* What is urgent on this very player, without any server: the key K, or a file beside the page. Shown within a second.
   From disk the file is khan.js, `kioskKhan("…")`: a page on disk may run its neighbours, not read them; over http, where
   the address has ?khan, it is khan.json. */
var LOOK = 500, KEY_K = 75, KEY_LASTS = 3600000, MOST_WORDS = 200;

/* A text, or {t, n, den}: until when, as a minute in Vietnam. Null of anything else. */
function localNotice(found) {
  var made = typeof found === 'string' ? { t: found } : isObject(found) ? { t: found.t, n: found.n, to: found.den } : null;
  if (!made || !isText(made.t) || !made.t.trim()) { return null; }
  made.t = made.t.trim().slice(0, MOST_WORDS);
  if (isText(made.n)) { made.n = made.n.slice(0, MOST_WORDS); } else { delete made.n; }
  if (!isDay(made.to)) { delete made.to; }
  return made;
}

/* host: {now, file, asked, words(), changed()} */
function Local(host) {
  var fromKey = 0, fromFile = null, looked = -LOOK, busy = null, began = 0, self = {};

  function take(found) {
    var before = JSON.stringify(fromFile);
    fromFile = found;
    if (JSON.stringify(found) !== before) { host.changed(); }
  }
  function script() {
    var tag = document.createElement('script'), found = null;
    function over() {
      if (busy !== tag) { return; }
      busy = null;
      tag.onload = tag.onerror = null;
      if (tag.parentNode) { tag.parentNode.removeChild(tag); }
      take(found);
    }
    busy = tag;
    window.kioskKhan = function (value) { found = localNotice(value); };
    tag.onload = tag.onerror = over;
    tag.src = 'khan.js?_=' + new Date().getTime();
    document.body.appendChild(tag);
  }
  function read() {
    var asking = new XMLHttpRequest();
    busy = asking;
    asking.onreadystatechange = function () {
      if (asking.readyState !== 4 || busy !== asking) { return; }
      busy = null;
      if (asking.status === 200) { take(localNotice(parsed(asking.responseText))); }
      else if (asking.status === 404 || asking.status === 410) { take(null); }
    };
    try {
      asking.open('GET', 'khan.json?_=' + new Date().getTime(), true);
      asking.send(null);
    } catch (error) { busy = null; }
  }

  self.tick = function () {
    var t = host.now();
    if (fromKey && t >= fromKey) { fromKey = 0; host.changed(); }
    if (!host.file && !host.asked || t - looked < LOOK) { return; }
    if (busy && t - began < PATIENCE) { return; }
    if (busy && busy.parentNode) { busy.parentNode.removeChild(busy); }
    looked = began = t;
    if (host.file) { script(); } else { read(); }
  };
  self.key = function (code) {
    if (code !== KEY_K) { return; }
    fromKey = fromKey ? 0 : host.now() + KEY_LASTS;
    host.changed();
  };
  /* The notice in force at a time, null for none. */
  self.notice = function (ms) {
    if (fromFile && holds(fromFile, ms)) { return fromFile; }
    return fromKey ? { t: host.words() } : null;
  };
  return self;
}
