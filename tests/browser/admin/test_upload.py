"""A clerk uploads a picture in the forms: it is made anew in the browser, and stands where the portal takes it from."""

import io

from forms import Clerk
from PIL import Image
from visits import Visit

FORGET = """async (path) => {
  let folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("sveltia-cms-test");
  const parts = path.split("/");
  for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part);
  await folder.removeEntry(parts.at(-1));
}"""


def taken_somewhere() -> bytes:
    """A photo larger than any page needs, with the place and the camera in it."""
    exif = Image.Exif()
    exif[0x010F], exif[0x8825] = "BI-MAT-MAY-ANH", {29: "BI-MAT-NOI-CHUP"}
    target = io.BytesIO()
    Image.new("RGB", (2600, 1300), "teal").save(target, "JPEG", exif=exif.tobytes())
    return target.getvalue()


def test_an_uploaded_picture_has_no_place_and_is_named_by_the_record(clerk: tuple[Clerk, Visit]) -> None:
    at_work, seen = clerk
    at_work.opened("exemplars/new")
    at_work.fill({"ten": "co-anh", "nam": "2023", "subject": "Tập thể", "title": "Tập thể mẫu", "story": "Một việc.",
                  "organisation": "Trường Chính trị tỉnh Mẫu An Bình"})  # fmt: skip
    photo = at_work.page.locator('section[data-key-path="photo"]')
    photo.get_by_role("button", name="Duyệt tệp").click()
    dialog = at_work.page.get_by_role("dialog")
    chosen = {"name": "Ảnh cô Mai (1).JPG", "mimeType": "image/jpeg", "buffer": taken_somewhere()}
    dialog.locator("input[type=file]").set_input_files(chosen)
    dialog.get_by_role("option", name="anh-co-mai-1.jpg", selected=True).wait_for()
    dialog.get_by_role("button", name="Chèn", exact=True).click()
    photo.get_by_text("/pictures/anh-co-mai-1.webp").wait_for()
    at_work.save()
    files = at_work.files()
    at_work.page.evaluate(FORGET, "content/exemplars/2023/co-anh.yml")  # other tests read what the forms hold
    assert "photo: pictures/anh-co-mai-1.webp\n" in files["content/exemplars/2023/co-anh.yml"]
    assert files["pictures/anh-co-mai-1.webp"].startswith("RIFF")
    assert "BI-MAT" not in files["pictures/anh-co-mai-1.webp"]
    assert (seen.astray, seen.complaints) == ([], [])
