"""Every Vietnamese letter is drawn by the faces the site serves, in every weight the pages use."""

import json
import unicodedata

import pytest

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
SMALL = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES] + ["đ"]
LETTERS = "".join(letter for letter in SMALL + [letter.upper() for letter in SMALL] if not letter.isascii())
FACES = [
    ("Be Vietnam Pro", "font-weight:400"),
    ("Be Vietnam Pro", "font-weight:600"),
    ("Be Vietnam Pro", "font-weight:700"),
    ("Source Serif 4", "font-weight:600"),
]


def test_there_are_134_letters_beyond_ascii():
    assert len(LETTERS) == len(set(LETTERS)) == 134


@pytest.mark.parametrize(("family", "style"), FACES, ids=[f"{family} {style}" for family, style in FACES])
def test_every_letter_comes_from_our_face(visit, look_web, family, style):
    page = visit(look_web).page
    page.evaluate("document.fonts.ready")
    page.reload()  # a face that came late is drawn with from the next page on
    script = """([letters, family, style]) => {
        const holder = document.createElement("p");
        holder.id = "letters";
        holder.style.cssText = `font-family: "${family}", monospace; ${style}`;
        for (const letter of letters) {
          const span = document.createElement("span");
          span.textContent = letter;
          holder.append(span);
        }
        document.body.append(holder);
        return document.fonts.ready.then(() => holder.childElementCount);
    }"""
    assert page.evaluate(script, [LETTERS, family, style]) == 134
    page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
    devtools = page.context.new_cdp_session(page)
    devtools.send("DOM.enable")
    devtools.send("CSS.enable")
    root = devtools.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    spans = devtools.send("DOM.querySelectorAll", {"nodeId": root, "selector": "#letters > span"})["nodeIds"]
    strangers = {}
    for letter, node in zip(LETTERS, spans, strict=True):
        for font in devtools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]:
            if not font["isCustomFont"]:
                strangers[letter] = font["familyName"]
    assert strangers == {}, json.dumps(strangers, ensure_ascii=False)


def test_the_page_uses_these_faces(visit, look_disk):
    page = visit(look_disk + "index.html").page
    family = "element => getComputedStyle(element).fontFamily.split(',')[0].replaceAll('\"', '')"
    assert page.locator("article p").first.evaluate(family) == "Be Vietnam Pro"
    assert page.locator("h1").evaluate(family) == "Source Serif 4"
    assert page.locator("#td-search-input").evaluate(family) == "Be Vietnam Pro"


def test_lines_leave_room_for_stacked_marks(visit, look_disk):
    page = visit(look_disk + "index.html").page
    ratio = (
        "element => parseFloat(getComputedStyle(element).lineHeight) / parseFloat(getComputedStyle(element).fontSize)"
    )
    for selector in ("article p", "td", ".td-status"):
        assert page.locator(selector).first.evaluate(ratio) >= 1.5
    assert page.locator("h1").evaluate(ratio) >= 1.3
