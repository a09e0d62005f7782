"""A clerk at the forms of admin/: signs in to the trial, fills fields, saves; the trial keeps its files."""

from typing import Any

from playwright.sync_api import Locator, Page

PATIENCE_MS = 15_000
_SEED = """async (files) => {
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle("sveltia-cms-test", { create: true });
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split("/");
    let folder = root;
    for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, { create: true });
    const file = await (await folder.getFileHandle(parts.at(-1), { create: true })).createWritable();
    await file.write(text);
    await file.close();
  }
}"""
_FILES = """async () => {
  const found = {};
  const walk = async (folder, at) => {
    for await (const [name, entry] of folder.entries()) {
      if (entry.kind === "directory") await walk(entry, `${at}${name}/`);
      else found[at + name] = await (await entry.getFile()).text();
    }
  };
  await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle("sveltia-cms-test"), "");
  return found;
}"""


class Clerk:
    """The forms in one page. `address` is that of admin/index.html; `files` stand in the trial's folder beforehand."""

    def __init__(self, page: Page, address: str, files: dict[str, str]) -> None:
        self.page, self._address = page, address
        page.set_default_timeout(PATIENCE_MS)
        page.goto(address)
        page.evaluate(_SEED, files)
        page.get_by_role("button", name="kho mã nguồn thử nghiệm").click()
        page.get_by_text("Chuyên mục", exact=True).wait_for()

    def files(self) -> dict[str, str]:
        """What stands in the trial's folder."""
        found: dict[str, str] = self.page.evaluate(_FILES)
        return found

    def opened(self, place: str) -> None:
        """Open a form: `notices/new`, `plans-2023/entries/NAME`."""
        self.page.goto(f"{self._address}#/collections/{place}")
        self.page.locator("section[data-key-path]").first.wait_for()

    def keys(self) -> set[str]:
        """The keys of the fields on the form, as the form names them."""
        paths = self.page.locator("section[data-key-path]").evaluate_all("all => all.map(one => one.dataset.keyPath)")
        return set(paths)

    def fill(self, values: dict[str, Any], path: str = "") -> None:
        """Fill fields. A text is typed, or picked by its words where the field offers words.

        A list is one entry per item, a `(label, value)` pair one of several types, a set the boxes to tick.
        """
        for key, value in values.items():
            self._put(f"{path}{key}", value)

    def save(self, name: str = "") -> None:
        """Give the file its name where it is new, save, wait until the trial has it."""
        if name:
            self.page.get_by_role("textbox", name="Đường dẫn tĩnh").fill(name)
        self.page.get_by_role("button", name="Lưu", exact=True).first.click()
        self.page.get_by_text("Đã lưu").or_(self.page.get_by_text("đã được lưu")).first.wait_for()

    def _section(self, path: str) -> Locator:
        return self.page.locator(f'section[data-key-path="{path}"]')

    def _put(self, path: str, value: Any) -> None:
        section = self._section(path)
        if isinstance(value, list):
            self._list(section, path, value)
        elif isinstance(value, dict):
            section.wait_for()
            if not self._section(f"{path}.{next(iter(value))}").count():
                section.get_by_role("checkbox", name="Thêm").first.click()
            self.fill(value, f"{path}.")
        elif isinstance(value, tuple):
            self._add(section)
            self.page.get_by_role("menuitem", name=value[0]).click()
            if value[1]:
                self._put(f"{path}.gia-tri", value[1])
        elif isinstance(value, set):
            for words in value:
                section.get_by_text(words).first.click()
        else:
            self._one(section, value)

    def _list(self, section: Locator, path: str, items: list[Any]) -> None:
        for number, item in enumerate(items):
            self._add(section)
            if isinstance(item, dict):
                self.fill(item, f"{path}.{number}.")
            else:
                self._put(f"{path}.{number}", item)

    def _add(self, section: Locator) -> None:
        section.get_by_role("button", name="Thêm").last.click()

    def _one(self, section: Locator, words: str) -> None:
        box = section.locator("input[type=text], textarea")
        box.or_(section.get_by_role("radiogroup")).or_(section.get_by_role("combobox")).first.wait_for()
        if box.count() and not section.get_by_role("combobox").count():
            box.first.fill(words)
        elif section.get_by_role("radiogroup").count():
            section.get_by_role("radio", name=words).click()
        else:
            section.get_by_role("combobox").first.click()
            self.page.get_by_role("option", name=words).first.click()
