/* The page survives a power cut offline: network first with 4 s of patience, the last whole page otherwise.
   version.json and data.json are never kept. */
var CACHE = 'kiosk', PATIENCE = 4000, MARK = /<!--kiosk-end [0-9a-f]{10}-->\s*$/;

function key() { return self.registration.scope; }

function keep(answer) {
  if (!answer || answer.status !== 200) { return Promise.resolve(answer); }
  return answer.clone().text().then(function (text) {
    if (!MARK.test(text)) { return answer; }
    return caches.open(CACHE).then(function (cache) {
      var headers = { 'Content-Type': 'text/html; charset=utf-8' };
      return cache.put(key(), new Response(text, { headers: headers })).then(function () { return answer; });
    });
  });
}
function whole(answer) {
  if (!answer || answer.status !== 200) { return Promise.reject(new Error('not there')); }
  return answer.clone().text().then(function (text) {
    if (!MARK.test(text)) { throw new Error('not whole'); }
    return keep(answer);
  });
}
function kept() { return caches.open(CACHE).then(function (cache) { return cache.match(key()); }); }
function patience() {
  return new Promise(function (resolve, reject) { setTimeout(function () { reject(new Error('slow')); }, PATIENCE); });
}

self.addEventListener('install', function (event) {
  event.waitUntil(fetch(key()).then(keep).catch(function () { return null; }).then(function () { return self.skipWaiting(); }));
});
self.addEventListener('activate', function (event) { event.waitUntil(self.clients.claim()); });
self.addEventListener('fetch', function (event) {
  if (event.request.mode !== 'navigate') { return; }
  var asking = fetch(event.request).then(whole);
  asking.catch(function () { return null; });
  event.respondWith(Promise.race([asking, patience()]).catch(function () {
    return kept().then(function (found) { return found || fetch(event.request); });
  }));
});
