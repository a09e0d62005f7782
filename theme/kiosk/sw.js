/* The page survives a power cut offline: network first with 4 s of patience, the last whole page otherwise. The answer goes to the
   screen first and is kept after, so a full disk costs nothing; another owner's page is not kept. version.json and data.json never are. */
var CACHE = 'kiosk', PATIENCE = 4000, MARK = /<!--kiosk-of @owner@--><!--kiosk-end [0-9a-f]{10}-->\s*$/;

function key() { return self.registration.scope; }
function nothing() { return null; }

/* The answer and its text where it is a whole page of this owner, else an error. */
function whole(answer) {
  if (!answer || answer.status !== 200) { return Promise.reject(new Error('not there')); }
  return answer.clone().text().then(function (text) {
    if (!MARK.test(text)) { throw new Error('not whole'); }
    return text;
  });
}
function keep(text) {
  return caches.open(CACHE).then(function (cache) {
    return cache.put(key(), new Response(text, { headers: { 'Content-Type': 'text/html; charset=utf-8' } }));
  });
}
function kept() {
  return caches.open(CACHE).then(function (cache) { return cache.match(key()); }).catch(nothing);
}
function patience() {
  return new Promise(function (resolve, reject) { setTimeout(function () { reject(new Error('slow')); }, PATIENCE); });
}

self.addEventListener('install', function (event) {
  event.waitUntil(fetch(key()).then(whole).then(keep).catch(nothing).then(function () { return self.skipWaiting(); }));
});
self.addEventListener('activate', function (event) { event.waitUntil(self.clients.claim()); });
self.addEventListener('fetch', function (event) {
  if (event.request.mode !== 'navigate') { return; }
  var asking = fetch(event.request), text = asking.then(whole);
  var good = text.then(function () { return asking; });
  event.waitUntil(text.then(keep).catch(nothing));
  event.respondWith(Promise.race([good, patience()]).catch(function () {
    return kept().then(function (found) { return found || asking; });
  }));
});
