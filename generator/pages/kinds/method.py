"""How a status is decided: written from the rule registry itself, so that it cannot drift from the code."""

from typing import Any

from generator.evaluation.rules import RULES
from generator.labels.verdicts import FLAGS, SHOWN
from generator.pages.linking.addresses import ENGLISH_METHOD, METHOD
from generator.pages.portal import HOME, Place, Portal
from generator.pages.route import Route, page_route
from generator.pages.wording.meanings import FLAG_MEANINGS, STATUS_MEANINGS
from generator.pages.wording.target_why import rule_anchor


def method_route(portal: Portal) -> Route:
    """`phuong-phap/`."""
    place = Place(
        address=METHOD, section="phuong-phap", title="Cách xác định trạng thái", kind="Phương pháp",
        crumbs=(HOME,), translations=(("vi", METHOD), ("en", ENGLISH_METHOD)),
        description="Từng quy tắc dùng để nói một chỉ tiêu đạt, vượt, không đạt hay chưa có báo cáo công khai.",
    )  # fmt: skip
    return page_route(portal, place, "method.html", _values)


def _values() -> dict[str, Any]:
    statuses = [(key, word, STATUS_MEANINGS[key]) for key, word in SHOWN.items()]
    flags = [(word, FLAG_MEANINGS[key]) for key, word in FLAGS.items()]
    return {"rules": RULES, "statuses": statuses, "flags": flags, "rule_anchor": rule_anchor}
