"""Document numbers in running text (grammar of both styles, and how documents break it)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.document.citations import find_numbers, normalise_number


@pytest.mark.parametrize(
    "number",
    [
        "66-KH/TU", "11-QĐ/TW", "3552-CV/HVCTQG", "3552 -CV/HVCTQG", "10/CT-UBND", "98/2023/NĐ-CP", "06/2022/QH15",
        "01-CT/UBND", "34/CT-TW", "19/CT-TTG", "19/CT-TTg", "08-Qđi/TW", "08-QĐi/TW", "06-ĐA/TU", "01/2024/TT-BNV",
        "16-HD/BTCTW", "34-KH/BDVTU", "34\u2013CT/TW",
    ],
)  # fmt: skip
def test_a_number_is_found_in_a_sentence(number: str) -> None:
    text = f"Thực hiện văn bản số {number}, ngày 05/3/2023 của Ban."
    start = text.index(number)
    assert find_numbers(text) == [(start, start + len(number), number)]


@pytest.mark.parametrize(
    "text",
    [
        "ngày 05/3/2023", "đạt 31/34 người", "giai đoạn 2021-2025", "Phòng TC-HC", "https://example.vn/12-KH/abc",
        "trang 3/12", "24/7", "10–15%", "1.234-KH/TU", "Khối 6/UBND", "5-KH/Trường",
    ],
)  # fmt: skip
def test_what_is_no_number_is_left_alone(text: str) -> None:
    assert find_numbers(text) == []


def test_several_numbers_are_found_in_order() -> None:
    text = "theo 34-CT/TW, 10/CT-UBND và 98/2023/NĐ-CP"
    assert [raw for _, _, raw in find_numbers(text)] == ["34-CT/TW", "10/CT-UBND", "98/2023/NĐ-CP"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("34-CT/TW", "34/CT-TW"),
        ("3552 -CV/HVCTQG", "3552-CV/HVCTQG"),
        ("Số 3552 -CV/HVCTQG", "3552-CV/HVCTQG"),
        ("08-Qđi/TW", "08-QĐi/TW"),
        ("19/CT-TTG", "19/CT-TTg"),
        ("34\u2013CT/TW", "34-CT/TW"),
        ("06-\u0110A/TU", "06-đa/tu"),
    ],
)
def test_spellings_of_one_number_compare_equal(one: str, other: str) -> None:
    assert normalise_number(one) == normalise_number(other)


@pytest.mark.parametrize(
    ("one", "other"), [("34-CT/TW", "35-CT/TW"), ("34-CT/TW", "34-NQ/TW"), ("06-HD/TU", "06-HD/TW")]
)
def test_different_numbers_stay_different(one: str, other: str) -> None:
    assert normalise_number(one) != normalise_number(other)


@given(st.text())
def test_found_numbers_are_slices_that_normalise_to_themselves(text: str) -> None:
    for start, end, raw in find_numbers(text):
        assert text[start:end] == raw
        assert normalise_number(normalise_number(raw)) == normalise_number(raw)
