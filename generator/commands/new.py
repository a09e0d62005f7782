"""`thidua new`: a commented, valid file to go on from."""

from datetime import date
from pathlib import Path
from typing import Any, get_args

import click

from generator.commands.answer import Answer, need_records
from generator.commands.made_file import made
from generator.commands.options import Day
from generator.errors import WRONG_USAGE, UserError
from generator.model.ids import ResultId, file_of, versioned, year_of
from generator.model.kinds import EXEMPLARS, RESULTS
from generator.model.organisations import OrganisationKind
from generator.model.results import PHASES, Basis, ExemplarSubject, Reason

_YEAR = click.IntRange(1900, 2100)


class _Kinds(click.Group):
    """The commands below, and one for every other kind of which a file can be made from options alone."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all."""
        from generator.commands.new_record import kinds_with_options

        return sorted({*self.commands, *kinds_with_options()})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Our own command of that name, else the kind's."""
        from generator.commands.new_record import command_for, kinds_with_options

        own = super().get_command(ctx, cmd_name)
        kind = None if own else kinds_with_options().get(cmd_name)
        return command_for(kind) if kind else own


@click.group(cls=_Kinds, help="Tạo một tệp mới, hợp lệ, mỗi khóa đều có lời giải thích.")
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
    return made(folder, f"content/plans/{year}/{name or organisation}.yml", skeleton("plans", 3, data, remarks))


@new.command(help="Báo cáo kết quả của kế hoạch PLAN, ví dụ 2023/tct-binh-thuan, với sẵn các chỉ tiêu.")
@click.argument("plan_id", metavar="PLAN")
@click.option("--phase", type=click.Choice(PHASES), default="final", show_default=True, help="Kỳ báo cáo.")
@click.option("--year", type=_YEAR, help="Năm báo cáo, khi kế hoạch kéo dài nhiều năm.")
@click.option("--published-on", type=Day(), metavar="NGÀY", help="Ngày công bố; mặc định hôm nay ở Việt Nam.")
@click.option("--basis", type=choice(Basis), default="report", show_default=True, help="Căn cứ của số liệu.")
@click.option("--evidence", prompt="Tên văn bản làm minh chứng", help="Tên văn bản làm minh chứng.")
@click.option(
    "--corrects", type=click.IntRange(min=1), metavar="N", help="Đính chính bản thứ N đã công bố (bản đầu là 1)."
)
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
    first = year_of(plan_id)
    day = build_day(published_on)
    data: dict[str, Any] = {"published_on": f"{day:%Y-%m-%d}", "basis": basis, "evidence": [{"title": evidence}]}
    data |= {"figures": None} | ({"plan": plan_id} if year not in (None, first) else {}) | {"phase": phase}
    if corrects is not None:
        data |= {"corrects": versioned(phase, corrects), "reason": reason} | (
            {"approved_by": approved_by} if approved_by else {}
        )
    path = f"{RESULTS.folder}/{ResultId(year or first, file_of(plan_id), phase, (corrects or 0) + 1)}.yml"
    return made(folder, path, skeleton("results", 4, data, figures=figures_to_fill(plans[plan_id])))


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
    return made(folder, f"content/exemplars/{year}/{name}.yml", skeleton(EXEMPLARS.key, 3, data))


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
    return made(folder, f"data/organisations/{name}.yml", skeleton("organisations", 2, data))
