"""A guidance's page holds what its file says of every obligation and target: where it stands in print, and why."""

from html_tree import Element

from generator.model.record import Record
from generator.pages.linking.addresses import record_address


def page(pages: dict[str, Element], kind: str, key: str) -> Element:
    return pages[f"{record_address(kind, key)}index.html"]


def test_every_obligation_stands_with_its_provision(pages: dict[str, Element], record: Record):
    shown, wanted = {}, {}
    for key, guidance in record.guidance.items():
        for entry in guidance.obligations:
            row = page(pages, "guidance", key).by_id(f"viec-{entry.id}")
            shown[entry.id] = [cell.text() for cell in row.all("span", css="td-target__no")]
            wanted[entry.id] = [entry.at] if entry.at else []
    assert len(wanted) >= 19
    assert shown == wanted


def test_every_target_stands_with_the_reason_for_its_reading(pages: dict[str, Element], record: Record):
    kinds = (("guidance", record.guidance), ("plans", record.plans))
    promised = [(kind, key, target) for kind, found in kinds for key, one in found.items() for target in one.targets]
    given = [(kind, key, target) for kind, key, target in promised if target.why]
    assert ("guidance", "2023/hvctqg-3552", "cstdcs") in [(kind, key, target.id) for kind, key, target in given]
    for kind, key, target in given:
        reported = page(pages, kind, key).by_id(f"ct-{target.id}").text()
        assert reported.count(" ".join(str(target.why).split())[:60]) == 1, (key, target.id)
