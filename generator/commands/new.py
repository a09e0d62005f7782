"""`thidua new`: a commented, valid file to go on from."""

from datetime import date
from pathlib import Path
from typing import Any, get_args

import click

from generator.commands.answer import Answer, need_records
from generator.commands.options import Day
from generator.errors import DATA_ERRORS, WRONG_USAGE, UserError
from generator.model.organisations import OrganisationKind
from generator.model.results import PHASES, Basis, ExemplarSubject, Reason
from generator.reading.report.rendering import as_text

_YEAR = click.IntRange(1900, 2100)


@click.group(help="Tạo một tệp mới, hợp lệ, mỗi khóa đều có lời giải thích.")
def new() -> None:
    """The kinds of file a clerk makes by hand."""


def choice(vocabulary: Any) -> click.Choice[str]:
    """The words of a closed vocabulary."""
    return click.Choice(get_args(get_args(vocabulary)[0]))


@new.command(help="Kế hoạch của tổ chức ORGANISATION cho một năm.")
@click.argument("organisation")
@click.option("--year", type=_YEAR, required=True, help="Năm của kế hoạch.")
@click.option("--from", "source", type=_YEAR, help="Chép chỉ tiêu, nhiệm vụ từ kế hoạch của năm này.")
@click.option("--name", help="Tên tệp khi tổ chức có kế hoạch thứ hai trong năm; mặc định là mã tổ chức.")
@click.pass_obj
def plan(folder: Path, organisation: str, year: int, source: int | None, name: str | None) -> Answer:
    """A plan with its period; with --from the targets and tasks of an earlier year's."""
    need_records(folder)
    from generator.exports.editing.carried_over import carried_over
    from generator.exports.editing.skeletons import skeleton
    from generator.reading.document.plain import plain_data

    data: dict[str, Any] = {"organisations": [organisation], "period": str(year)}
    remarks: tuple[str, ...] = ()
    if source is not None:
        earlier = plain_data(folder, f"content/plans/{source}/{name or organisation}.yml")
        if earlier is None:
            raise UserError(f"không đọc được content/plans/{source}/{name or organisation}.yml", WRONG_USAGE)
        data |= carried_over(earlier, year - source)
        remarks = (f"Chép từ kế hoạch năm {source}: đối chiếu từng chỉ tiêu, từng hạn với văn bản mới.",)
    return _made(folder, f"content/plans/{year}/{name or organisation}.yml", skeleton("plans", 3, data, remarks))


@new.command(help="Báo cáo kết quả của kế hoạch PLAN, ví dụ 2023/tct-binh-thuan, với sẵn các chỉ tiêu.")
@click.argument("plan_id", metavar="PLAN")
@click.option("--phase", type=click.Choice(PHASES), default="final", show_default=True, help="Kỳ báo cáo.")
@click.option("--year", type=_YEAR, help="Năm báo cáo, khi kế hoạch kéo dài nhiều năm.")
@click.option("--published-on", type=Day(), metavar="NGÀY", help="Ngày công bố; mặc định hôm nay ở Việt Nam.")
@click.option("--basis", type=choice(Basis), default="report", show_default=True, help="Căn cứ của số liệu.")
@click.option("--evidence", prompt="Tên văn bản làm minh chứng", help="Tên văn bản làm minh chứng.")
@click.option("--corrects", type=int, metavar="N", help="Đính chính bản thứ N đã công bố (bản đầu là 1).")
@click.option("--reason", type=choice(Reason), default="error", show_default=True, help="Lý do đính chính.")
@click.option("--approved-by", help="Người duyệt bản đính chính.")
@click.pass_obj
def result(folder: Path, plan_id: str, phase: str, year: int | None, published_on: date | None, basis: str,
           evidence: str, corrects: int | None, reason: str, approved_by: str | None) -> Answer:  # fmt: skip
    """A report whose figures stand as comments, one line per target of the plan."""
    need_records(folder)
    from generator.exports.editing.carried_over import figures_to_fill
    from generator.exports.editing.skeletons import skeleton
    from generator.reading.problems.nearest import guess
    from generator.reading.read import read_folder
    from generator.site.day import build_day

    plans = read_folder(folder, samples=False).record.plans
    if plan_id not in plans:
        raise UserError(f"không có kế hoạch «{plan_id}»; {guess(plan_id, plans)}", WRONG_USAGE)
    first, _, name = plan_id.partition("/")
    day = build_day(published_on)
    data: dict[str, Any] = {"published_on": f"{day:%Y-%m-%d}", "basis": basis, "evidence": [{"title": evidence}]}
    data |= {"figures": None} | ({"plan": plan_id} if year not in (None, int(first)) else {}) | {"phase": phase}
    if corrects is not None:
        old = phase if corrects == 1 else f"{phase}.r{corrects}"
        data |= {"corrects": old, "reason": reason} | ({"approved_by": approved_by} if approved_by else {})
    suffix = "" if corrects is None else f".r{corrects + 1}"
    path = f"content/results/{year or first}/{name}/{phase}{suffix}.yml"
    return _made(folder, path, skeleton("results", 4, data, figures=figures_to_fill(plans[plan_id])))


@new.command(help="Gương điển hình, tệp NAME, của tổ chức ORGANISATION.")
@click.argument("organisation")
@click.argument("name")
@click.option("--year", type=_YEAR, required=True, help="Năm.")
@click.option("--subject", type=choice(ExemplarSubject), default="collective", show_default=True, help="Là ai.")
@click.option("--title", prompt="Tiêu đề", help="Tiêu đề.")
@click.option("--story", prompt="Câu chuyện, vài câu", help="Câu chuyện.")
@click.pass_obj
def exemplar(folder: Path, organisation: str, name: str, year: int, subject: str, title: str, story: str) -> Answer:
    """An exemplar; a person's has no page until the consent is filled in."""
    need_records(folder)
    from generator.exports.editing.skeletons import skeleton

    data = {"subject": subject, "organisation": organisation, "title": title, "story": story}
    return _made(folder, f"content/exemplars/{year}/{name}.yml", skeleton("exemplars", 3, data))


@new.command(help="Tổ chức mang mã NAME.")
@click.argument("name")
@click.option("--text", prompt="Tên đầy đủ", help="Tên đầy đủ.")
@click.option("--kind", type=choice(OrganisationKind), default="political-school", show_default=True, help="Loại.")
@click.pass_obj
def organisation(folder: Path, name: str, text: str, kind: str) -> Answer:
    """An organisation with its present name."""
    need_records(folder)
    from generator.exports.editing.skeletons import skeleton

    data = {"kind": kind, "names": [{"text": text}]}
    return _made(folder, f"data/organisations/{name}.yml", skeleton("organisations", 2, data))


def _made(folder: Path, path: str, text: str) -> Answer:
    from generator.site.new_file import FileStandsError, put_new

    refuse_misplaced(path)
    try:
        problems = put_new(folder, path, text)
    except FileStandsError as error:
        return Answer(aside=f"{error}\n", code=DATA_ERRORS)
    if any(problem.severity == "error" for problem in problems):
        return Answer(aside=as_text(problems, 1) + "Chưa tạo tệp nào.\n", code=DATA_ERRORS)
    return Answer(
        f"Đã tạo {path}; mở tệp, điền rồi chạy: thidua check\n", aside=as_text(problems, 1) if problems else ""
    )


def refuse_misplaced(path: str, kind: str | None = None) -> None:
    """Errors: UserError where a name makes a path that no record (or none of that kind) may have."""
    from generator.reading.problems.problem import Finding
    from generator.reading.records.filing import file_under

    filing = file_under(path, path)
    if isinstance(filing, Finding):
        raise UserError(f"{filing.message}; {filing.hint}", WRONG_USAGE)
    if kind is not None and filing.kind != kind:
        raise UserError(f"«{path}» không phải chỗ của loại bản ghi này", WRONG_USAGE)
