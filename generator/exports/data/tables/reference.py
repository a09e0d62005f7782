"""What plans refer to: documents, themes, movements, awards with their legal rules."""

from collections.abc import Iterator

from generator.exports.data.declared import DataTable, TableRow, key, of, out
from generator.exports.data.tables.common import ID, SOURCE, page, period_columns, source_cells
from generator.exports.data.values import ends, percent, rough
from generator.labels.bodies import VERIFICATION
from generator.labels.reference import AWARD_KINDS, DOCUMENT_KINDS, HOLDERS, MOVEMENT_KINDS
from generator.model.reference import (
    Award,
    AwardRule,
    Component,
    Document,
    Effective,
    Movement,
    Replacement,
    Theme,
)
from generator.pages.portal import Portal

_BODY, _AWARD, _DOCUMENT = "organisations", "awards", "documents"


def _documents(portal: Portal) -> Iterator[TableRow]:
    for _, one in sorted(portal.record.documents.items()):
        yield TableRow(
            (one.id, one.number, one.kind, one.issuer, rough(one.date), rough(one.effective.from_),
             rough(one.effective.until), one.subject, one.url),
            one.path, (), page("documents", one.id),
        )  # fmt: skip


def _replacements(portal: Portal) -> Iterator[TableRow]:
    for _, one in sorted(portal.record.documents.items()):
        for place, later in enumerate(one.replaced_by):
            cells = (f"{one.id}:{place + 1}", one.id, later.document, later.part, *source_cells(later.source))
            yield TableRow(cells, one.path, ("replaced_by", place), page("documents", one.id))


def _themes(portal: Portal) -> Iterator[TableRow]:
    for _, one in sorted(portal.record.themes.items()):
        cells = (one.id, one.name(), rough(one.year), one.launched_by, one.document, len(one.components))
        yield TableRow(cells, one.path, (), page("themes", one.id))


def _components(portal: Portal) -> Iterator[TableRow]:
    for _, one in sorted(portal.record.themes.items()):
        for place, part in enumerate(one.components):
            cells = (f"{one.id}:{place + 1}", one.id, place + 1, part.label, part.meaning)
            yield TableRow(cells, one.path, ("components", place), page("themes", one.id))


def _movements(portal: Portal) -> Iterator[TableRow]:
    for _, one in sorted(portal.record.movements.items()):
        cells = (one.id, one.name, one.kind, one.launched_by, *ends(one.period), one.part_of)
        yield TableRow(cells, one.path, (), page("movements", one.id))


def _awards(portal: Portal) -> Iterator[TableRow]:
    for _, one in sorted(portal.record.awards.items()):
        yield TableRow(
            (one.id, one.name, one.abbreviation, one.english, one.kind, one.holder, one.level, one.rank, one.definition,
             rough(one.effective.from_), rough(one.effective.until)),
            one.path, (one.id,), page("awards", one.id),
        )  # fmt: skip


def _rules(portal: Portal) -> Iterator[TableRow]:
    for _, one in sorted(portal.record.awards.items()):
        for place, rule in enumerate(one.rules):
            yield TableRow(
                (f"{one.id}:{place + 1}", one.id, percent(rule.cap), percent(rule.floor), rule.of, rule.requires,
                 rough(rule.effective.from_), rough(rule.effective.until), rule.effective.holds(portal.as_of),
                 rule.verification, *source_cells(rule.source)),
                one.path, (one.id, "rules", place), page("awards", one.id),
            )  # fmt: skip


REFERENCE = (
    DataTable(
        "documents",
        "Văn bản",
        "Văn bản được dẫn; mỗi văn bản một dòng.",
        (
            key(meaning=ID),
            of(Document, "number"),
            of(Document, "kind", words=DOCUMENT_KINDS, required=True),
            of(Document, "issuer", to=_BODY),
            of(Document, "date"),
            of(Effective, "from", "effective_from"),
            of(Effective, "until", "effective_until"),
            of(Document, "subject", required=True),
            of(Document, "url"),
        ),
        _documents,
        "documents",
    ),
    DataTable(
        "document_replacements",
        "Văn bản thay thế, sửa đổi",
        "Văn bản nào được văn bản nào ra sau thay hay sửa; mỗi cặp một dòng.",
        (
            key(meaning="Mã văn bản và số thứ tự."),
            out("document", "Văn bản", to="documents", required=True),
            of(Replacement, "document", "later", required=True, to=_DOCUMENT),
            of(Replacement, "part"),
            *SOURCE,
        ),
        _replacements,
    ),
    DataTable(
        "themes",
        "Chủ đề",
        "Chủ đề thi đua của từng năm; mỗi chủ đề một dòng.",
        (
            key(meaning=ID),
            out("name", "Tên", meaning="Các thành tố nối bằng gạch ngang.", required=True),
            of(Theme, "year"),
            of(Theme, "launched_by", to=_BODY),
            of(Theme, "document", to=_DOCUMENT),
            out("components", "Số thành tố", "integer", unit="thành tố"),
        ),
        _themes,
        "themes",
    ),
    DataTable(
        "theme_components",
        "Thành tố của chủ đề",
        "Mỗi thành tố một dòng.",
        (
            key(meaning="Mã chủ đề và số thứ tự."),
            out("theme", "Chủ đề", to="themes", required=True),
            out("position", "Thứ tự", "integer"),
            of(Component, "label", required=True),
            of(Component, "meaning"),
        ),
        _components,
    ),
    DataTable(
        "movements",
        "Phong trào",
        "Phong trào thi đua, cuộc vận động, hội thi; mỗi phong trào một dòng.",
        (
            key(meaning=ID),
            of(Movement, "name", required=True),
            of(Movement, "kind", words=MOVEMENT_KINDS, required=True),
            of(Movement, "launched_by", to=_BODY),
            *period_columns("giai đoạn"),
            of(Movement, "part_of", to="movements"),
        ),
        _movements,
        "movements",
    ),
    DataTable(
        "awards",
        "Danh hiệu, hình thức khen",
        "Danh hiệu, hình thức khen, mức xếp loại, tiêu chuẩn; mỗi thứ một dòng.",
        (
            key(meaning=ID),
            of(Award, "name", required=True),
            of(Award, "abbreviation"),
            of(Award, "english"),
            of(Award, "kind", words=AWARD_KINDS, required=True),
            of(Award, "holder", words=HOLDERS),
            of(Award, "level"),
            of(Award, "rank"),
            of(Award, "definition"),
            of(Effective, "from", "effective_from"),
            of(Effective, "until", "effective_until"),
        ),
        _awards,
        "awards",
    ),
    DataTable(
        "award_rules",
        "Quy định về danh hiệu",
        "Trần, sàn, điều kiện theo pháp luật và những ngày có hiệu lực; mỗi quy định một dòng.",
        (
            key(meaning="Mã danh hiệu và số thứ tự."),
            out("award", "Danh hiệu", to="awards", required=True),
            of(AwardRule, "cap", "cap_percent", type_="number", unit="%"),
            of(AwardRule, "floor", "floor_percent", type_="number", unit="%"),
            of(AwardRule, "of", "base_award", to=_AWARD),
            of(AwardRule, "requires"),
            of(Effective, "from", "effective_from"),
            of(Effective, "until", "effective_until"),
            out("in_force", "Đang có hiệu lực", "boolean", "Vào ngày tính của sổ."),
            of(AwardRule, "verification", words=VERIFICATION),
            *SOURCE,
        ),
        _rules,
    ),
)
