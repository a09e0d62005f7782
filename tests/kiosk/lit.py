"""What is wrong with a lit slide: clipped text, text over the footer, letters too small, broken words."""

LEAST_CONTRAST, MOST_DRIVE = 7, 0.20

# Runs on engines of 2018: ES5. Returns a list of complaints about the slide that is lit.
AUDIT = """(function () {
  var found = [], stage = document.getElementById('stage').getBoundingClientRect();
  var layer = document.querySelector('.layer.on'), room = layer.getBoundingClientRect();
  var foot = document.getElementById('foot').getBoundingClientRect();
  var walker = document.createTreeWalker(document.getElementById('frame'), 4, null, false), node;
  function light(colour) {
    var part = /rgba?\\((\\d+), (\\d+), (\\d+)/.exec(colour).slice(1).map(function (c) {
      c = c / 255;
      return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    });
    return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
  }
  var ground = light(getComputedStyle(document.getElementById('stage')).backgroundColor);
  while ((node = walker.nextNode())) {
    var parent = node.parentNode, style = getComputedStyle(parent), range = document.createRange();
    var i, rects, size, ink;
    if (!node.nodeValue.trim() || style.visibility === 'hidden') { continue; }
    range.selectNodeContents(node);
    rects = range.getClientRects();
    size = parseFloat(style.fontSize);
    ink = light(style.color);
    if ((Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05) < 7) {
      found.push('contrast ' + style.color);
    }
    for (i = 0; i < rects.length; i += 1) {
      var r = rects[i], inFoot = document.getElementById('foot').contains(parent);
      if (r.left < stage.left - 0.5 || r.right > stage.right + 0.5 ||
          r.top < stage.top - 0.5 || r.bottom > stage.bottom + 0.5) {
        found.push('outside: ' + node.nodeValue);
      }
      if (!inFoot && (r.top < room.top - 0.5 || r.bottom > room.bottom + 0.5)) {
        found.push('clipped: ' + node.nodeValue);
      }
      if (!inFoot && foot.height && r.bottom > foot.top + 0.5) {
        found.push('over the footer: ' + node.nodeValue);
      }
      if (size < window.__least - 0.01) { found.push('small ' + size + ': ' + node.nodeValue); }
    }
  }
  return found;
}())"""
LEAST = {"xs": 13, "s": 12, "m": 14}


def least_letters(width: int, height: int) -> float:
    """The least letters in pixels on a panel: the smallest text's, by its tier."""
    short = min(width, height)
    tier = "xs" if short < 96 else "s" if short < 200 else "m" if short < 480 else "l"
    return LEAST.get(tier) or short * 0.055 * 0.62
