/* What is lit: the crop box, its frame and margins, two layers in turn, footer, sign of life. */
function drawnMark() {
  var found = /^(#\w+) (#\w+) (.+)$/.exec(document.body.getAttribute('data-mark') || '');
  return found && { ground: found[1], ink: found[2], outline: found[3] };
}
function Stage(screen) {
  var stage = document.getElementById('stage'), frame = document.getElementById('frame');
  var probe = document.getElementById('probe'), foot = document.getElementById('foot'), dot = document.getElementById('dot');
  var dim = document.getElementById('dim'), layers = frame.querySelectorAll('.layer'), front = 0, box = boxOf(screen);
  var self = { rules: null, area: null, shown: null };
  var calm = window.matchMedia && matchMedia('(prefers-reduced-motion: reduce)').matches;
  var brand = {}, emblem = null, portal = drawnMark(), seen = '', unit = 1, margin = 0, footHeight = 0, width = 0, height = 0;

  function pixels(n) { return n * unit + 'px'; }
  function put(node, left, top, w, h) {
    node.style.left = pixels(left);
    node.style.top = pixels(top);
    node.style.width = pixels(w);
    node.style.height = pixels(h);
  }

  /* Fonts arrive a moment after the page: until then texts measure wrong. The width of a sample tells. */
  var sample = el('', '');
  sample.id = 'sample';
  ['KioskSmall', 'Kiosk'].forEach(function (family) {
    var text = inline('span', 'Thi đua Ẵ');
    text.style.fontFamily = family + ',monospace';
    sample.appendChild(text);
  });
  frame.appendChild(sample);
  function state() {
    return [window.innerWidth, window.innerHeight, window.devicePixelRatio, sample.offsetWidth].join('x');
  }
  /* Whose screen it is: its settings, its emblem (the portal's mark where there is none), its colour. */
  self.use = function (given, own) {
    screen = given;
    box = boxOf(screen);
    brand = own;
    emblem = brand.pic && brand.ph ? { src: brand.pic, w: brand.pw, h: brand.ph } : portal;
  };
  self.ready = function () { return !document.fonts || document.fonts.status === 'loaded'; };
  self.changed = function () { return seen !== state(); };

  /* Width, height, left, top of what is lit, in the panel's pixels. */
  self.place = function () { return [width, height, box ? box[2] : 0, box ? box[3] : 0]; };
  self.card = function () {
    frame.style.visibility = 'hidden';
    return new TestCard(stage, width, height, unit, Math.max(13, Math.floor(Math.min(width, height) / 30)));
  };

  self.arrange = function () {
    var ratio = window.devicePixelRatio || 1, life;
    seen = state();
    unit = box && !asked('xem') ? 1 / ratio : 1;
    width = box ? box[0] : window.innerWidth || 1;
    height = box ? box[1] : window.innerHeight || 1;
    self.rules = new Rules(width, height, screen.em || 0);
    self.rules.colour = brand.c || '';
    self.rules.emblem = emblem;
    margin = self.rules.tier === 'xs' ? 1 : Math.max(4, Math.round(Math.min(width, height) * 0.035));
    if (screen.profile === 'tv') { margin = Math.max(margin, Math.ceil(2 * width / 480) + 2); }
    footHeight = self.rules.foot ? Math.ceil(self.rules.small * 1.8) : 0;
    put(stage, box ? box[2] : 0, box ? box[3] : 0, width, height);
    stage.className = self.rules.tier + (self.rules.tall ? ' tall' : '') + (/^x?s$/.test(self.rules.tier) || calm ? '' : ' fade');
    put(frame, margin, margin, width - 2 * margin, height - 2 * margin);
    self.area = { w: (width - 2 * margin) * unit, h: (height - 2 * margin - footHeight) * unit };
    [probe, layers[0], layers[1]].forEach(function (layer) { layer.style.height = self.area.h + 'px'; });
    foot.style.fontSize = pixels(self.rules.small);
    foot.style.height = pixels(footHeight);
    foot.style.lineHeight = pixels(footHeight + Math.floor(self.rules.small * 0.3));
    life = Math.max(1, Math.floor(Math.min(width, height) * 0.005));
    dot.style.width = dot.style.height = pixels(life);
  };

  function set(layer, page, px) {
    var made = draw(page, self.rules, self.area);
    empty(layer);
    layer.style.fontSize = pixels(px);
    layer.appendChild(made);
    settle(made);
    return made;
  }

  /* Whether a page fits at a size: no word broken, nothing outside. The drawn page is kept between sizes. */
  var drawn = null, drawnFor = null;
  self.fits = function (page, px) {
    if (drawnFor !== page) {
      drawn = set(probe, page, px);
      drawnFor = page;
      probe.className = 'layer fit';
    } else {
      probe.style.fontSize = pixels(px);
      settle(drawn);
    }
    return drawn.offsetHeight <= self.area.h && drawn.scrollWidth <= Math.ceil(self.area.w) && inside(drawn);
  };
  function inside(made) {
    var texts = made.querySelectorAll('.text,.flow,.head,.value,.said,.tag'), i;
    for (i = 0; i < texts.length; i += 1) { if (texts[i].scrollWidth > texts[i].clientWidth + 1) { return false; } }
    return true;
  }
  self.measured = function () { empty(probe); drawn = drawnFor = null; };

  /* letters fill so much of a matrix that its urgent field must be darker to stay under the same mean light */
  self.show = function (page) {
    var back = layers[1 - front];
    set(back, page, page.px);
    layers[front].className = 'layer';
    back.className = 'layer' + (BIG[page.kind] && page.form !== 'list' || page.form === 'hero' || page.form === 'fact' ? ' big' : '');
    void back.offsetWidth;
    back.className += ' on';
    stage.style.background = page.kind !== 'urgent' ? '#000' : self.rules.tier === 'xs' ? '#400000' : '#5d0000';
    stage.className = stage.className.replace(/ urgent/g, '') + (page.kind === 'urgent' ? ' urgent' : '');
    front = 1 - front;
    self.shown = page;
  };
  self.clean = function () { if (layers[1 - front].firstChild) { empty(layers[1 - front]); } };
  self.blank = function () {
    layers[front].className = 'layer';
    stage.className = stage.className.replace(/ urgent/g, '');
    stage.style.background = '#000';
    empty(foot);
    self.shown = null;
  };

  function signed(name) {
    var made = inline('span', name), high = self.rules.small * unit;
    if (emblem) { made.insertBefore(badge(emblem, high), made.firstChild); }
    return made;
  }
  /* parts: who, then remarks. The short name where the long one has no room. */
  self.footer = function (names, remarks) {
    var i, list = el('');
    if (!self.rules.foot) { return; }
    for (i = 0; i < names.length; i += 1) {
      empty(foot);
      foot.appendChild(signed(names[i]));
      list = document.createElement('span');
      remarks.forEach(function (said) { list.appendChild(inline(said === 'MINH HỌA' ? 'b' : 'u', said)); });
      foot.appendChild(list);
      if (foot.firstChild.offsetWidth + list.offsetWidth <= foot.offsetWidth) { return; }
    }
    foot.removeChild(foot.firstChild);
    foot.insertBefore(document.createElement('span'), list);
  };

  self.beat = function (on) { dot.style.visibility = on ? 'visible' : 'hidden'; };
  /* the least there can be: words on black, without anything measured */
  self.plain = function (words) {
    var layer = layers[front];
    empty(layer);
    layer.className = 'layer on';
    layer.style.fontSize = pixels(self.rules ? self.rules.floor : 20);
    layer.appendChild(el('in mid', words));
    self.shown = null;
  };
  /* eight places around the middle, never further than 2 px in 480 */
  self.shift = function (step) {
    var far = screen.profile === 'tv' ? Math.floor(2 * width / 480) : 0;
    var x = [0, 1, 1, 1, 0, -1, -1, -1][step % 8], y = [-1, -1, 0, 1, 1, 1, 0, -1][step % 8];
    frame.style.left = pixels(margin + (step ? x * far : 0));
    frame.style.top = pixels(margin + (step ? y * far : 0));
  };
  self.darken = function (share) {
    dim.style.visibility = share < 1 ? 'visible' : 'hidden';
    dim.style.opacity = 1 - share;
  };
  return self;
}
