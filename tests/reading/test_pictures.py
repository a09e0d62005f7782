"""The gate of pictures: what is published is made of pixels alone; what cannot be published is refused in words."""

import io
import os
import random
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from generator import user_cache
from generator.reading.pictures.findings import picture_at
from generator.reading.pictures.opened import MOST_BYTES, PictureError
from generator.reading.pictures.remade import MOST_SMALL_BYTES, cleaned, shown
from generator.reading.problems.problem import Problem
from generator.reading.read import read_folder

GPS, ORIENTATION, MAKE = 0x8825, 0x0112, 0x010F
DAMAGED = int(os.environ.get("THIDUA_DAMAGED_PICTURES", "60"))
FORMATS = {".png": "PNG", ".jpg": "JPEG", ".webp": "WEBP", ".avif": "AVIF"}
EXEMPLAR = """\
subject: person
organisation: truong-mau-an-binh
title: Nhân vật mẫu
story: Mười năm đứng lớp.
"""
CONSENT = "consent: {given_by: Nhân vật mẫu, date: 2023-01-02, channels: [website, led]}\n"
PHOTO = "photo: pictures/2023/anh.jpg\nalt: Lớp học\n"


def drawn(width: int = 60, height: int = 40, mode: str = "RGB") -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (width, height), "blue")
    image.paste("red", (0, 0, width // 2, height))
    return image.convert(mode)


def saved(image: Image.Image, suffix: str = ".jpg", **options: Any) -> bytes:
    target = io.BytesIO()
    image.save(target, FORMATS[suffix], **options)
    return target.getvalue()


def with_secrets(suffix: str) -> bytes:
    """A picture that says where, with what and by whom it was taken."""
    exif = Image.Exif()
    exif[MAKE] = "BI-MAT-MAY-ANH"
    exif[GPS] = {1: "N", 2: (21.0, 1.0, 42.0)}
    options: dict[str, Any] = {"exif": exif.tobytes()}
    if suffix == ".png":
        options["pnginfo"] = PngImagePlugin.PngInfo()
        options["pnginfo"].add_text("Comment", "BI-MAT-LOI-GHI")
    if suffix == ".jpg":
        options["comment"] = b"BI-MAT-LOI-GHI"
    return saved(drawn(), suffix, **options) + b"<script>BI-MAT-PHIA-SAU</script>"


def read(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def refusal(data: bytes, suffix: str = ".jpg") -> str:
    with pytest.raises(PictureError) as caught:
        shown(data, suffix)
    assert caught.value.hint
    return caught.value.message


@pytest.fixture(autouse=True)
def nothing_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(user_cache, "_LAST", {})


@pytest.mark.parametrize("suffix", FORMATS)
def test_nothing_goes_along_but_pixels(suffix: str) -> None:
    data = with_secrets(suffix)
    assert b"BI-MAT" in data
    made = shown(data, suffix)
    assert made.located
    for file in (made.large.data, made.small.data, cleaned(data, suffix)):
        assert b"BI-MAT" not in file
        assert dict(read(file).getexif()) == {}
    assert (read(made.large.data).format, read(cleaned(data, suffix)).format) == ("JPEG", FORMATS[suffix])


def test_a_picture_taken_sideways_is_shown_upright() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6  # to be turned a quarter clockwise: what is left comes on top
    made = shown(saved(drawn(), exif=exif.tobytes()), ".jpg")
    assert (made.large.width, made.large.height) == (40, 60)
    top, bottom = read(made.large.data).getpixel((20, 5)), read(made.large.data).getpixel((20, 55))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[0] > 200 > 60 > top[2]
    assert bottom[2] > 200 > 60 > bottom[0]


def test_two_sizes_and_the_small_one_is_light_enough_for_a_screen() -> None:
    noise = Image.effect_noise((2600, 1300), 90).convert("RGB")  # as heavy as a picture can be
    made = shown(saved(noise), ".jpg")
    assert (made.large.width, made.large.height) == (1280, 640)
    assert max(made.small.width, made.small.height) <= 640
    assert len(made.small.data) <= MOST_SMALL_BYTES
    assert b"\xff\xc2" not in made.small.data[:1000]  # baseline: old players decode it
    small = shown(saved(drawn()), ".jpg")
    assert (small.large.width, small.small.width) == (60, 60)


@pytest.mark.parametrize("mode", ["RGBA", "P", "L", "1", "CMYK"])
def test_every_usual_mode_becomes_a_jpeg(mode: str) -> None:
    suffix = ".jpg" if mode == "CMYK" else ".png"
    assert read(shown(saved(drawn(mode=mode), suffix), suffix).large.data).mode == "RGB"


def test_what_is_transparent_stands_on_white() -> None:
    made = shown(saved(Image.new("RGBA", (20, 20), (0, 0, 0, 0)), ".png"), ".png")
    assert read(made.large.data).getpixel((10, 10)) == (255, 255, 255)


def png_of(width: int, height: int) -> bytes:
    """A PNG that says it is so large, in a few bytes."""

    def chunk(kind: bytes, held: bytes) -> bytes:
        return struct.pack(">I", len(held)) + kind + held + struct.pack(">I", zlib.crc32(kind + held))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def webp_of(width: int, height: int) -> bytes:
    """An extended WebP that says it is so large, around a small one."""
    inner = saved(drawn(), ".webp")[12:]
    extended = b"VP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + (width - 1).to_bytes(3, "little")
    held = b"WEBP" + extended + (height - 1).to_bytes(3, "little") + inner
    return b"RIFF" + struct.pack("<I", len(held)) + held


REFUSED = {
    "bomb": (png_of(60_000, 60_000), ".png", "ảnh rộng 60000 cao 60000 điểm ảnh; tối đa 12 triệu điểm ảnh"),
    "ribbon": (png_of(12_001, 1), ".png", "ảnh rộng 12001 cao 1 điểm ảnh; tối đa"),
    "webp bomb": (webp_of(16_000, 16_000), ".webp", "ảnh"),
    "too little data": (png_of(60, 40), ".png", "ảnh hỏng hay bị cắt cụt"),
    "head alone": (saved(drawn())[:400], ".jpg", "ảnh hỏng"),
    "cut": (saved(Image.effect_noise((300, 200), 90))[:-900], ".jpg", "ảnh hỏng hay bị cắt cụt"),
    "png as jpg": (saved(drawn(), ".png"), ".jpg", "nội dung không phải ảnh jpg"),
    "svg as jpg": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", ".jpg", "nội dung không phải ảnh"),
    "script": (b"\xff\xd8\xff<script>alert(1)</script>", ".jpg", "ảnh hỏng"),
    "svg": (b"<svg/>", ".svg", "loại ảnh «.svg» không đăng được; được dùng: png, jpg, webp, avif"),
    "scans": (saved(drawn()) + b"\xff\xda" * 65, ".jpg", "ảnh jpg gồm quá nhiều lượt quét"),
    "16 bit": (saved(Image.new("I;16", (9, 9)), ".png"), ".png", "ảnh 16 bit"),
    "film": (saved(drawn(), ".webp", save_all=True, append_images=[drawn().rotate(180)]), ".webp", "ảnh động"),
    "apng": (saved(drawn(), ".png", save_all=True, append_images=[drawn().rotate(180)]), ".png", "ảnh động"),
}


@pytest.mark.parametrize(("data", "suffix", "words"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_picture_to_publish_is_refused_in_words(data: bytes, suffix: str, words: str) -> None:
    assert refusal(data, suffix).startswith(words)


def test_a_photo_of_a_camera_may_be_larger_than_what_is_decoded_whole() -> None:
    data = saved(Image.new("L", (4_000, 3_500)))
    assert shown(data, ".jpg").large.width == 1280
    with pytest.raises(PictureError, match="tối đa 8 triệu điểm ảnh"):
        cleaned(data, ".jpg")


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_damaged_picture_is_a_picture_or_refused_in_words(suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(user_cache, "kept_in", lambda: None)
    whole, chance = with_secrets(suffix), random.Random(13)
    refused = []
    for _ in range(DAMAGED):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        del data[chance.choice([len(data), chance.randrange(len(data))]) :]
        try:
            shown(bytes(data), suffix)
        except PictureError as error:
            refused.append(error.hint)
    assert refused
    assert all(refused)


def test_a_picture_is_made_once_and_a_broken_store_is_healed(monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved(drawn())
    first = shown(data, ".jpg")
    folder = user_cache.kept_in()
    assert folder is not None
    (stored,) = folder.iterdir()
    monkeypatch.setattr(user_cache, "_LAST", {})
    monkeypatch.setattr("generator.reading.pictures.remade.opened", None)  # whoever makes it again fails
    assert shown(data, ".jpg") == first
    monkeypatch.undo()
    for broken in (b"", b"\0" * 500, stored.read_bytes()[:-1], stored.read_bytes()[:16]):
        monkeypatch.setattr(user_cache, "_LAST", {})
        stored.write_bytes(broken)
        assert shown(data, ".jpg") == first


def test_the_store_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(user_cache, "MOST_FILES", 4)
    for number in range(12):
        user_cache.kept(b"x", bytes([number]), lambda: [b"made"])
    folder = user_cache.kept_in()
    assert folder is not None
    assert 0 < len(list(folder.iterdir())) <= 4


@pytest.fixture
def folder(project: Path) -> Path:
    picture = project / "pictures/2023/anh.jpg"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(saved(drawn()))
    return project


def problems(folder: Path, text: str) -> list[Problem]:
    (folder / "content/exemplars/2023/mau.yml").write_text(text, "utf-8")
    return list(read_folder(folder).problems)


def test_a_photo_with_words_and_consent_is_well(folder: Path) -> None:
    assert problems(folder, EXEMPLAR + CONSENT + PHOTO) == []


def test_a_photo_without_words_or_consent_is_refused_at_its_line(folder: Path) -> None:
    found = problems(folder, EXEMPLAR + "photo: pictures/2023/anh.jpg\n")
    assert [(one.line, one.code) for one in found] == [
        (1, "missing-consent"), (5, "missing-field"), (5, "photo-without-consent"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("pictures/2023/ahn.jpg", "missing-picture"),
        ("examples/pictures/2023/anh.jpg", "missing-picture"),
        ("../pictures/2023/anh.jpg", "bad-picture"),
        ("pictures/../secret.jpg", "bad-picture"),
        ("/pictures/2023/anh.jpg", "bad-picture"),
        ("pictures/.an/anh.jpg", "bad-picture"),
        ("docs/hinh/anh.jpg", "bad-picture"),
        ("pictures/2023/anh.svg", "bad-picture"),
        ("https://example.org/anh.jpg", "bad-picture"),
    ],
)
def test_a_path_leads_to_a_picture_of_the_record_or_nowhere(folder: Path, path: str, code: str) -> None:
    (found,) = problems(folder, EXEMPLAR + CONSENT + f"photo: {path}\nalt: Lớp học\n")
    assert (found.code, found.line) == (code, 6)


def test_no_link_is_followed_out_of_the_folder(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "anh.jpg").write_bytes(saved(drawn()))
    (folder / "pictures/ngoai").symlink_to(tmp_path)
    (folder / "pictures/2023/noi.jpg").symlink_to(tmp_path / "anh.jpg")
    for path in ("pictures/ngoai/anh.jpg", "pictures/2023/noi.jpg"):
        (found,) = problems(folder, EXEMPLAR + CONSENT + f"photo: {path}\nalt: Lớp học\n")
        assert found.code == "missing-picture"


def test_a_broken_or_heavy_file_is_named_where_the_record_names_it(folder: Path) -> None:
    (folder / "pictures/2023/anh.jpg").write_bytes(b"\xff\xd8\xffx")
    (found,) = problems(folder, EXEMPLAR + CONSENT + PHOTO)
    assert (found.path, found.line, found.code) == ("content/exemplars/2023/mau.yml", 6, "bad-picture")
    assert found.message == "pictures/2023/anh.jpg: ảnh hỏng, không đọc được"
    (folder / "pictures/2023/anh.jpg").write_bytes(b"\xff\xd8\xff" + b"\0" * MOST_BYTES)
    (found,) = problems(folder, EXEMPLAR + CONSENT + PHOTO)
    assert found.message == "pictures/2023/anh.jpg: tệp lớn hơn 8 MiB; mỗi tệp tối đa 8 MiB"
    with pytest.raises(PictureError):
        picture_at(folder, "pictures/2023/khong-co.jpg")


def test_a_file_that_names_its_place_is_warned_of(folder: Path) -> None:
    (folder / "pictures/2023/anh.jpg").write_bytes(with_secrets(".jpg"))
    (found,) = problems(folder, EXEMPLAR + CONSENT + PHOTO)
    assert (found.code, found.severity) == ("picture-location", "warning")


def test_an_emblem_passes_the_same_gate(folder: Path) -> None:
    path = folder / "data/organisations/truong-mau-an-binh.yml"
    path.write_text(path.read_text("utf-8") + "emblem: {file: pictures/bieu-trung.png, alt: Biểu trưng}\n", "utf-8")
    (found,) = list(read_folder(folder).problems)
    assert (found.path, found.code) == ("data/organisations/truong-mau-an-binh.yml", "missing-picture")
