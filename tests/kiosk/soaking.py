"""A page watched through many slide changes: what it holds of nodes, listeners, documents and memory."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import CDPSession, Page
from virtual_time import live

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Sample:
    """After so many changes."""

    changes: int
    nodes: int
    listeners: int
    documents: int
    heap_mb: float


def measure(page: Page, session: CDPSession, changes: int) -> Sample:
    """Counts after a forced collection."""
    session.send("HeapProfiler.collectGarbage")
    metrics = {entry["name"]: entry["value"] for entry in session.send("Performance.getMetrics")["metrics"]}
    return Sample(
        changes,
        int(metrics["Nodes"]),
        int(metrics["JSEventListeners"]),
        int(metrics["Documents"]),
        metrics["JSHeapUsedSize"] / MEGABYTE,
    )


def soak(page: Page, changes: int, samples: int, after: Callable[[], None] = lambda: None) -> list[Sample]:
    """Run to `changes` slide changes; `samples` measurements on the way, the first after a tenth."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    session.send("HeapProfiler.enable")
    found: list[Sample] = []
    marks = [changes * (step + 1) // samples for step in range(samples)]
    done = int(page.evaluate("kiosk.report().changes"))
    while marks:
        done = live(page, 120, step=10, pause_ms=0)["changes"]
        after()
        if done >= marks[0]:
            found.append(measure(page, session, done))
            marks.pop(0)
    return found


def leaks(found: list[Sample]) -> list[str]:
    """What grows or is too much: nodes < 500 without slope, listeners ≤ 5, one document, heap < 0.02 MB per 1,000."""
    half = found[len(found) // 2 :]
    first, last = half[0], half[-1]
    thousands = (last.changes - first.changes) / 1000
    growth = []
    if max(sample.nodes for sample in found) >= 500:
        growth.append(f"nodes {max(sample.nodes for sample in found)}")
    grown = last.nodes - first.nodes  # a slide has some 100 nodes more or less than another
    if grown > max(150, 20 * thousands):
        growth.append(f"nodes +{grown} in {thousands:.1f} thousand")
    if max(sample.listeners for sample in found) > 5:
        growth.append(f"listeners {max(sample.listeners for sample in found)}")
    if max(sample.documents for sample in found) > 1:
        growth.append(f"documents {max(sample.documents for sample in found)}")
    slope = _slope([(sample.changes / 1000, sample.heap_mb) for sample in half])
    if thousands > 3 and slope >= 0.02:
        growth.append(f"heap +{slope:.3f} MB per 1,000")
    return growth


def _slope(points: list[tuple[float, float]]) -> float:
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / spread if spread else 0.0


# The control: a page that keeps what it should let go must fail the very same test.
LEAK = """
(() => {
  const remove = Node.prototype.removeChild, kept = [];
  Node.prototype.removeChild = function (child) {
    kept.push(child);
    document.addEventListener('leak', () => child);
    return remove.call(this, child);
  };
})();
"""
