"""A clerk at the forms of admin/: signs in to the trial, fills fields, saves; the trial keeps its files."""

import json
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Literal

from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as NotYet
from visits import until

PATIENCE_MS, PRESSES = 15_000, 5
# The forms draw a field only when it comes into view; for the tests everything is always in view.
DRAW_ALL = """window.IntersectionObserver = class {
  constructor(tell) { this.tell = tell; }
  observe(target) { this.tell([{ isIntersecting: true, intersectionRatio: 1, target }], this); }
  unobserve() {}
  disconnect() {}
};"""
# Until nothing has been drawn for a while: what is put into a form that is still being drawn is forgotten.
_DRAWN = """() => new Promise((done) => {
  let last = performance.now();
  const watch = new MutationObserver(() => { last = performance.now(); });
  watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  const ask = () => {
    if (performance.now() - last < 150) return setTimeout(ask, 25);
    watch.disconnect();
    done();
  };
  ask();
})"""
_RADIOS, _PICKS = "[role=radiogroup]", "[role=combobox]"
_FILES = """async () => {
  const found = {};
  const walk = async (folder, at) => {
    for await (const [name, entry] of folder.entries()) {
      if (entry.kind === "directory") await walk(entry, `${at}${name}/`);
      else {
        const text = await entry.getFile().then((file) => file.text(), () => "");
        if (text && !name.endsWith(".crswap")) found[at + name] = text;  // else it is being written, or gone meanwhile
      }
    }
  };
  await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle("sveltia-cms-test"), "");
  return found;
}"""
WORDS = """() => {
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const silent = "script, style, noscript, .material-symbols-outlined";
  const isShown = (one) => one.checkVisibility?.() && !one.closest(silent);
  while (walk.nextNode()) if (isShown(walk.currentNode.parentElement)) found.push(walk.currentNode.data);
  for (const one of document.querySelectorAll("[aria-label], [placeholder], [title]")) {
    found.push(...["aria-label", "placeholder", "title"].map((name) => one.getAttribute(name) ?? ""));
  }
  return found.join(" ");
}"""
_HAS = "(keys) => keys.every((key) => document.querySelector(`section[data-key-path='${key}']`))"


class Clerk:
    """The forms in one page; `address` is that of admin/index.html."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self._address = page, address
        page.set_default_timeout(PATIENCE_MS)
        self.begin_anew()

    def begin_anew(self) -> None:
        """Load the page as if it were the next day: what was saved is read from its files."""
        page = self.page
        page.goto("about:blank")
        page.goto(self._address)
        door, kinds = page.get_by_role("button", name="bản thử"), page.get_by_text("Loại bản ghi", exact=True)
        door.or_(kinds).first.wait_for()
        if door.count():
            door.click()
        kinds.wait_for()

    def files(self) -> dict[str, str]:
        """What stands in the trial's folder."""
        found: dict[str, str] = self.page.evaluate(_FILES)
        return found

    def opened(self, place: str) -> None:
        """Open a form: `notices/new`, `plans/entries/2023/NAME`."""
        self.listed(place.partition("/")[0])
        self.page.goto(f"{self._address}#/collections/{place}")
        self.page.locator("section[data-key-path]").first.wait_for()
        self.page.evaluate(_DRAWN)
        self._discard_backup()

    def _discard_backup(self) -> None:
        """Do not take up the half-filled form that an earlier test left."""
        asked = self.page.get_by_role("alertdialog").filter(has_text="Khôi phục bản nháp")
        if asked.count():
            asked.get_by_role("button").last.click()
            asked.wait_for(state="detached")

    def listed(self, kind: str) -> None:
        """Show the list of a kind."""
        self.page.goto(f"{self._address}#/collections/{kind}")
        self.page.locator("section[data-key-path]").first.wait_for(state="detached")
        self.page.get_by_label("Danh sách bản ghi").or_(self.page.get_by_label("Danh sách tệp")).first.wait_for()
        self.page.evaluate(_DRAWN)

    def words(self) -> str:
        """All that the screen says, to the eye or to a screen reader; the words that draw its icons are not read."""
        found: str = self.page.evaluate(WORDS)
        return found

    def has(self, keys: set[str]) -> None:
        """Wait until the form has fields of these keys."""
        until(self.page, f"({_HAS})({json.dumps(sorted(keys))})")

    def fill(self, values: dict[str, Any], path: str = "") -> None:
        """Fill fields. A text is typed, or picked by its words where the field offers words.

        A list is one entry per item, a `(label, value)` pair one of several types, a set the boxes to tick.
        """
        for key, value in values.items():
            self._put(f"{path}{key}", value)

    def save(self) -> None:
        """Save, wait until the form has closed, which it does once the trial has the file."""
        form = self.page.locator("section[data-key-path]")
        self._insist(self.press_save, form.first, "detached")

    def _insist(self, do: Callable[[], None], seen: Locator, state: Literal["detached", "visible"] = "visible") -> None:
        """Do a thing until it shows: the forms lose a press while they draw what the one before it changed."""
        for _ in range(PRESSES):
            do()
            with suppress(NotYet):
                seen.wait_for(state=state, timeout=PATIENCE_MS / PRESSES)
                return
        seen.wait_for(state=state)

    def press_save(self) -> None:
        """Press the button that saves."""
        self.page.locator("button", has_text=re.compile(r"^\s*Lưu\s*$")).first.click()

    def _section(self, path: str) -> Locator:
        return self.page.locator(f'section[data-key-path="{path}"]')

    def _put(self, path: str, value: Any) -> None:
        section = self._section(path)
        if isinstance(value, list):
            self._list(section, path, value)
        elif isinstance(value, dict):
            section.wait_for()
            self._shown(section, self._section(f"{path}.{next(iter(value))}"))
            self.fill(value, f"{path}.")
        elif isinstance(value, tuple):
            kind = self.page.locator("[role=menuitem]", has_text=value[0]).first
            self._insist(self._adder(section).click, kind)
            kind.click()
            self.page.evaluate(_DRAWN)
            if value[1]:
                self._put(f"{path}.gia-tri", value[1])
        elif isinstance(value, set):
            for words in sorted(value):
                section.get_by_text(words).first.click()
        else:
            self._one(section, value)

    def _shown(self, section: Locator, first: Locator) -> None:
        """Have the fields of an optional group drawn: its box is ticked where they are not there yet."""
        box = section.locator("[role=checkbox]").first
        first.or_(box).first.wait_for()
        if not first.count():
            box.check()
        first.wait_for()
        self.page.evaluate(_DRAWN)

    def _list(self, section: Locator, path: str, items: list[Any]) -> None:
        for number, item in enumerate(items):
            fields = self.page.locator(f'section[data-key-path^="{path}.{number}"]')
            self._insist(self._adder(section).click, fields.first)
            self.page.evaluate(_DRAWN)
            if isinstance(item, dict):
                self.fill(item, f"{path}.{number}.")
            else:
                self._put(f"{path}.{number}", item)

    def _adder(self, section: Locator) -> Locator:
        return section.locator("button", has_text="Thêm").last

    def _one(self, section: Locator, words: str) -> None:
        box, radios, picks = (section.locator(each) for each in ("input[type=text], textarea", _RADIOS, _PICKS))
        box.or_(radios).or_(picks).first.wait_for()
        if picks.count():
            option = self.page.locator("[role=option]:visible", has_text=words).first
            self._insist(picks.first.click, option)
            option.click()
        elif radios.count():
            # a slash would end the expression that Playwright hands to the page
            whole = re.compile(rf"^\s*{re.escape(words).replace('/', '.')}(,.*)?\s*$")
            self._insist(lambda: radios.locator("label", has_text=whole).click(),
                         radios.get_by_role("radio", name=whole, checked=True))  # fmt: skip
        else:
            box.first.fill(words)
