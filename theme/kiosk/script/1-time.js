/* Vietnam time without the device's zone, windows, reading time. */
var DAY = 86400000, VIETNAM = 7 * 3600000, UNKNOWN = null;

function dayAt(ms) { return Math.floor((ms + VIETNAM) / DAY); }
function minuteAt(ms) { return Math.floor((ms + VIETNAM - dayAt(ms) * DAY) / 60000); }
function dayOf(text) {
  var p = text.split('-');
  return Date.UTC(+p[0], +p[1] - 1, +p[2]) / DAY;
}
/* 1 is Monday; day 0, 1 January 1970, was a Thursday. */
function weekday(day) { return ((day + 3) % 7 + 7) % 7 + 1; }

/* A day, or with T a minute of it, in minutes; of a whole day its last end where `ends`. */
function minuteOf(text, ends) {
  var p = text.split('T'), clock = p[1] ? p[1].split(':') : null, day = dayOf(p[0]) * 1440;
  return clock ? day + clock[0] * 60 + +clock[1] : day + (ends ? 1440 : 0);
}

/* from, to: whole days, both inside, or minutes [from, to); days: weekdays; hours: [start, end) in minutes. An overnight stretch belongs to
   the day it starts on. */
function within(win, ms) {
  var day = dayAt(ms), minute = minuteAt(ms), hours = win.hours, real = day * 1440 + minute;
  if (hours && hours[0] > hours[1]) {
    if (minute < hours[1]) { day -= 1; } else if (minute < hours[0]) { return false; }
  } else if (hours && (minute < hours[0] || minute >= hours[1])) { return false; }
  if (win.days && win.days.indexOf(weekday(day)) < 0) { return false; }
  function place(text) { return text.indexOf('T') < 0 ? day * 1440 + minute : real; }
  if (win.from && place(win.from) < minuteOf(win.from, false)) { return false; }
  return !(win.to && place(win.to) >= minuteOf(win.to, true));
}

/* With an unknown clock dated things are shown, strict ones are not. */
function holds(win, ms) { return ms === UNKNOWN ? !win.strict : within(win, ms); }

function syllables(text) {
  var found = text.split(/\s+/), n = 0, i;
  for (i = 0; i < found.length; i += 1) { if (found[i]) { n += 1; } }
  return n;
}
/* 2 s to notice, then N syllables read 1.3 times at `rate` a second; never under 8 s nor over 30 s. */
function dwell(n, rate) { return Math.max(8, Math.min(30, 2 + 1.3 * n / rate)); }

/* The server's clock where it is known, else the device's where it is believable, else unknown. */
function Clock(now, device) {
  var offset = UNKNOWN;
  return {
    learn: function (serverMs, built) { if (serverMs >= built - DAY && serverMs <= built + 400 * DAY) { offset = serverMs - now(); } },
    read: function (built) {
      var said = device();
      if (offset !== UNKNOWN) { return offset + now(); }
      return said >= built - DAY && said <= built + 400 * DAY ? said : UNKNOWN;
    }
  };
}

function two(n) { return n < 10 ? '0' + n : '' + n; }
function written(text) { var p = text.split('-'); return p[2] + '/' + p[1] + '/' + p[0]; }
function dueWords(on, ms) {
  var left;
  if (ms === UNKNOWN) { return 'hạn ' + written(on); }
  left = dayOf(on) - dayAt(ms);
  return 'hạn ' + written(on).slice(0, 5) + (left === 0 ? ', hôm nay' : ', còn ' + left + ' ngày');
}
