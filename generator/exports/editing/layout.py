"""The canonical layout of a file: two spaces a level, lists below their key, one final line break. Comments stay.

Line breaks inside folded texts, quotes and the order of keys are the editor's own and stay as they are.
"""

import io
import unicodedata

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.tag import Tag
from yaml import CLoader, scan

from generator.errors import UserError
from generator.reading.document.tree import grow

_TEXT = Tag(suffix="tag:yaml.org,2002:str")
_NO_WRAPPING = 1 << 20
_ROUNDS = 4


class CannotLayOutError(UserError):
    """The file has mistakes, or its meaning or comments would not survive; it is left alone."""


class _TextResolver(VersionedResolver):
    """Every scalar is text, as the contract has it: `no`, `0123`, `1e3` stay what they are."""

    def resolve(self, kind: object, value: object, implicit: object) -> Tag:
        """The text tag for every scalar."""
        return _TEXT if kind is ScalarNode else super().resolve(kind, value, implicit)


def laid_out(text: str) -> str:
    """The same file in the canonical layout. Errors: CannotLayOutError."""
    tree = grow("", text)
    if not tree.whole or tree.findings:
        raise CannotLayOutError("tệp còn lỗi; xem thidua check")
    wanted = unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n"))
    made = _settled(wanted)
    if grow("", made).data != tree.data or _comments(made) != _comments(wanted):
        raise CannotLayOutError("không giữ được nguyên nội dung hoặc chú thích")
    return made


def _settled(text: str) -> str:
    """Laid out until another round changes nothing. Errors: CannotLayOutError."""
    for _ in range(_ROUNDS):
        try:
            made = _once(text)
        except (YAMLError, RecursionError, ValueError, AttributeError) as error:
            raise CannotLayOutError("máy trình bày không đọc được tệp") from error
        if made == text:
            return made
        text = made
    raise CannotLayOutError("cách trình bày không ổn định")


def _once(text: str) -> str:
    yaml = YAML(typ="rt")
    yaml.Resolver = _TextResolver
    yaml.preserve_quotes = True
    yaml.width = _NO_WRAPPING
    yaml.indent(mapping=2, sequence=4, offset=2)
    data = yaml.load(text)
    out = io.StringIO()
    yaml.dump(data, out)
    lines = [line if line.strip() else "" for line in out.getvalue().splitlines()]
    if isinstance(data, list):
        lines = [line.removeprefix("  ") for line in lines]
    return "\n".join(lines).strip("\n") + "\n"


def _comments(text: str) -> list[str]:
    """The comments of a text in order: what stands between its tokens."""
    found, end = [], 0
    places = _Places(text)
    for token in scan(text, Loader=CLoader):
        start = places.index(token.start_mark.line, token.start_mark.column)
        found += [part.strip() for part in text[end:start].splitlines() if part.lstrip().startswith("#")]
        end = max(end, places.index(token.end_mark.line, token.end_mark.column))
    return found


class _Places:
    """Line and column → index of the character."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        for line in text.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)

    def index(self, line: int, column: int) -> int:
        """The index of a 0-based place."""
        return self._starts[min(line, len(self._starts) - 1)] + column
