"""What guidance asks to be sent or done, who is to do it, and what was sent."""

from collections.abc import Iterator

from generator.exports.data.declared import DataTable, TableRow, key, of, out
from generator.exports.data.tables.common import SOURCE, page, source_cells
from generator.exports.data.values import day, rough
from generator.labels.reports import DUTY_STATUSES, PHASES
from generator.model.plans import Obligation
from generator.model.results import Submission, Submitted
from generator.pages.portal import Portal

_BODY = "organisations"


def _obligations(portal: Portal) -> Iterator[TableRow]:
    for _, asking in sorted(portal.record.guidance.items()):
        for one in asking.obligations:
            yield TableRow(
                (f"{asking.id}#{one.id}", asking.id, one.id, one.what, "school" in one.who,
                 "ministry-school" in one.who, "cluster" in one.who, one.via, one.form, one.report, rough(one.before),
                 rough(one.until), one.otherwise, one.copies, one.at),
                asking.path, ("obligations", one.id), page("guidance", asking.id),
            )  # fmt: skip


def _recipients(portal: Portal) -> Iterator[TableRow]:
    known = portal.record.organisations
    for _, asking in sorted(portal.record.guidance.items()):
        for one in asking.obligations:
            for place, body in enumerate(one.to):
                own = f"{asking.id}#{one.id}"
                cells = (f"{own}:{place + 1}", own, body if body in known else None, None if body in known else body)
                yield TableRow(cells, asking.path, ("obligations", one.id), page("guidance", asking.id))


def _statuses(portal: Portal) -> Iterator[TableRow]:
    guidance = portal.record.guidance
    for duty in portal.evaluation.duties:
        own = f"{duty.guidance}#{duty.obligation}"
        body = duty.cluster or duty.organisation
        cells = (
            f"{own}@{body}",
            own,
            duty.organisation,
            duty.cluster,
            duty.status,
            day(duty.last_day),
            rough(duty.sent_on),
        )
        where = page("clusters", duty.cluster) if duty.cluster else page("organisations", duty.organisation or "")
        yield TableRow(cells, guidance[duty.guidance].path, ("obligations", duty.obligation), where)


def _files(portal: Portal) -> Iterator[TableRow]:
    for _, file in sorted(portal.record.submissions.items()):
        cells = (file.id, *_sender(portal, file), file.year, len(file.sent), file.complete, rough(file.complete_on))
        yield TableRow(cells, file.path, (), _page(portal, file))


def _submissions(portal: Portal) -> Iterator[TableRow]:
    for _, file in sorted(portal.record.submissions.items()):
        for place, sent in enumerate(file.sent):
            cells = (f"{file.id}:{place + 1}", file.id, *_sender(portal, file), sent.obligation, rough(sent.sent_on))
            yield TableRow((*cells, *source_cells(sent.evidence)), file.path, ("sent", place), _page(portal, file))


def _sender(portal: Portal, file: Submission) -> tuple[str | None, str | None]:
    is_cluster = file.organisation in portal.record.clusters
    return (None, file.organisation) if is_cluster else (file.organisation, None)


def _page(portal: Portal, file: Submission) -> str:
    return page("clusters" if file.organisation in portal.record.clusters else "organisations", file.organisation)


DUTIES = (
    DataTable(
        "obligations",
        "Việc phải làm, hồ sơ phải gửi",
        "Việc mà hướng dẫn giao; mỗi việc một dòng.",
        (
            key(meaning="Mã hướng dẫn, dấu # và mã việc."),
            out("guidance", "Hướng dẫn", to="guidance", required=True),
            of(Obligation, "id", "obligation", required=True),
            of(Obligation, "what", required=True),
            out("for_schools", "Trường chính trị làm", "boolean"),
            out("for_ministry_schools", "Trường bộ, ngành làm", "boolean"),
            out("for_clusters", "Cụm làm", "boolean"),
            of(Obligation, "via", to=_BODY),
            of(Obligation, "form"),
            of(Obligation, "report", words=PHASES),
            of(Obligation, "before"),
            of(Obligation, "until"),
            of(Obligation, "otherwise"),
            of(Obligation, "copies", unit="bản"),
            of(Obligation, "at"),
        ),
        _obligations,
    ),
    DataTable(
        "obligation_recipients",
        "Gửi hồ sơ cho ai",
        "Mỗi nơi nhận của mỗi việc một dòng.",
        (
            key(meaning="Mã việc và số thứ tự."),
            out("obligation", "Việc", to="obligations", required=True),
            out("organisation", "Tổ chức", to=_BODY),
            out("as_written", "Tên như văn bản viết", meaning="Khi nơi nhận chưa có mã trong sổ."),
        ),
        _recipients,
    ),
    DataTable(
        "obligation_statuses",
        "Ai đã làm, chưa làm",
        "Mỗi việc của mỗi tổ chức, cụm phải làm một dòng, với trạng thái vào ngày tính của sổ.",
        (
            key(meaning="Mã việc, dấu @ và mã tổ chức hay cụm."),
            out("obligation", "Việc", to="obligations", required=True),
            out("organisation", "Tổ chức", meaning="Của việc do cụm làm là trưởng cụm, nếu biết.", to=_BODY),
            out("cluster", "Cụm", to="clusters"),
            out("status", "Trạng thái", words=DUTY_STATUSES, required=True),
            out("last_day", "Ngày cuối", "date", "Ngày cuối cùng còn kịp."),
            of(Submitted, "sent_on"),
        ),
        _statuses,
    ),
    DataTable(
        "submission_files",
        "Sổ gửi hồ sơ",
        "Mỗi sổ của mỗi tổ chức, cụm trong một năm một dòng.",
        (
            key(meaning="Năm và mã nơi gửi."),
            out("organisation", "Tổ chức", to=_BODY),
            out("cluster", "Cụm, khối", to="clusters"),
            of(Submission, "year", unit="năm"),
            out("sent", "Số lần gửi", "integer", unit="lần"),
            of(Submission, "complete"),
            of(Submission, "complete_on"),
        ),
        _files,
        "submissions",
    ),
    DataTable(
        "submissions",
        "Hồ sơ đã gửi",
        "Mỗi lần gửi một dòng, với minh chứng.",
        (
            key(meaning="Mã sổ và số thứ tự."),
            out("submission_file", "Sổ", to="submission_files", required=True),
            out("organisation", "Tổ chức", to=_BODY),
            out("cluster", "Cụm, khối", to="clusters"),
            of(Submitted, "obligation"),
            of(Submitted, "sent_on", required=True),
            *SOURCE,
        ),
        _submissions,
    ),
)
