"""The table of all targets in a real browser with as many rows as asked for: how long a reader waits for what.

python -m bench.explore SITE [ROWS]    SITE is a built site with samples; its rows are repeated, its files not touched
"""

import json
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from generator.exports.explore.shards import MOST_ROWS, shard_bytes
from tools.chromium import find_chromium

FIRST_YEAR, YEARS = 2010, 12
SETTINGS = re.compile(r'(<script type="application/json" id="td-explore-settings">)(.*?)(</script>)', re.DOTALL)
CALL = re.compile(r'tdExplore\("([^"]+)",(.*)\);\n', re.DOTALL)
# What the reader does, and the words that the count then begins or ends with.
STEPS = (
    ("chọn «Mọi năm»: tải mọi tệp", "choose('nam', '')"),
    ("lọc «Không đạt»", "choose('trang-thai', 'not_met')"),
    ("bỏ lọc", "choose('trang-thai', '')"),
    ("tìm «lao dong tien tien»", "type('lao dong tien tien')"),
    ("bỏ tìm", "type('')"),
    ("xếp theo tỷ lệ", "choose('xep', '-ket-qua')"),
    ("xếp theo chỉ tiêu (chữ)", "choose('xep', 'chi-tieu')"),
    ("gộp theo tổ chức", "choose('nhom', 'to-chuc')"),
    ("trang sau", "press('next')"),
)
# A step ends with the first frame painted after the rows changed; 200 ms of it is the pause after typing.
STEP = """
async (what) => {
  const form = document.querySelector(".td-explore form"), body = document.querySelector(".td-explore tbody");
  const set = (name, value, kind) => {
    const control = form.elements[name];
    const known = !control.options || [...control.options].some((one) => one.value === value);
    if (!known) control.add(new Option(value, value));
    control.value = value;
    control.dispatchEvent(new Event(kind, { bubbles: true }));
  };
  const does = { choose: (name, value) => set(name, value, "change"), type: (value) => set("tim", value, "input"),
    press: (name) => document.querySelector(`[data-td-do=${name}]`).click() };
  const [, verb, given] = /^(\\w+)\\((.*)\\)$/.exec(what);
  const changed = new Promise((done) => {
    const watch = new MutationObserver(() => {
      if (!document.querySelector(".td-explore--ready")) return;
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(done));
    });
    const all = { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] };
    watch.observe(document.querySelector(".td-explore"), all);
  });
  const start = performance.now();
  does[verb](...given.split(", ").map((one) => one.slice(1, -1)));
  await changed;
  return performance.now() - start;
}
"""


def main() -> int:
    """Run the command line."""
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "site"
        shutil.copytree(sys.argv[1], folder)
        size = enlarge(folder, rows)
        sys.stdout.write(f"{rows:,} dòng, {size / 1e6:.1f} MB chưa nén\n")
        for words, figure in measured(folder):
            sys.stdout.write(f"{figure:8.0f}  {words}\n")
    return 0


def enlarge(folder: Path, rows: int) -> int:
    """Put so many rows beside the page of a site; gives their bytes."""
    place = folder / "kham-pha"
    found = [CALL.fullmatch(path.read_text("utf-8")) for path in sorted(place.glob("minh-hoa-*.js"))]
    models = [json.loads(match[2]) for match in found if match]
    files, left, size = [], rows, 0
    for number, content in enumerate(_repeated(models)):
        if left <= 0:
            break
        left -= len(content["rows"]["plan"])
        name = f"{content['rows']['first'][0]}-{number}"
        data = shard_bytes(name, content)
        (place / f"{name}.js").write_bytes(data)
        size += len(data)
        years = [content["rows"]["first"][0]] * 2
        files.append({"name": name, "rows": len(content["rows"]["plan"]), "years": years, "sample": False})
    page = place / "index.html"
    text = page.read_text("utf-8")
    held = SETTINGS.search(text)
    if held is None:
        raise SystemExit(f"{page}: no page of this table")
    settings = json.dumps({**json.loads(held[2]), "files": files[::-1]}).replace("<", "\\u003c")
    page.write_text(text[: held.start(2)] + settings + text[held.end(2) :], "utf-8")
    return size


def _repeated(models: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Files of as many rows as a file has at most, each of other bodies, year after year."""
    number = 0
    while True:
        merged = _empty(models[0])
        while len(merged["rows"]["plan"]) < MOST_ROWS - 100:
            _append(merged, models[number % len(models)], number // 40, FIRST_YEAR + number * YEARS // 2400 % YEARS)
            number += 1
        yield merged


def _empty(model: dict[str, Any]) -> dict[str, Any]:
    return {
        "sample": False, **{kind: [] for kind in ("bodies", "clusters", "themes", "awards")},
        **{part: {name: [] for name in model[part]} for part in ("plans", "words", "rows")},
    }  # fmt: skip


def _append(merged: dict[str, Any], model: dict[str, Any], copy: int, year: int) -> None:
    """One more copy of a file's rows, of bodies of its own."""
    base = {kind: len(merged[kind]) for kind in ("bodies", "clusters", "themes", "awards")}
    for kind in base:
        own = kind == "bodies"
        merged[kind] += [[f"{key}-{copy}" if own else key, f"{name} {copy}" if own else name, *more]
                         for key, name, *more in model[kind]]  # fmt: skip
    plans, words = len(merged["plans"]["id"]), {name: len(found) for name, found in merged["words"].items()}
    for name, values in model["plans"].items():
        moved = name in base
        merged["plans"][name] += [[at + base[name] for at in one] for one in values] if moved else values
    for name, values in model["words"].items():
        merged["words"][name] += values
    for name, values in model["rows"].items():
        if name in words:
            values = [at + words[name] if at >= 0 else at for at in values]
        elif name == "awards":
            values = [[at + base["awards"] for at in one] for one in values]
        elif name in ("first", "last"):
            values = [year] * len(values)
        merged["rows"][name] += [at + plans for at in values] if name == "plan" else values


def measured(folder: Path) -> Iterator[tuple[str, float]]:
    """What a reader does, and the milliseconds until it is seen."""
    with sync_playwright() as playwright:
        flags = ["--disable-gpu", "--no-sandbox", "--enable-precise-memory-info"]
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=flags)
        page = browser.new_page()
        page.goto((folder / "kham-pha/index.html").as_uri())
        page.locator(".td-explore--ready").wait_for(state="attached")
        yield "mở trang đến bảng đầu tiên", _now(page)
        for words, what in STEPS:
            yield words, float(page.evaluate(STEP, what))
        yield "số phần tử của trang", float(page.evaluate("document.querySelectorAll('*').length"))
        yield "bộ nhớ JavaScript (MB)", float(page.evaluate("performance.memory.usedJSHeapSize")) / 1e6
        browser.close()


def _now(page: Page) -> float:
    return float(page.evaluate("performance.now()"))


if __name__ == "__main__":
    sys.exit(main())
