"""`thidua new`: a commented, valid file to go on from."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from generator.commands.answer import Answer, need_records
from generator.commands.asked import body_of, one_of, plan_of
from generator.commands.made_file import made
from generator.commands.options import Day, PromptedOption, Word, Year
from generator.errors import WRONG_USAGE, UserError
from generator.model.kinds import EXEMPLARS
from generator.model.results import PHASES, Basis, ExemplarSubject, Reason
from generator.reading.naming.names import known_names
from generator.words.usage import in_vietnamese_places

if TYPE_CHECKING:
    from generator.model.record import Record


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
        found = command_for(kind) if kind else own
        return in_vietnamese_places(found) if found else None


@click.group(cls=_Kinds, help="Tạo một tệp mới, hợp lệ, mỗi khóa đều có lời giải thích.")
def new() -> None:
    """The kinds of file a clerk makes by hand."""


def choice(vocabulary: Any) -> Word:
    """The words of a closed vocabulary."""
    return Word(get_args(get_args(vocabulary)[0]))


@new.command(help="Kế hoạch của tổ chức, cụm hay khối TỔ_CHỨC (tên hay mã) cho một năm.")
@click.argument("organisation")
@click.option("--year", type=Year(), required=True, help="Năm của kế hoạch.")
@click.option("--from", "source", type=Year(), help="Chép chỉ tiêu, nhiệm vụ từ kế hoạch của năm này.")
@click.option("--name", help="Tên tệp khi tổ chức có kế hoạch thứ hai trong năm; mặc định là mã tổ chức.")
@click.pass_obj
def plan(folder: Path, organisation: str, year: int, source: int | None, name: str | None) -> Answer:
    """A plan with its period; with --from the targets and tasks of an earlier year's."""
    need_records(folder)
    from generator.exports.editing.carried_over import carried_over
    from generator.exports.editing.skeletons import skeleton
    from generator.exports.excel.sheets import plan_of_body
    from generator.reading.document.plain import plain_data

    record = _record(folder)
    body = body_of(organisation, record)
    data = plan_of_body(body, year, record)
    remarks: tuple[str, ...] = ()
    if source is not None:
        earlier = plain_data(folder, f"content/plans/{source}/{name or body}.yml")
        if earlier is None:
            raise UserError(f"không đọc được content/plans/{source}/{name or body}.yml", WRONG_USAGE)
        data |= carried_over(earlier, year - source)
        remarks = (f"Chép từ kế hoạch năm {source}: đối chiếu từng chỉ tiêu, từng hạn với văn bản mới.",)
    return made(folder, f"content/plans/{year}/{name or body}.yml", skeleton("plans", 3, data, remarks))


@new.command(help="Báo cáo kết quả của KẾ_HOẠCH (mã như 2023/tct-binh-thuan, hay tên trường), sẵn các chỉ tiêu; "
                  "--corrects hay --retracts để đính chính, rút lại một báo cáo.")  # fmt: skip
@click.argument("plan_name", metavar="KẾ_HOẠCH")
@click.option("--phase", type=Word(PHASES), default="final", help="Kỳ báo cáo; mặc định là chính thức.")
@click.option("--year", type=Year(), help="Năm báo cáo, khi kế hoạch kéo dài nhiều năm.")
@click.option("--published-on", type=Day(), metavar="NGÀY", help="Ngày công bố; mặc định hôm nay ở Việt Nam.")
@click.option("--basis", type=choice(Basis), default="report", help="Căn cứ của số liệu; mặc định là báo cáo.")
@click.option("--evidence", cls=PromptedOption, prompt="Tên văn bản làm minh chứng", help="Tên văn bản làm minh chứng.")
@click.option(
    "--corrects", metavar="TÊN", help="Đính chính báo cáo TÊN: «chính thức», «giữa năm», hay tên tệp như final.r2."
)
@click.option("--retracts", metavar="TÊN", help="Rút lại báo cáo TÊN, không có gì thay vào.")
@click.option("--reason", type=choice(Reason), default="error", help="Lý do đính chính, rút lại.")
@click.option("--approved-by", metavar="TÊN", help="Người duyệt bản đính chính, rút lại.")
@click.pass_obj
def result(folder: Path, plan_name: str, phase: str, year: int | None, published_on: date | None, basis: str,
           evidence: str, corrects: str | None, retracts: str | None, reason: str, approved_by: str | None,
           ) -> Answer:  # fmt: skip
    """A report whose figures stand as comments, one line per target of the plan."""
    need_records(folder)
    from generator.commands.reports import report_asked, revision_asked
    from generator.config.day import build_day
    from generator.exports.editing.carried_over import figures_to_fill
    from generator.exports.editing.skeletons import skeleton
    from generator.exports.excel.sheets import standing_words, target_rows

    day = build_day(published_on)
    record, plan = plan_of([_record(folder)], plan_name, year)
    later = corrects or retracts
    if (corrects and retracts) or (later and not approved_by):
        raise UserError("đính chính hay rút lại: ghi một trong --corrects, --retracts, và --approved-by", WRONG_USAGE)
    of = (
        revision_asked(record, plan, year, later, bool(retracts))
        if later
        else report_asked(record, plan, year, phase, "thidua new result")
    )
    data: dict[str, Any] = {"published_on": f"{day:%Y-%m-%d}", "basis": basis}
    data |= {"evidence": [evidence]} | ({} if retracts else {"figures": None}) | of.stated
    data |= {"reason": reason, "approved_by": approved_by} if later else {}
    asked = {row.id: row.asked for row in target_rows(plan, phase, record.awards)}
    old = standing_words(of, record, record) if corrects else {}
    figures = "" if retracts else figures_to_fill(plan, asked, old)
    return made(folder, of.path, skeleton("results", 4, data, figures=figures))


@new.command(help="Gương điển hình, tệp TÊN, của tổ chức TỔ_CHỨC (tên hay mã).")
@click.argument("organisation")
@click.argument("name")
@click.option("--year", type=Year(), required=True, help="Năm.")
@click.option("--subject", type=choice(ExemplarSubject), default="collective", help="Là ai; mặc định là tập thể.")
@click.option("--title", cls=PromptedOption, prompt="Tiêu đề", help="Tiêu đề.")
@click.option("--story", cls=PromptedOption, prompt="Câu chuyện, vài câu", help="Câu chuyện.")
@click.pass_obj
def exemplar(folder: Path, organisation: str, name: str, year: int, subject: str, title: str, story: str) -> Answer:
    """An exemplar; a person's has no page until the consent is filled in."""
    need_records(folder)
    from generator.exports.editing.skeletons import skeleton

    record = _record(folder)
    words = known_names(record, record)["organisations"]
    body = one_of(organisation, words, "tổ chức")
    data = {"subject": subject, "organisation": body, "title": title, "story": story}
    return made(folder, f"content/exemplars/{year}/{name}.yml", skeleton(EXEMPLARS.key, 3, data))


@new.command(help="Sổ gửi hồ sơ của tổ chức, cụm hay khối TỔ_CHỨC (tên hay mã), với một việc đã gửi.")
@click.argument("organisation")
@click.option("--year", type=Year(), required=True, help="Năm.")
@click.option("--obligation", metavar="MÃ", required=True, help="Mã của việc trong hướng dẫn.")
@click.option("--sent-on", type=Day(), metavar="NGÀY", required=True, help="Ngày gửi.")
@click.option("--evidence", cls=PromptedOption, prompt="Tên văn bản làm minh chứng", help="Tên văn bản làm minh chứng.")
@click.pass_obj
def submission(folder: Path, organisation: str, year: int, obligation: str, sent_on: date, evidence: str) -> Answer:
    """What a body sent: one obligation met."""
    need_records(folder)
    from generator.exports.editing.skeletons import skeleton

    body = body_of(organisation, _record(folder))
    sent = {"obligation": obligation, "sent_on": f"{sent_on:%Y-%m-%d}", "evidence": {"title": evidence}}
    return made(folder, f"content/submissions/{year}/{body}.yml", skeleton("submissions", 3, {"sent": [sent]}))


def _record(folder: Path) -> "Record":
    from generator.reading.read import load_sides

    return load_sides(folder, samples=False).real.record
