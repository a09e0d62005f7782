"""What was awarded, proposed and ranked, to whom; exemplars whose people consent."""

from collections.abc import Iterator

from generator.exports.data.declared import DataTable, TableRow, key, of, out
from generator.exports.data.tables.common import page
from generator.exports.data.values import number, rough
from generator.labels.reports import BASES, REASONS, STAGES
from generator.model.base import Filed
from generator.model.ids import full_id
from generator.model.kinds import EXEMPLARS
from generator.model.recognitions import Recipient, Recognition, RecognitionDocument
from generator.model.results import Exemplar
from generator.pages.linking.exemplars import showable
from generator.pages.portal import Portal
from generator.pages.wording.names import record_name

_BODY, _CLUSTER = "organisations", "clusters"


def _recognitions(portal: Portal) -> Iterator[TableRow]:
    for _, one in sorted(portal.record.recognitions.items()):
        document, revoked = one.document, full_id(one.id, one.revokes) if one.revokes else None
        yield TableRow(
            (one.id, record_name(one, portal), one.year, one.stage, one.award, one.ranking, one.level, one.giver,
             one.giver_office, one.group, document.id, document.number, rough(document.date), document.url,
             rough(one.published_on), one.basis, len(one.recipients), revoked, one.reason),
            one.path, (), page("recognitions", one.id),
        )  # fmt: skip


def _recipients(portal: Portal) -> Iterator[TableRow]:
    shown = {key for key, one in portal.record.exemplars.items() if showable(portal, one)}
    for _, one in sorted(portal.record.recognitions.items()):
        for place, given in enumerate(one.recipients):
            exemplar = given.exemplar if given.exemplar in shown else None
            cells = (f"{one.id}:{place + 1}", one.id, given.organisation, given.as_written, given.unit, given.count,
                     given.rank, number(given.points), exemplar)  # fmt: skip
            yield TableRow(cells, one.path, ("recipients", place), page("recognitions", one.id))


def is_handed_out(portal: Portal, record: Filed) -> bool:
    """Whether a record may leave the house: an exemplar only with consent, as on its page."""
    return not isinstance(record, Exemplar) or showable(portal, record)


def _exemplars(portal: Portal) -> Iterator[TableRow]:
    for _, one in sorted(portal.record.exemplars.items()):
        if showable(portal, one):
            cells = (one.id, one.title, one.subject, one.organisation, one.plan, one.story)
            yield TableRow(cells, one.path, (), page(EXEMPLARS.key, one.id))


RECOGNITIONS = (
    DataTable(
        "recognitions",
        "Khen thưởng, công nhận",
        "Mỗi quyết định, đề nghị, bình bầu, bảng xếp hạng hay thu hồi một dòng.",
        (
            key(meaning="Năm và tên tệp."),
            out("name", "Tên", meaning="Tên trang của công nhận.", required=True),
            of(Recognition, "year", required=True, unit="năm"),
            of(Recognition, "stage", words=STAGES, required=True),
            of(Recognition, "award", to="awards"),
            of(Recognition, "ranking", to=_CLUSTER),
            of(Recognition, "level"),
            of(Recognition, "giver", to=_BODY),
            of(Recognition, "giver_office"),
            of(Recognition, "group", "cluster", to=_CLUSTER),
            of(RecognitionDocument, "id", "document", to="documents"),
            of(RecognitionDocument, "number", "document_number"),
            of(RecognitionDocument, "date", "document_date"),
            of(RecognitionDocument, "url", "document_url"),
            of(Recognition, "published_on", required=True),
            of(Recognition, "basis", words=BASES, required=True),
            out("recipients", "Số nơi được nhận", "integer", unit="nơi"),
            of(Recognition, "revokes", to="recognitions"),
            of(Recognition, "reason", words=REASONS),
        ),
        _recognitions,
        "recognitions",
    ),
    DataTable(
        "recipients",
        "Nơi được khen, công nhận",
        "Mỗi nơi được nhận một dòng. Người được đếm, không nêu tên.",
        (
            key(meaning="Mã công nhận và số thứ tự."),
            out("recognition", "Công nhận", to="recognitions", required=True),
            of(Recipient, "organisation", to=_BODY),
            of(Recipient, "as_written"),
            of(Recipient, "unit"),
            of(Recipient, "count", unit="lượt"),
            of(Recipient, "rank"),
            of(Recipient, "points", type_="number", unit="điểm"),
            of(Recipient, "exemplar", to=EXEMPLARS.key),
        ),
        _recipients,
    ),
    DataTable(
        EXEMPLARS.key,
        "Gương điển hình",
        "Chỉ gương được phép công khai vào ngày tính của sổ; mỗi gương một dòng.",
        (
            key(meaning="Năm và tên tệp."),
            of(Exemplar, "title", required=True),
            of(Exemplar, "subject", words={"person": "cá nhân", "collective": "tập thể"}, required=True),
            of(Exemplar, "organisation", required=True, to=_BODY),
            of(Exemplar, "plan", to="plans"),
            of(Exemplar, "story", required=True),
        ),
        _exemplars,
        EXEMPLARS.key,
    ),
)
