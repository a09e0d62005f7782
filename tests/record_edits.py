"""Random changes of a project's files, as an editor or a tool may make them."""

import os
from pathlib import Path
from random import Random

SWAPS = [
    ("ldtt", "ldt"), ("31", "35"), ("34", "3"), ("90%", "9O%"), ("2023", "2032"),
    ("hoan-thanh-tot", "lao-dong-tien-tien"), ("staff", "stafff"), ("truong-mau-an-binh", "truong-mau"),
    ("01-HD/HVM", "02-HD/HVM"), ("Trường", "Trư�ng"), ("Chủ động", "Chủ đọng"), ("  ", "\t"),
    ("kind: grade", "kind: title"), ("\n", "\n# ghi chú\n"), (": ", ":  "),
    ("corrects: final", "corrects: finall"), ("hoc-vien-mau", "truong-mau-an-binh"),
    ("reached: 4", "reached: 40"), ("lao-dong-tien-tien", "ldtt"), ("hvm-01", "hvm-02"),
    ("Thi đua dạy giỏi", "Thi đua 0912 345 678"),
]  # fmt: skip
EXTRA = {
    "content/results/2023/truong-mau-an-binh/final.r2.yml": "corrects: final\nreason: error\npublished_on: 2024-02-01\n"
    "basis: report\nevidence: [x]\nfigures: {ldtt: {reached: 30, of: 34}}\n",
    "data/movements/moi.yml": "name: Thi đua dạy  giỏi\npart_of: day-gioi\n",
    "content/plans/2024/truong-mau-an-binh.yml": "organisations: truong-mau-an-binh\nperiod: 2024\n",
}


def edit(project: Path, random: Random) -> None:
    """One change as an editor or a tool may make it."""
    paths = sorted(project.rglob("*.yml"))
    kind = random.choice(["swap", "swap", "swap", "back", "add", "delete", "touch", "cut"])
    path = random.choice(paths)
    if kind == "add":
        name = random.choice(sorted(EXTRA))
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(EXTRA[name], encoding="utf-8")
    elif kind == "delete" and random.random() < 0.3:
        path.unlink()
    elif kind == "touch":
        os.utime(path, (1, 1))
    else:
        text = path.read_text(encoding="utf-8")
        fitting = [pair for pair in SWAPS if pair[0] in text] or [("", "# x\n")]
        old, new = random.choice(fitting)
        changed = (
            text.replace(new, old)
            if kind == "back"
            else text[: len(text) // 2]
            if kind == "cut"
            else text.replace(old, new, 1)
        )
        path.write_text(changed, encoding="utf-8")
