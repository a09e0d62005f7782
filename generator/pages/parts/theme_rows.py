"""A theme as a document prints it, beside the theme as launched: component by component, in the launched order."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.model.reference import ThemeUse
from generator.pages.portal import Portal
from generator.vietnamese import without_accents

ALIKE = 0.75


@dataclass(frozen=True, slots=True)
class PrintedComponent:
    """One launched component; `written` is how the document prints it, empty where it does not."""

    label: str
    written: str

    @property
    def words(self) -> str:
        """«in đúng», «in là «…»» or «thiếu»."""
        if self.written == self.label:
            return "in đúng"
        return f"in là «{self.written}»" if self.written else "thiếu"


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A printed theme: each launched component in its own order, then what is printed and was not launched."""

    use: ThemeUse
    components: list[PrintedComponent]
    extra: list[str]

    @property
    def differing(self) -> list[tuple[int, PrintedComponent]]:
        """The components that are not printed as launched, with their numbers."""
        return [(number, part) for number, part in enumerate(self.components, 1) if part.written != part.label]

    @property
    def right(self) -> int:
        """How many components are printed as launched."""
        return len(self.components) - len(self.differing)


def theme_row(portal: Portal, use: ThemeUse) -> ThemeRow:
    """What the printed theme keeps, spells otherwise, leaves out or adds."""
    theme = portal.find("themes", use.theme)
    launched = [part.label for part in theme.components] if theme else []
    if not use.as_written:
        return ThemeRow(use, [], [])
    left = [label for label in use.as_written if label not in launched]
    components = [PrintedComponent(label, _written(label, use.as_written, left)) for label in launched]
    return ThemeRow(use, components, left)


def _written(label: str, printed: tuple[str, ...], left: list[str]) -> str:
    """The label itself where it is printed, else the most similar of what is left, which is then taken."""
    if label in printed:
        return label
    likeness, best = max(((_likeness(label, other), other) for other in left), default=(0.0, ""))
    if likeness < ALIKE:
        return ""
    left.remove(best)
    return best


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, without_accents(one), without_accents(other)).ratio()
