"""Guesses: what to write instead, the nearest word, loops."""

import random
from difflib import get_close_matches
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from generator.model.web_addresses import parse_web_address
from generator.reading.checks.loops import loops
from generator.reading.problems.nearest import Guesser, nearest, quoted
from generator.reading.problems.problem import Near
from generator.reading.records.remedies import remedy, slug_of

IDS = sorted(path.stem for path in (Path(__file__).parents[2] / "data" / "organisations").glob("*.yml"))


@pytest.mark.parametrize(
    ("code", "found", "hint"),
    [
        ("bad-date", "2023/12/31", "có phải «2023-12-31»?"),
        ("bad-date", "31.12.2023", "có phải «31/12/2023»?"),
        ("bad-date", "12/31/2023", "có phải «31/12/2023»?"),
        ("bad-date", "2023-31-12", "có phải «2023-12-31»?"),
        ("bad-date", "31/12/23", "có phải «31/12/2023»?"),
        ("bad-date", "３１/12/2023", "có phải «31/12/2023»?"),
        ("bad-date", "ngày 5 tháng 3 năm 2023", "có phải «5/3/2023»?"),
        ("bad-date", "30/02/2024", "tháng 2 năm 2024 có 29 ngày"),
        ("bad-date", "28/3/3022", "năm phải từ 1900 đến 2100"),
        ("bad-date", "45000", "45000 là số thứ tự ngày của bảng tính, có phải «15/03/2023»?"),
        ("bad-date", "cuối năm", "viết ngày bằng số, như 31/12/2023; câu chữ của văn bản thì ghi vào note"),
        ("bad-period", "2021-2025", "có phải «2021..2025»?"),
        ("bad-period", "2025–2021", "có phải «2021..2025»?"),
        ("bad-period", "năm 2023", "có phải «2023»?"),
        ("bad-period", "3/2023-5/2023", "có phải «2023-03..2023-05»?"),
        ("bad-period", "tháng 3/2023 đến tháng 5/2023", "có phải «2023-03..2023-05»?"),
        ("bad-period", "quý II năm 2023", "có phải «2023-Q2»?"),
        ("bad-period", "Q2/2023", "có phải «2023-Q2»?"),
        ("bad-period", "2024..2023", "có phải «2023..2024»?"),
        ("bad-period", "cả nhiệm kỳ", "viết lại theo một trong các dạng ấy; câu chữ của văn bản thì ghi vào notes"),
        ("bad-range", "15–10%", "có phải «10–15%»?"),
        ("bad-range", "10% đến 15%", "có phải «10–15%»?"),
        ("bad-range", "từ 3 tới 5", "có phải «3–5»?"),
        (
            "bad-range",
            "10%",
            "viết hai số, số nhỏ trước; nếu chỉ có một số thì dùng at_least, at_most, more_than hoặc exactly",
        ),
        ("bad-percent", "９０%", "có phải «90%»?"),
        ("bad-percent", "90 phần trăm", "có phải «90%»?"),
        ("bad-percent", "190%", "phần của một tổng số không quá 100%; xem lại số"),
        ("bad-percent", "0.93", "có phải «93%»?"),
        ("bad-percent", "0,9", "có phải «90%»?"),
        ("bad-percent", "0,125", "có phải «12,5%»?"),
        ("bad-percent", "1.0", "có phải «100%»?"),
        ("bad-percent", "nhiều", "viết số rồi dấu %, như 90%"),
        ("unit-missing", "0,1–0,15", "có phải «10–15%»?"),
        ("unit-missing", "1.234,5", "thêm «unit: …» (ví dụ tỷ đồng), hoặc viết số đếm liền, không dấu"),
        ("bad-count", "1.234", "có phải «1234»?"),
        ("bad-count", "1 234 567", "có phải «1234567»?"),
        ("bad-count", "90%", "trường này nhận số đếm, không nhận tỷ lệ"),
        ("bad-count", "31.0", "có phải «31»?"),
        ("bad-count", "31 người", "có phải «31»?"),
        ("bad-count", "1.5", "viết số nguyên liền nhau, không kèm chữ"),
        ("bad-flag", "có", "viết true"),
        ("bad-flag", "No", "viết false"),
        ("bad-flag", "có lẽ", "viết true hoặc false"),
        ("bad-url", "www.example.vn", "có phải «https://www.example.vn»?"),
        ("bad-url", "http:/example.vn", "có phải «http://example.vn»?"),
        ("bad-url", "https://example.vn/a b", "có phải «https://example.vn/a%20b»?"),
        ("bad-url", "javascript:alert(1)", "chép nguyên địa chỉ từ thanh địa chỉ của trình duyệt"),
        ("bad-id", "Lao động Tiên tiến", "có phải «lao-dong-tien-tien»?"),
        ("bad-url", r"C:\BaoCao\2023.pdf", ("đây là tệp trên máy: đăng tệp lên trang của đơn vị rồi chép địa chỉ ở đó, "
         "hoặc xóa dòng này")),
        ("bad-url", "http://10.0.0.7/a", "viết địa chỉ mà người ngoài cơ quan cũng mở được; không có thì xóa dòng này"),
        ("bad-url", f"https://example.vn/?{'a' * 2000}",
         "bỏ phần sau dấu ? hay # của địa chỉ; vẫn quá dài thì dẫn tới trang chứa nó"),
        ("bad-id", "!!!", "viết chữ thường không dấu, nối bằng gạch ngang"),
    ],
)  # fmt: skip
def test_a_wrong_scalar_gets_its_guess(code: str, found: str, hint: str) -> None:
    assert remedy(code, found) == hint


@pytest.mark.parametrize(
    ("code", "found", "name", "hint"),
    [
        ("bad-count", "0.9", "at_least", "có phải «90%»?"),
        ("bad-count", "0.93", "more_than", "có phải «93%»?"),
        ("bad-count", "0.9", "reached", "viết số nguyên liền nhau, không kèm chữ"),
        ("bad-count", "91%", "reached", "tỷ lệ thì ghi vào share: '91%'; reached là số đếm"),
        ("bad-period", "2202", "period", "năm phải từ 1900 đến 2100"),
        ("bad-count", "31/34", "reached", "viết «reached: 31», «of: 34»"),
        ("bad-percent", "190%", "at_most", ("phần của một tổng số không quá 100%; tăng so với năm trước thì viết "
         "«change: {at_most: …, from: năm}»")),
        ("bad-percent", "190%", "exactly", ("phần của một tổng số không quá 100%; tăng so với năm trước thì viết "
         "«change: {at_least: …, from: năm}»")),
    ],
)  # fmt: skip
def test_a_guess_hangs_on_the_key(code: str, found: str, name: str, hint: str) -> None:
    assert remedy(code, found, name) == hint


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost/a", "https://may-chu/bao-cao", "http://10.1.2.3/x", "http://192.168.1.5", "http://127.0.0.1:8000/",
        "http://[::1]/", "http://172.16.9.9/", "http://vanban.truong.local/x", "https://a@example.vn/",
        "https://example.vn@evil.example/", "https://hcmа.edu.vn/", "https://ррр.vn/",
        "https://xn--hcm-8cd.edu.vn/", "https://eı.vn/", "file:///C:/a.pdf", "ftp://example.vn/", "https://[::1",
        f"https://example.vn/{'a' * 2000}",
    ],
)  # fmt: skip
def test_an_address_that_others_cannot_open_or_that_looks_like_another_is_refused(address: str) -> None:
    with pytest.raises(PydanticCustomError):
        parse_web_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.vn/a?b=%20#c", "HTTP://Example.VN", "https://tênmiền.vn/đường dẫn".replace(" ", "-"),
        "https://xn--tnmin-hsa0954c.vn/", "https://8.8.8.8/", "https://a.b-c.example:8443/x",
        f"https://example.vn/{'a' * 1900}",
    ],
)  # fmt: skip
def test_an_address_on_the_internet_is_taken_as_it_is(address: str) -> None:
    assert parse_web_address(f" {address} ") == address


@given(
    st.sampled_from(
        ["bad-date", "bad-period", "bad-percent", "bad-count", "bad-flag", "bad-url", "bad-id", "bad-range"]
    ),
    st.text(),
)
def test_no_text_breaks_a_guess(code: str, found: str) -> None:
    assert isinstance(remedy(code, found), str)


@given(st.text())
def test_a_slug_of_any_text_is_a_slug_or_nothing(text: str) -> None:
    slug = slug_of(text)
    assert slug == slug_of(slug)
    assert len(slug) <= 64
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_the_nearest_word_is_found_among_thousands() -> None:
    words = [f"truong-chinh-tri-{number}" for number in range(5000)] + ["tct-binh-thuan"]
    assert nearest("tct-binh-thun", words) == "tct-binh-thuan"


def slips(count: int) -> list[str]:
    """Ids with one slip of the finger each: a letter dropped, added, changed, or turned round with the next."""
    chance = random.Random(7)
    made = []
    for _ in range(count):
        word, letter = chance.choice(IDS), chance.choice("abcghinotuy-2")
        at = chance.randrange(len(word))
        head, tail = word[:at], word[at:]
        turned = tail[1:2] + tail[:1] + tail[2:]
        made.append(head + chance.choice([tail[1:], letter + tail, letter + tail[1:], turned]))
    return [word for word in made if word not in IDS]


def test_a_slip_of_the_finger_is_guessed_as_the_standard_library_would() -> None:
    typed = slips(100)
    assert {word: nearest(word, IDS) for word in typed} == {
        word: next(iter(get_close_matches(word, IDS, 1, 0.6)), "") for word in typed
    }


@pytest.mark.parametrize(
    ("word", "known"), [("mid_year", "mid-year"), ("Final", "final"), ("awrad", "award"), ("xyz", "")]
)
def test_nearest_folds_case_and_underscores(word: str, known: str) -> None:
    assert nearest(word, ["mid-year", "final", "award"]) == known


def test_guessing_stops_when_it_becomes_dear() -> None:
    guesser = Guesser(left=100)
    known = [f"abc-{number}" for number in range(60)]
    hints = [guesser.hint(Near(f"abc-{number}x", known)) for number in range(50)]
    assert hints[0]
    assert not hints[-1]


def test_quotes_stay_on_one_line_and_short() -> None:
    assert quoted("a\n  b\tc") == "«a b c»"
    assert len(quoted("a" * 100_000)) == 62


def test_loops_are_found_once_and_branches_are_none() -> None:
    assert list(loops([("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")])) == [["a", "b", "c"]]
    assert list(loops([("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")])) == []
    assert list(loops([("a", "a")])) == [["a"]]
    assert list(loops([("a", "b"), ("b", "a"), ("c", "d"), ("d", "c")])) == [["a", "b"], ["c", "d"]]


def test_a_chain_of_ten_thousand_is_no_loop() -> None:
    chain = [(str(number), str(number + 1)) for number in range(10_000)]
    assert list(loops(chain)) == []
    assert [len(loop) for loop in loops([*chain, ("10000", "0")])] == [10_001]
