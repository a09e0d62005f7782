"""Pages of what plans refer to: theme, movement, document, award."""

from dataclasses import dataclass

from generator.evaluation.verdict import Verdict
from generator.labels import AWARD_KINDS, DOCUMENT_KINDS, MOVEMENT_KINDS, vi_date
from generator.model.plans import Plan, Promise
from generator.model.reference import Award, Document, Movement, Theme
from generator.model.targets import Target
from generator.pages.addresses import record_address
from generator.pages.crosslinks import Mention
from generator.pages.names import organisation_name, plan_owner, record_name
from generator.pages.page import Page
from generator.pages.phrases import asked, base_words
from generator.pages.portal import Place, Portal, make_page
from generator.pages.rollup_views import award_years, theme_progress
from generator.pages.target_rows import grade_name, parent_words
from generator.pages.theme_rows import theme_row
from generator.pages.trail import trail


@dataclass(frozen=True, slots=True)
class TargetLine:
    """One target on another page: owner, promise, what is asked of whom, the verdict (None for guidance), its page."""

    owner: str
    promise: Promise
    target: Target
    asked: str
    base: str
    verdict: Verdict | None
    is_plan: bool
    address: str


def theme_page(portal: Portal, theme: Theme) -> Page:
    """`chu-de/ID/`: the components as launched, and how each plan prints them."""
    promises = portal.cross.following.get(theme.id, [])
    place = _place(
        portal, "themes", theme.id, theme.name(), f"Chủ đề thi đua · {theme.year.year}",
        f"Chủ đề thi đua năm {theme.year.year} «{theme.name()}»: {len(theme.components)} thành tố, ý nghĩa và các kế "
        "hoạch thực hiện.", theme.path, organisation_name(theme.launched_by, portal),
    )  # fmt: skip
    uses = [
        (promise, [theme_row(portal, use) for use in promise.themes if use.theme == theme.id]) for promise in promises
    ]
    return make_page(portal, place, "theme.html", theme=theme, uses=uses, progress=theme_progress(portal, theme))


def movement_page(portal: Portal, movement: Movement) -> Page:
    """`phong-trao/ID/`."""
    mentions = gather(portal.cross.joining.get(movement.id, []))
    place = _place(
        portal, "movements", movement.id, movement.name, MOVEMENT_KINDS[movement.kind],
        f"{MOVEMENT_KINDS[movement.kind]} «{movement.name}»: các kế hoạch tham gia và các cách viết tên.",
        movement.path, organisation_name(movement.launched_by, portal) if movement.launched_by else "", movement.also,
    )  # fmt: skip
    parts = [other for other in portal.record.movements.values() if other.part_of == movement.id]
    return make_page(portal, place, "movement.html", movement=movement, mentions=mentions, parts=parts)


def document_page(portal: Portal, document: Document) -> Page:
    """`van-ban/ID/`: who cites it, where, and as what."""
    mentions = portal.cross.citing.get(document.id, [])
    issuer = organisation_name(document.issuer, portal) if document.issuer else ""
    kind = f"Văn bản · {DOCUMENT_KINDS[document.kind]}"
    place = _place(
        portal, "documents", document.id, record_name(document, portal),
        " · ".join(filter(None, (kind, vi_date(document.date)))),
        f"{record_name(document, portal)} {f'của {issuer} ' if issuer else ''}– {document.subject}",
        document.path, issuer, (*document.also, document.subject), kind,
    )  # fmt: skip
    plans = [plan for plan in portal.record.plans.values() if plan.document.id == document.id]
    guidance = [entry for entry in portal.record.guidance.values() if entry.document == document.id]
    rules = [award for award in portal.record.awards.values() if _based_on(award, document.id)]
    return make_page(
        portal, place, "document.html", document=document, mentions=_sorted(portal, mentions), plans=plans,
        guidance=guidance, awards=rules,
        themes=[theme for theme in portal.record.themes.values() if theme.document == document.id],
    )  # fmt: skip


def award_page(portal: Portal, award: Award) -> Page:
    """`danh-hieu/ID/`: definition, legal rules by date, every plan that targets it, every organisation by year."""
    targets = [target_line(portal, promise, target) for promise, target in portal.cross.targeting.get(award.id, [])]
    place = _place(
        portal, "awards", award.id, award.name, AWARD_KINDS[award.kind],
        f"{AWARD_KINDS[award.kind]} «{award.name}»: định nghĩa, quy định theo thời gian, các chỉ tiêu và kết quả.",
        award.path, "", tuple(filter(None, (award.abbreviation, award.english, *award.also))),
    )  # fmt: skip
    return make_page(
        portal, place, "award.html", award=award, targets=targets,
        registering=portal.cross.registering.get(award.id, []), years=award_years(portal, award),
        alike=[key for key, other in portal.record.awards.items() if other.kind == award.kind and key != award.id],
    )  # fmt: skip


def gather(mentions: list[Mention]) -> list[tuple[Promise, list[str]]]:
    """Each plan or guidance once, with all its places."""
    places: dict[str, tuple[Promise, list[str]]] = {}
    for mention in mentions:
        entry = places.setdefault(f"{type(mention.promise).__name__}/{mention.promise.id}", (mention.promise, []))
        if mention.where and mention.where not in entry[1]:
            entry[1].append(mention.where)
    return list(places.values())


def target_line(portal: Portal, promise: Promise, target: Target) -> TargetLine:
    """One target on another page."""
    plan = isinstance(promise, Plan)
    owner = plan_owner(promise, portal) if isinstance(promise, Plan) else organisation_name(promise.issuer, portal)  # type: ignore[attr-defined]
    return TargetLine(
        owner=owner,
        promise=promise,
        target=target,
        asked=asked(target, grade_name(portal, target)),
        base=base_words(target.of, parent_words(portal, promise, target)),
        verdict=portal.evaluation.verdicts.get((promise.id, target.id)) if plan else None,
        is_plan=plan,
        address=record_address("plans" if plan else "guidance", promise.id, portal.addresses.prefix),
    )


def _place(
    portal: Portal, kind: str, record_id: str, title: str, kicker: str, description: str, source: str, owner: str,
    also: tuple[str, ...] = (), kind_words: str = "",
) -> Place:  # fmt: skip
    return Place(
        address=record_address(kind, record_id, portal.addresses.prefix),
        section=portal.section(kind),
        title=title,
        kind=kind_words or kicker.partition(" · ")[0],
        kicker=kicker,
        owner=owner,
        also=also,
        description=description,
        crumbs=trail(portal, kind),
        source=source,
    )


def _sorted(portal: Portal, mentions: list[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda mention: (mention.promise.id, mention.where))


def _based_on(award: Award, document_id: str) -> bool:
    return any(rule.source is not None and rule.source.document == document_id for rule in award.rules)
