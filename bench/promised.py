"""One synthetic plan and its result, shaped like the real plan of a provincial school: 12 targets, 7 tasks."""

from dataclasses import dataclass
from random import Random
from typing import Any

from bench.wording import paragraph, sentence

Data = dict[str, Any]
ISSUER = "hv-mau"
GUIDANCE = "hv-mau-huong-dan"
_RECIPIENTS = ("Học viện Mẫu", "Các khoa, phòng", "Các đoàn thể nhà trường", "Lưu: VT")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a plan refers to: document ids with their printed names, movement ids, the year's components."""

    documents: list[tuple[str, str]]
    movements: list[str]
    components: dict[int, list[str]]


def theme_id(year: int) -> str:
    """The theme launched for a year."""
    return f"chu-de-mau-{year}"


def target_list(random: Random) -> list[Data]:
    """The twelve targets; every kind of comparator and a nested base are among them."""
    share = random.choice(("80%", "85%", "90%", "92,5%"))
    return [
        _all("huong-ung", "100% khoa, phòng hưởng ứng phong trào thi đua yêu nước", "units"),
        _all("trien-khai", "100% khoa, phòng triển khai kế hoạch thi đua tới từng viên chức, người lao động", "units"),
        _all("ky-cuong", "100% viên chức, người lao động giữ nghiêm kỷ cương, kỷ luật công tác", "staff"),
        {
            "id": "ldtt", "statement": f"Từ {share} trở lên cá nhân đạt danh hiệu “Lao động tiên tiến”",
            "population": "individuals", "award": "lao-dong-tien-tien", "at_least": share,
            "of": {"base": "staff", "stated": "false"}, "aligns_with": "ldtt",
        },
        _nested(random),
        _count("ttldxs", "Ít nhất 01 khoa, phòng đạt “Tập thể Lao động xuất sắc”", "tap-the-lao-dong-xuat-sac"),
        _count("bang-khen", "Ít nhất 01 khoa, phòng được tặng Bằng khen của Học viện Mẫu", "bang-khen", giver=ISSUER),
        {
            "id": "giay-khen", "statement": "30% cá nhân được Hiệu trưởng tặng Giấy khen", "population": "individuals",
            "award": "giay-khen", "exactly": "30%", "of": {"base": "staff", "stated": "false"},
            "note": "Con số đứng một mình, không có “trở lên”.",
        },
        {
            "id": "gvdg", "statement": "Trên 40% giảng viên dự hội thi đạt giảng viên dạy giỏi cấp trường",
            "population": "lecturers-entering-contest", "award": "giang-vien-day-gioi-cap-truong",
            "more_than": "40%", "of": {"participants": "giảng viên dự hội thi", "stated": "true"},
        },
        *(_grade(*organisation) for organisation in _GRADED),
    ]  # fmt: skip


_GRADED = (("dang-bo", "Đảng bộ"), ("cong-doan", "Công đoàn cơ sở"), ("chi-doan", "Chi đoàn thanh niên"))


def _all(key: str, statement: str, base: str) -> Data:
    population = "units" if base == "units" else "individuals"
    measure = statement.removeprefix("100% ").capitalize()
    return {
        "id": key, "statement": statement, "population": population, "measure": measure, "all": "true",
        "of": {"base": base, "stated": "true"}, "aligns_with": key,
    }  # fmt: skip


def _count(key: str, statement: str, award: str, **more: str) -> Data:
    return {
        "id": key, "statement": statement, "population": "units", "award": award, **more, "at_least": "1",
        "aligns_with": key,
    }  # fmt: skip


def _grade(key: str, name: str) -> Data:
    return {
        "id": key, "statement": f"{name} đạt mức hoàn thành xuất sắc nhiệm vụ", "population": "organisation",
        "grade": "hoan-thanh-xuat-sac", "aligns_with": key,
    }  # fmt: skip


def _nested(random: Random) -> Data:
    base = {"of": {"target": "ldtt", "stated": "true"}, "within": "ldtt", "aligns_with": "cstdcs"}
    start = {"id": "cstdcs", "population": "individuals", "award": "chien-si-thi-dua-co-so"}
    if random.random() < 0.5:
        statement = "15% cá nhân đạt “Chiến sĩ thi đua cơ sở” trong số Lao động tiên tiến"
        why = "Con số của kế hoạch đúng bằng trần của kỳ này, nên đọc là “tối đa 15%”."
        return {**start, "statement": statement, "exactly": "15%", "read_as": "cap", "why": why, **base}
    statement = "Từ 10 đến 15% cá nhân đạt “Chiến sĩ thi đua cơ sở” trong số Lao động tiên tiến"
    return {**start, "statement": statement, "between": "10–15%", "upper_is": "legal_cap", **base}


def plan(school: str, name: str, year: int, setting: Setting, random: Random) -> Data:
    """The plan of a school for one year."""
    cited = random.sample(setting.documents, min(9, len(setting.documents)))
    return {
        "organisations": [school],
        "title": f"Triển khai phong trào thi đua năm {year}",
        "period": str(year),
        "document": {
            "kind": "plan", "date": f"{year}-0{random.randint(1, 2)}-{random.randint(10, 28)}",
            "signed_by": {"office": "Hiệu trưởng"}, "recipients": list(_RECIPIENTS),
        },
        "answers": [f"{year}/{GUIDANCE}"],
        "summary": f"{name} triển khai phong trào thi đua năm {year}. {paragraph(random, 3)}",
        "themes": [{"theme": theme_id(year), "as_written": setting.components[year], "at": "Tiêu đề"}],
        "cites": [{"document": key, "role": "basis", "as_written": title, "at": "Mở đầu"} for key, title in cited[:4]],
        "movements": random.sample(setting.movements, 2),
        "purposes": [sentence(random) for _ in range(5)],
        "requirements": [sentence(random) for _ in range(4)],
        "contents": [_content(number, year, setting, cited[4:], random) for number in range(6)],
        "targets": [{"no": f"3.{n}", **target} for n, target in enumerate(target_list(random), start=1)],
        "tasks": [_task(number, year, random) for number in range(7)],
        "registrations": [
            {"award": "tap-the-lao-dong-xuat-sac", "unit": name},
            {"award": "bang-khen", "giver": ISSUER, "unit": name},
        ],
        "errata": [_erratum(number, random) for number in range(4)],
    }  # fmt: skip


def _content(number: int, year: int, setting: Setting, cited: list[tuple[str, str]], random: Random) -> Data:
    cites = [{"document": key, "role": "content", "as_written": title} for key, title in cited[number : number + 1]]
    return {
        "no": f"2.{number + 1}",
        "summary": paragraph(random, 3),
        **({"cites": cites} if cites else {}),
        "movements": [random.choice(setting.movements)],
        "components": [random.choice(setting.components[year])],
    }


def _task(number: int, year: int, random: Random) -> Data:
    first = 1 + number
    targets = random.sample(("huong-ung", "trien-khai", "ldtt", "gvdg", "dang-bo"), 2)
    return {
        "id": f"nhiem-vu-{number + 1}",
        "no": f"III.{number + 1}",
        "summary": sentence(random),
        "roles": {"leads": ["Phòng Tổ chức, hành chính"], "carries_out": ["Các khoa, phòng", "Đoàn thể"]},
        "when": {"from": f"{year}-{first:02d}", "until": f"{year}-{first + 4:02d}",
                 "printed": f"Từ tháng {first} đến tháng {first + 4}/{year}"},
        "contributes_to": targets,
    }  # fmt: skip


def _erratum(number: int, random: Random) -> Data:
    words = sentence(random)
    return {
        "at": f"2.{number + 1}", "printed": words.lower(), "suggested": words, "confidence": "probable",
        "why": "Những chỗ khác trong kế hoạch viết hoa chữ đầu.",
    }  # fmt: skip


def result(year: int, school: str, random: Random) -> Data:
    """The final figures of a plan: mostly reached, sometimes missed, some not reported."""
    staff = random.randint(28, 90)
    advanced = random.randint(int(staff * 0.78), staff)
    entered = random.randint(8, 20)
    figures: dict[str, Data] = {
        "huong-ung": {"reached": "6", "of": "6"},
        "trien-khai": {"reached": "6", "of": "6"},
        "ky-cuong": {"violations": random.choice("0001")},
        "ldtt": {"reached": str(advanced), "of": str(staff)},
        "cstdcs": {"reached": str(random.randint(0, advanced * 17 // 100))},
        "ttldxs": {"reached": random.choice("0112")},
        "bang-khen": {"reached": random.choice("0112")},
        "giay-khen": {"reached": str(random.randint(staff // 5, staff // 2)), "of": str(staff)},
        "gvdg": {"reached": str(random.randint(entered // 3, entered)), "of": str(entered)},
        **{key: {"grade": random.choice(("hoan-thanh-xuat-sac", "hoan-thanh-tot"))} for key, _ in _GRADED},
    }
    for left_out in random.sample(("ttldxs", "gvdg", "chi-doan", "giay-khen"), random.randint(0, 2)):
        del figures[left_out]
    return {
        "counted_on": f"{year}-12-31", "published_on": f"{year + 1}-01-{random.randint(10, 28)}", "basis": "report",
        "evidence": [{"title": f"Báo cáo tổng kết năm {year} của {school}"}], "figures": figures,
    }  # fmt: skip
