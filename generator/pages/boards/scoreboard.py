"""Each target of a guidance × every body that it addresses, on a page below the guidance's own."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from generator.evaluation.comparison.scoreboard import (
    Addressee,
    BodyAnswer,
    addressees,
    answers,
)
from generator.evaluation.obligations import stands_in
from generator.formats import vi_period
from generator.model.ids import plan_id
from generator.model.organisations import Organisation
from generator.model.plans import Guidance
from generator.model.targets import Target
from generator.pages.boards.answers import TargetBlock, body_line, counted_noun, outside_lines, target_block
from generator.pages.boards.numbered import NumberedPart, in_numbered_parts
from generator.pages.findings.key_fact import KeyFact
from generator.pages.linking.addresses import record_address
from generator.pages.page import Crumb
from generator.pages.parts.trail import trail
from generator.pages.portal import Place, Portal
from generator.pages.route import Route, page_route
from generator.pages.wording.names import guidance_issuer, plan_owner, record_name, target_name
from generator.vietnamese import sort_key

BOARD = "doi-chieu/"
MOST_ROWS, MOST_NAMED, MOST_BODIES = 240, 240, 200
Parts = list[NumberedPart[Addressee]]


def has_board(portal: Portal, guidance: Guidance) -> bool:
    """Whether there is anything to put beside each other."""
    bodies = portal.record.organisations.values()
    addressed = any(one.kind in guidance.addressed_to and stands_in(one, guidance) for one in bodies)
    return bool(guidance.targets) and (addressed or bool(portal.cross.answering.get(guidance.id)))


def board_address(portal: Portal, guidance: Guidance) -> str:
    """Where the board of a guidance stands."""
    return f"{record_address('guidance', guidance.id, portal.addresses.prefix)}{BOARD}"


def boards_of(portal: Portal, organisation: Organisation) -> list[tuple[str, str]]:
    """(Address, name) of the boards that a body stands on, the newest guidance first."""
    every = (one for _, one in sorted(portal.record.guidance.items(), reverse=True))
    return [
        (board_address(portal, one), f"{record_name(one, portal)}, {vi_period(one.period)}") for one in every
        if one.targets and organisation.kind in one.addressed_to and stands_in(organisation, one)
    ]  # fmt: skip


def scoreboard_routes(portal: Portal, guidance: Guidance) -> Iterator[Route]:
    """`huong-dan/YEAR/ID/doi-chieu/`; where the bodies are many, `…/TARGET/` and `…/TARGET/2/` with all of them."""
    if not has_board(portal, guidance):
        return
    place = _place(portal, guidance)
    yield page_route(portal, place, "scoreboard.html", partial(_values, portal, guidance, place))
    if _whole(portal, guidance):
        return
    for target in guidance.targets:
        yield from _target_routes(portal, guidance, place, target)


def _target_routes(portal: Portal, guidance: Guidance, board: Place, target: Target) -> Iterator[Route]:
    bodies = _addressed(portal, guidance)
    names = [_name(portal, one) for one in bodies]
    parts = in_numbered_parts(bodies, names, f"{board.address}{target.id}/", MOST_BODIES)
    name = target_name(guidance, target.id, portal)
    for part in parts:
        place = replace(
            board, address=part.address, title=f"{name} – {board.title}" + f", phần {part.number}" * (part.number > 1),
            crumbs=(*board.crumbs, Crumb(board.title, board.address)),
        )  # fmt: skip
        values = partial(_target_values, portal, guidance, board, target, parts, part)
        yield page_route(portal, place, "scoreboard_target.html", values)


def _target_values(
    portal: Portal, guidance: Guidance, board: Place, target: Target, parts: Parts, part: NumberedPart[Addressee]
) -> dict[str, Any]:
    found = _board(portal, guidance)[target.id]
    here = {id(one) for one in part.items}
    block = _block(portal, guidance, target)
    lines = [body_line(portal, guidance, one) for one in found if id(one.addressee) in here]
    return {"guidance": guidance, "board": board, "block": block, "lines": lines, "parts": parts, "part": part,
            "noun": counted_noun(_addressed(portal, guidance))}  # fmt: skip


def _values(portal: Portal, guidance: Guidance, place: Place) -> dict[str, Any]:
    found, whole = _board(portal, guidance), _whole(portal, guidance)
    blocks = [
        target_block(portal, guidance, target, found[target.id], whole=True) if whole
        else replace(_block(portal, guidance, target), address=f"{place.address}{target.id}/")
        for target in guidance.targets
    ]  # fmt: skip
    without = [one for one in _addressed(portal, guidance) if one.plan is None]
    return {
        "guidance": guidance, "findings": _findings(portal, guidance, blocks), "blocks": blocks, "whole": whole,
        "without": without if len(without) <= MOST_NAMED else [], "lacking": len(without),
        "outside": outside_lines(portal, guidance, found) if whole else [],
        "noun": counted_noun(_addressed(portal, guidance)),
    }  # fmt: skip


def _findings(portal: Portal, guidance: Guidance, blocks: list[TargetBlock]) -> list[KeyFact]:
    bodies = {(one.kind, one.key): one.plan is not None for one in _addressed(portal, guidance)}
    planning = sum(bodies.values())
    found = [KeyFact(f"{planning}/{len(bodies)}", "đơn vị được gửi có kế hoạch trong sổ cho kỳ này")]
    if planning:
        for side, words in (("higher", "đặt cao hơn"), ("lower", "đặt thấp hơn"), ("missing", "không đặt")):
            number = sum(side in block.sides for block in blocks)
            found.append(KeyFact(f"{number}/{len(blocks)}", f"chỉ tiêu có đơn vị {words}"))
    return found


def _addressed(portal: Portal, guidance: Guidance) -> list[Addressee]:
    """Who the guidance concerns, by name."""

    def found() -> list[Addressee]:
        return sorted(addressees(portal.evaluation, guidance), key=lambda one: sort_key(_name(portal, one)))

    return portal.kept(("addressees", guidance.id), found)


def _board(portal: Portal, guidance: Guidance) -> dict[str, list[BodyAnswer]]:
    addressed = _addressed(portal, guidance)
    return portal.kept(("scoreboard", guidance.id), lambda: answers(portal.evaluation, guidance, addressed))


def _block(portal: Portal, guidance: Guidance, target: Target) -> TargetBlock:
    """A target without the bodies, who stand on pages of their own."""
    found = _board(portal, guidance)[target.id]
    return portal.kept(("block", guidance.id, target.id), lambda: target_block(portal, guidance, target, found))


def _whole(portal: Portal, guidance: Guidance) -> bool:
    """Whether all bodies stand on one page."""
    bodies = _addressed(portal, guidance)
    planning = _planning(bodies)
    return planning * len(guidance.targets) <= MOST_ROWS and len(bodies) - planning <= MOST_NAMED


def _planning(bodies: Iterable[Addressee]) -> int:
    return sum(one.plan is not None for one in bodies)


def _name(portal: Portal, one: Addressee) -> str:
    return plan_owner(one.plan, portal) if one.kind == "clusters" and one.plan else portal.called(one.kind, one.key)[0]


def _place(portal: Portal, guidance: Guidance) -> Place:
    name = record_name(guidance, portal)
    issuer = guidance_issuer(guidance, portal, guidance.period.first())
    own = record_address("guidance", guidance.id, portal.addresses.prefix)
    year = str(plan_id(guidance.id).year)
    index = Crumb(year, f"{portal.addresses.prefix}huong-dan/#nam-{year}")
    return Place(
        address=f"{own}{BOARD}", section=portal.section("guidance"), title=f"Các đơn vị bên cạnh {name}",
        kind="Đối chiếu", kicker=f"Đối chiếu với hướng dẫn · {vi_period(guidance.period)}", owner=issuer,
        description=f"Từng chỉ tiêu của {name} bên cạnh kế hoạch của mọi đơn vị được gửi: đặt cao hơn, bằng, thấp hơn, "
        "không có; đã báo cáo gì.",
        crumbs=trail(portal, "guidance", index, Crumb(name, own)), source=guidance.path,
    )  # fmt: skip
