"""The largest pictures that are taken, of every type: none costs over 2 s or 300 MB."""

from pathlib import Path

import pytest
from fuzz.cost import cost_of
from PIL import Image

from generator.reading.pictures.opened import MOST_OF_OTHER_TYPES, MOST_PIXELS, MOST_WHOLE
from generator.reading.pictures.remade import cleaned, shown

pytestmark = pytest.mark.soak
KINDS = {".png": ("RGBA", {}), ".webp": ("RGBA", {"lossless": True}), ".avif": ("RGBA", {"speed": 10}),
         ".jpg": ("RGB", {"progressive": True})}  # fmt: skip
WIDTH = 4_000


@pytest.mark.parametrize("suffix", KINDS)
@pytest.mark.parametrize("docs", [False, True], ids=["record", "docs"])
def test_the_largest_picture_is_cheap_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, docs: bool
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    most = MOST_WHOLE if docs else MOST_PIXELS if suffix == ".jpg" else MOST_OF_OTHER_TYPES
    file, (mode, options) = tmp_path / f"anh{suffix}", KINDS[suffix]

    def draw() -> None:
        Image.linear_gradient("L").resize((WIDTH, most // WIDTH)).convert(mode).save(file, **options)

    def make() -> int:
        data = file.read_bytes()
        return len(cleaned(data, suffix) if docs else shown(data, suffix).large.data)

    assert cost_of(draw).status == 0
    cost = cost_of(make)
    assert not cost.too_much, str(cost)
    assert cost.made > 1_000
