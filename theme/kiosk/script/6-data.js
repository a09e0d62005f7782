/* Which data are shown: each part is looked at before anything rests on it; what was shown is kept. */
var SCHEMA = 1, PRESENT = 400;

function parsed(text) { try { return JSON.parse(text); } catch (error) { return null; } }
function isText(value) { return typeof value === 'string'; }
function isObject(value) { return !!value && typeof value === 'object' && !(value instanceof Array); }
function isDay(value) { return isText(value) && /^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/.test(value); }
function isNumber(value) { return typeof value === 'number' && isFinite(value); }
function isTexts(value) { return value instanceof Array && value.every(isText); }
function isHours(value) { return value instanceof Array && value.length === 2 && value.every(isNumber); }
function isCode(value) { return isObject(value) && isText(value.path) && value.size > 0; }
function isDays(value) { return value instanceof Array && value.every(isNumber); }

var FIELDS = {
  s: isText, e: isText, w: isText, a: isText, o: isTexts, q: isCode, n: isText, ns: isText, c: isText, v: isText, alt: isText, on: isDay, from: isDay, to: isDay, at: isTexts, bar: isNumber, need: isNumber,
  pw: isNumber, ph: isNumber, pic: function (value) { return isText(value) && value.slice(0, 11) === 'data:image/'; }
};
var BRAND = { pic: FIELDS.pic, pw: isNumber, ph: isNumber, c: function (value) { return isText(value) && /^#[0-9a-f]{6}$/.test(value); } };
var WINDOW = { from: isDay, to: isDay, days: isDays, hours: isHours };
var SCREEN = {
  profile: function (value) { return PROFILES.hasOwnProperty(value); }, dim: isNumber, em: isNumber, stale: isNumber, key: isText, khan: isText,
  health: function (value) { return isText(value) && /^https?:/.test(value); },
  box: function (value) { return value instanceof Array && value.length === 4 && value.every(isNumber); },
  off: function (value) { return value instanceof Array && value.every(function (one) { return fits(one, WINDOW); }); },
  playlist: function (value) {
    return value instanceof Array && value.every(function (one) { return fits(one, WINDOW) && isText(one.show); });
  }
};

/* Whether an object's fields are of the kinds named, as far as it has them. */
function fits(value, kinds) {
  return isObject(value) && Object.keys(kinds).every(function (key) { return value[key] === undefined || kinds[key](value[key]); });
}
function soundItem(item) { return fits(item, FIELDS) && isText(item.t) && !!item.t && (!item.pic || item.pw > 0 && item.ph > 0); }

/* A copy of a slide with its good items alone, null where there is none. */
function soundSlide(slide) {
  var items, made = {};
  if (!isObject(slide) || !isText(slide.k) || !(slide.items instanceof Array)) { return null; }
  if (slide.k === 'qr' && !isCode(slide)) { return null; }
  items = slide.items.filter(soundItem);
  if (!items.length) { return null; }
  Object.keys(slide).forEach(function (key) { made[key] = slide[key]; });
  made.items = items;
  made.head = isText(slide.head) ? slide.head : '';
  ['hs', 'f'].forEach(function (key) { if (!isText(slide[key])) { delete made[key]; } });
  return made;
}
function soundScreens(screens) {
  var made = {};
  Object.keys(screens).forEach(function (key) {
    var screen = {};
    if (!isObject(screens[key])) { return; }
    Object.keys(screens[key]).forEach(function (name) {
      if (!SCREEN.hasOwnProperty(name) || SCREEN[name](screens[key][name])) { screen[name] = screens[key][name]; }
    });
    made[key] = screen;
  });
  return made;
}

/* Whole data of an owner with its good slides alone; null where it is not whole, another's, or nothing of it is good. */
function whole(data, owner) {
  var made = {}, slides;
  if (!isObject(data) || data.end !== true || data.schema !== SCHEMA || !isNumber(data.built) || !isText(data.id)) { return null; }
  if (!isObject(data.owner) || data.owner.id !== owner || !isText(data.owner.name) || !isText(data.owner.short)) { return null; }
  if (!(data.slides instanceof Array) || !isObject(data.screens) || !isDay(data.asOf)) { return null; }
  slides = data.slides.map(soundSlide).filter(function (slide) { return slide; });
  if (!slides.length) { return null; }
  Object.keys(data).forEach(function (key) { made[key] = data[key]; });
  made.slides = slides;
  made.screens = soundScreens(data.screens);
  made.brand = fits(data.brand, BRAND) ? data.brand : {};
  return made;
}
/* Nothing but the owner's name; its id is nobody's, so whatever the server has is news. */
function nameOnly(data) {
  return { id: '', built: data.built, asOf: data.asOf, owner: data.owner, sample: data.sample, screens: data.screens, brand: data.brand || {}, slides: [] };
}
/* What the page carries, made good; at the worst the name in its title. */
function carried(text, title, owner) {
  var found = parsed(text);
  return whole(found, owner) || nameOnly({ built: 0, asOf: '1970-01-01', owner: { id: owner, name: title, short: title }, sample: 0, screens: {} });
}

function Store(owner) {
  var key = 'kiosk.last.' + owner;
  return {
    read: function (name) { try { return localStorage.getItem(name || key); } catch (error) { return null; } },
    write: function (text, name) { try { localStorage.setItem(name || key, text); } catch (error) { return false; } return true; },
    clear: function (name) { try { localStorage.removeItem(name || key); } catch (error) { return false; } return true; },
    goneKey: 'kiosk.gone.' + owner
  };
}
/* What was shown before and kept, null where it is not whole. */
function keptIn(store, embedded) {
  var kept = parsed(store.read() || 'null'), data = isObject(kept) ? whole(kept.data, embedded.owner.id) : null;
  return data && { data: data, over: kept.over };
}

/* While nobody else can be asked: the newer of what the page carries and what was shown before; of what was shown over
   this very page, that. A page that was taken down stays so. */
function newest(embedded, store) {
  var kept = keptIn(store, embedded);
  if (store.read(store.goneKey) === embedded.id && embedded.id) { return nameOnly(embedded); }
  return kept && (kept.over === embedded.id || kept.data.built > embedded.built) ? kept.data : embedded;
}

/* Whether a server's clock may be right: no earlier than a day before one of the builds, no later than 400 days after it. */
function believable(date, builds) {
  return !isNaN(date) && builds.some(function (built) { return date >= built - DAY && date <= built + PRESENT * DAY; });
}
