"""The picture that stands where somebody shares the address of an organisation, a cluster or a plan: a name, no figure.

Only where the site knows its address: pictures are shared by whole addresses alone. Drawn once for a user.
"""

from collections.abc import Iterator
from functools import lru_cache, partial
from io import BytesIO
from typing import TYPE_CHECKING

from generator.formats import vi_period
from generator.labels.bodies import CLUSTER_KINDS, ORGANISATION_KINDS
from generator.model.organisations import Cluster, Organisation
from generator.model.plans import Plan
from generator.pages.linking.addresses import share_address
from generator.pages.portal import Portal
from generator.pages.route import Route, file_route
from generator.pages.wording.names import distinct_name, plan_owner
from generator.theming.files import theme_folder
from generator.user_cache import kept

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

Shared = Organisation | Cluster | Plan
WIDTH, HEIGHT, LEFT, RIGHT, BAR = 1200, 630, 96, 1120, 28
SMALL, SIZES, MOST_LINES = 36, (76, 64, 52), 4
SHADES = 16
BACKGROUND, INK, BRAND = (251, 249, 243), (31, 27, 24), (140, 28, 22)
PURPOSE = "Kế hoạch và kết quả thi đua"


def share_routes(portal: Portal) -> Iterator[Route]:
    """`chia-se.png` beside the page of each organisation, cluster and plan; those of one name follow each other."""
    record = portal.record
    shared: list[tuple[str, Shared]] = [
        *(("organisations", one) for one in record.organisations.values()),
        *(("clusters", one) for one in record.clusters.values()), *(("plans", one) for one in record.plans.values()),
    ]  # fmt: skip
    for kind, one in sorted(shared, key=lambda pair: (_named(portal, pair[1]), pair[1].id)):
        yield file_route(share_address(kind, one.id), partial(_made, portal, one), "Hình chia sẻ", f"hình của {one.id}")


def _named(portal: Portal, one: Shared) -> str:
    if isinstance(one, Organisation):
        return distinct_name(one, portal)
    return one.name() if isinstance(one, Cluster) else plan_owner(one, portal)


def _kind(one: Shared) -> str:
    if isinstance(one, Organisation):
        return " · ".join(filter(None, (ORGANISATION_KINDS[one.kind], one.province)))
    return CLUSTER_KINDS[one.kind] if isinstance(one, Cluster) else f"Kế hoạch · {vi_period(one.period)}"


def _made(portal: Portal, one: Shared) -> bytes:
    texts = (_kind(one), _named(portal, one), f"{portal.site.name} · {PURPOSE}")
    return kept(_recipe(), "\n".join(texts).encode(), lambda: [drawn(*texts)])[0]


@lru_cache(maxsize=1)
def _recipe() -> bytes:
    import PIL
    from PIL import features

    return f"share 2 {PIL.__version__} {features.version('freetype2')} {features.version('zlib')}".encode()


def drawn(kind: str, name: str, site: str) -> bytes:
    """A PNG of 1200×630: the kind of body or plan, its name in up to four lines, the site."""
    mask = _with_name(name, site).copy()
    _write(mask, 120, kind, SMALL, "600")
    return _coloured(mask.point([shade * SHADES // 256 for shade in range(256)]).tobytes())


@lru_cache(maxsize=4)
def _with_name(name: str, site: str) -> "Image":
    """What the pictures of a body and of its plans share."""
    from PIL import Image

    mask = Image.new("L", (WIDTH, HEIGHT), 0)
    size, lines = _fitted(name)
    top = HEIGHT // 2 - (len(lines) - 1) * size * 6 // 10 + size // 4
    for number, line in enumerate(lines):
        _write(mask, top + number * size * 6 // 5, line, size, "600")
    _write(mask, HEIGHT - 72, site, SMALL, "400")
    return mask


def _coloured(shades: bytes) -> bytes:
    from PIL import Image

    ramp = [
        round(BACKGROUND[part] + (INK[part] - BACKGROUND[part]) * shade / (SHADES - 1))
        for shade in range(SHADES) for part in range(3)
    ]  # fmt: skip
    image = Image.frombytes("P", (WIDTH, HEIGHT), shades)
    image.putpalette([*ramp, *BRAND])
    image.paste(SHADES, (0, 0, BAR, HEIGHT))
    target = BytesIO()
    image.save(target, "PNG", compress_level=3)
    return target.getvalue()


def _fitted(name: str) -> tuple[int, list[str]]:
    """The largest size in which a name fits, and its lines; the last is cut where none does."""
    for size in SIZES:
        lines = _wrapped(name, size)
        if len(lines) <= MOST_LINES:
            return size, lines
    return size, [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1].rstrip(' ,')}…"]


def _wrapped(name: str, size: int) -> list[str]:
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _length(longer, size, "600") > RIGHT - LEFT - size:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _length(text: str, size: int, weight: str) -> float:
    return float(_font(size, weight).getlength(text))


def _write(mask: "Image", baseline: int, text: str, size: int, weight: str) -> None:
    from PIL import ImageDraw

    ImageDraw.Draw(mask).text((LEFT, baseline), text, 255, _font(size, weight), anchor="ls")


@lru_cache(maxsize=32)
def _font(size: int, weight: str) -> "FreeTypeFont":
    from PIL import ImageFont

    path = theme_folder() / "assets/fonts" / f"be-vietnam-pro-{weight}.woff2"
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)
