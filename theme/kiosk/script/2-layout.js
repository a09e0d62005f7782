/* Which rules a panel follows: everything in pixels of the panel, from its own size. */
var TIERS = {
  xs: { main: 13, small: 13, items: 1, foot: false, bar: false },
  s: { main: 20, small: 12, items: 1, foot: false, bar: true },
  m: { main: 24, small: 14, items: 5, foot: true, bar: true },
  l: { main: 0, small: 0, items: 5, foot: true, bar: true }
};
var SMALL = 0.62, COLUMNS_FROM = 2.4;

function tierOf(w, h) {
  var short = Math.min(w, h);
  return short < 96 ? 'xs' : short < 200 ? 's' : short < 480 ? 'm' : 'l';
}

/* w, h: the panel in its own pixels; em: the least height of letters at the viewing distance, 0 where not given. */
function Rules(w, h, em) {
  var name = tierOf(w, h), tier = TIERS[name], short = Math.min(w, h), wide = w / h >= COLUMNS_FROM;
  var main = name === 'l' ? Math.ceil(short * 0.055) : tier.main;
  var small = name === 'l' ? Math.ceil(main * SMALL) : tier.small;
  small = Math.max(small, em || 0);
  return {
    tier: name, tall: h > w, wide: wide && (name === 'm' || name === 'l'), small: small, foot: tier.foot, bar: tier.bar, photos: tier.foot,
    floor: Math.max(main, name === 'xs' ? small : Math.ceil(small / SMALL)),
    ceiling: Math.floor(Math.min(0.30 * h, 0.14 * w)),
    /* a code needs two pixels a module; nobody stops to scan at a gate */
    codes: function (modules) { return Math.min(0.6 * h, (h > w ? 0.6 : 0.4) * w) / (modules + 8) >= 2; },
    most: function (kind) {
      if (name === 's') { return w >= 320 ? 2 : 1; }
      if (kind === 'list') { return name === 'l' ? 10 : this.wide ? 6 : 4; }
      if (this.wide) { return 4; }
      return name === 'l' && this.tall ? 6 : tier.items;
    },
    columns: function (kind, n) {
      if (kind === 'list' && n > 5 && !this.tall) { return 2; }
      return !this.wide || n < 2 ? 1 : kind === 'list' && n > 4 ? 3 : 2;
    }
  };
}

/* Numbers of a list as even as they come: 7 at most 5 → 4, 3. */
function shares(total, most) {
  var groups = Math.ceil(total / most), made = [], i;
  for (i = 0; i < groups; i += 1) { made.push(Math.floor((total + i) / groups)); }
  return made.reverse();
}

/* A text in parts of at most `most` syllables, as even as they come. */
function cut(text, most) {
  var words = text.split(/\s+/), sizes = shares(words.length, most), made = [], at = 0, i;
  for (i = 0; i < sizes.length; i += 1) {
    made.push((i ? '… ' : '') + words.slice(at, at + sizes[i]).join(' ') + (i < sizes.length - 1 ? ' …' : ''));
    at += sizes[i];
  }
  return made;
}

/* The largest size in [low, high] that `fits`, low where none does. */
function largest(low, high, fits) {
  var best = low, mid;
  while (low <= high) {
    mid = (low + high) >> 1;
    if (fits(mid)) { best = mid; low = mid + 1; } else { high = mid - 1; }
  }
  return best;
}
