"""A synthetic project folder: fictional schools over the years, as many record pages as asked for."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from shutil import copyfile, copytree
from typing import Any

import yaml

from bench.promised import GUIDANCE, ISSUER, Data, Setting, plan, result, target_list, theme_id
from bench.wording import COMPONENTS, UNITS, paragraph, province, sentence
from bench.yaml_text import yaml_text

PROJECT = Path(__file__).resolve().parent.parent
LAST_YEAR = 2023
CLUSTER_SIZE = 12
REPORTING = 0.6
_AWARDS = frozenset(
    {
        "lao-dong-tien-tien", "chien-si-thi-dua-co-so", "tap-the-lao-dong-xuat-sac", "bang-khen", "giay-khen",
        "giang-vien-day-gioi-cap-truong", "khong-hoan-thanh", "hoan-thanh", "hoan-thanh-tot", "hoan-thanh-xuat-sac",
    }
)  # fmt: skip


def write_project(root: Path, pages: int, seed: int = 2023) -> int:
    """Write a folder that `thidua -C` can build; the same for the same seed. Gives the number of record pages.

    Each organisation, cluster, theme, movement, document, award, guidance and plan has a page; results have none.
    """
    made = 0
    for path, data in project_files(pages, seed):
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(yaml_text(data), encoding="utf-8")
        made += len(data) if isinstance(data, list) else not path.startswith("content/results/")
    copyfile(PROJECT / "mkdocs.yml", root / "mkdocs.yml")
    copytree(PROJECT / "docs", root / "docs", dirs_exist_ok=True)
    return made


def project_files(pages: int, seed: int) -> Iterator[tuple[str, Any]]:
    """(path, data) of every file, about `pages` record pages in all."""
    years = range(LAST_YEAR - (7 if pages >= 100 else 1), LAST_YEAR + 1)
    setting = _setting(years, 4 + min(pages // 50, 36), _random(seed, "setting"))
    shared = list(_shared(years, setting, _random(seed, "shared")))
    yield from shared
    left = pages - sum(len(data) if isinstance(data, list) else 1 for _, data in shared)
    schools = 0
    while left > 0 or not schools:
        if schools % CLUSTER_SIZE == 0:
            left -= 1
        made = list(_school(schools, years[-max(left - 1, 1) :], setting, seed))
        yield from made
        left -= sum(not path.startswith("content/results/") for path, _ in made)
        schools += 1
    yield from _clusters(schools, years)


def _random(seed: int, name: str) -> Random:
    """A source of its own for each part, so that more pages do not change the earlier ones."""
    return Random(f"{seed}/{name}")  # noqa: S311


def _setting(years: range, documents: int, random: Random) -> Setting:
    numbered = [
        (f"vb-mau-{n:02d}", f"Quyết định số {n}-QĐ/HVM ngày 15/{n % 12 + 1}/2015") for n in range(1, documents + 1)
    ]
    components = {year: random.sample(COMPONENTS, 6) for year in years}
    return Setting(numbered, [f"phong-trao-mau-{n}" for n in range(1, 5)], components)


def _shared(years: range, setting: Setting, random: Random) -> Iterator[tuple[str, Any]]:
    yield "data/awards.yml", _awards()
    yield f"data/organisations/{ISSUER}.yml", {
        "kind": "academy", "names": [{"text": "Học viện Mẫu", "short": "HV Mẫu"}], "summary": sentence(random),
    }  # fmt: skip
    for number, movement in enumerate(setting.movements, start=1):
        name = f"Phong trào mẫu số {number} vì ngôi trường hạnh phúc"
        yield f"data/movements/{movement}.yml", {"name": name, "launched_by": ISSUER, "summary": sentence(random)}
    for number, (key, _) in enumerate(setting.documents, start=1):
        yield f"data/documents/{key}.yml", {
            "number": f"{number}-QĐ/HVM", "kind": "decision", "issuer": ISSUER,
            "date": f"2015-{number % 12 + 1:02d}-15", "subject": sentence(random),
            "summary": paragraph(random, 2),
        }  # fmt: skip
    for year in years:
        yield from _year(year, setting, random)


def _year(year: int, setting: Setting, random: Random) -> Iterator[tuple[str, Any]]:
    document = f"hv-mau-cv-{year}"
    yield f"data/documents/{document}.yml", {
        "number": f"{year}-CV/HVM", "kind": "official-letter", "issuer": ISSUER, "date": f"{year}-01-10",
        "subject": f"Hướng dẫn phong trào thi đua năm {year}",
    }  # fmt: skip
    yield f"data/themes/{theme_id(year)}.yml", {
        "year": str(year), "launched_by": ISSUER, "document": document,
        "components": [{"label": label, "meaning": sentence(random)} for label in setting.components[year]],
    }  # fmt: skip
    targets = [{**target, "no": f"I.{n}"} for n, target in enumerate(target_list(random), start=1)]
    for target in targets:
        target.pop("aligns_with", None)
    yield f"content/guidance/{year}/{GUIDANCE}.yml", {
        "issuer": ISSUER, "document": document, "period": str(year), "addressed_to": ["political-school"],
        "themes": [theme_id(year)], "summary": paragraph(random, 3), "targets": targets,
        "obligations": [
            {"id": "gui-ke-hoach", "who": "school", "to": [ISSUER], "what": "Kế hoạch thi đua của trường",
             "form": "01", "before": f"{year}-03-05"},
            {"id": "bao-cao-tong-ket", "who": "school", "to": [ISSUER], "what": "Báo cáo tổng kết phong trào thi đua",
             "form": "04", "before": f"{year}-11-05"},
        ],
    }  # fmt: skip


def _awards() -> list[Data]:
    """The real taxonomy as far as the plans name it; the sources of its rules stay with the real record."""
    awards = yaml.load((PROJECT / "data" / "awards.yml").read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506
    kept: list[Data] = [award for award in awards if award["id"] in _AWARDS]
    for award in kept:
        for rule in award.get("rules", ()):
            rule.pop("source", None)
    return kept


def _school(number: int, years: range, setting: Setting, seed: int) -> Iterator[tuple[str, Data]]:
    random = _random(seed, f"school/{number}")
    key, place = f"tct-mau-{number:04d}", province(number)
    name = f"Trường Chính trị tỉnh {place}"
    yield f"data/organisations/{key}.yml", {
        "kind": "political-school", "names": [{"text": name, "short": f"TCT {place}"}], "province": place,
        "units": [{"id": unit, "name": title, "kind": kind} for unit, title, kind in UNITS],
        "summary": f"{name} là trường hư cấu, chỉ dùng để đo tốc độ.",
    }  # fmt: skip
    for year in years:
        yield f"content/plans/{year}/{key}.yml", plan(key, name, year, setting, random)
        if random.random() < REPORTING:
            yield f"content/results/{year}/{key}/final.yml", result(year, name, random)


def _clusters(schools: int, years: range) -> Iterator[tuple[str, Data]]:
    for number, first in enumerate(range(0, schools, CLUSTER_SIZE), start=1):
        members = [f"tct-mau-{school:04d}" for school in range(first, min(first + CLUSTER_SIZE, schools))]
        yield f"data/clusters/cum-mau-{number:03d}.yml", {
            "kind": "academy-cluster", "names": [{"text": f"Cụm thi đua mẫu số {number}", "from": str(years[0])}],
            "convened_by": ISSUER, "members": [{"organisation": key, "from": str(years[0])} for key in members],
            "roles": [{"year": str(year), "head": members[year % len(members)]} for year in years],
        }  # fmt: skip
