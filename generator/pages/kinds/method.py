"""How a status is decided: written from the rule registry itself, so that it cannot drift from the code."""

from generator.evaluation.rules import RULES
from generator.labels import FLAGS, SHOWN
from generator.pages.linking.addresses import METHOD
from generator.pages.page import Page
from generator.pages.portal import HOME, Place, Portal, make_page
from generator.pages.wording.meanings import FLAG_MEANINGS, STATUS_MEANINGS
from generator.pages.wording.target_why import rule_anchor


def method_page(portal: Portal) -> Page:
    """`phuong-phap/`."""
    place = Place(
        address=METHOD, section="phuong-phap", title="Cách xác định trạng thái", kind="Phương pháp", crumbs=(HOME,),
        description="Từng quy tắc dùng để nói một chỉ tiêu đạt, vượt, không đạt hay chưa có báo cáo công khai.",
    )  # fmt: skip
    statuses = [(key, word, STATUS_MEANINGS[key]) for key, word in SHOWN.items()]
    flags = [(word, FLAG_MEANINGS[key]) for key, word in FLAGS.items()]
    return make_page(portal, place, "method.html", rules=RULES, statuses=statuses, flags=flags, rule_anchor=rule_anchor)
