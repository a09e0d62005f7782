"""A screen's settings as the page's script reads them, and the least height of letters at its distance."""

from fractions import Fraction
from typing import Any

from generator.model.screens import Hours, Screen, Window

LEAST_EM = 13
CAP_MM_PER_M = Fraction(28, 10)
CAP_HEIGHT = Fraction(72, 100)


def em_px(pitch_mm: Fraction, distance_m: Fraction) -> int:
    """The least em in pixels of the panel: capitals of 2.8 mm for every metre, never under 13 pixels."""
    exact = CAP_MM_PER_M * distance_m / (pitch_mm * CAP_HEIGHT)
    return max(LEAST_EM, -(-exact.numerator // exact.denominator))


def settings(screen: Screen) -> dict[str, Any]:
    """What differs from the script's own defaults."""
    made: dict[str, Any] = {"profile": screen.profile}
    if screen.box:
        made["box"] = [screen.box.width, screen.box.height, screen.box.left, screen.box.top]
    if screen.pitch_mm and screen.distance_m:
        made["em"] = em_px(screen.pitch_mm, screen.distance_m)
    if screen.readers == "children":
        made["readers"] = "children"
    if screen.dim:
        made["dim"] = float(screen.dim.value)
    if screen.off:
        made["off"] = [_window(window) for window in screen.off]
    if screen.playlist:
        made["playlist"] = [{"show": entry.show, **_window(entry)} for entry in screen.playlist]
    if screen.emergency:
        made["khan"] = screen.emergency
    if screen.health:
        made["health"] = screen.health
    if screen.urgent:
        made["urgent"] = 1
    return made | ({"stale": screen.stale_days} if screen.stale_days != 14 else {})


def _window(window: Window) -> dict[str, Any]:
    made: dict[str, Any] = {
        "from": window.from_.first().isoformat() if window.from_ else None,
        "to": window.until.last().isoformat() if window.until else None,
        "days": list(window.days) if window.days else None,
        "hours": _hours(window.hours),
    }
    return {key: value for key, value in made.items() if value}


def _hours(hours: Hours | None) -> list[int] | None:
    return [hours.start, hours.end] if hours else None
