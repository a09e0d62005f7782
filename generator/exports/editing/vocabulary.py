"""The Vietnamese words for every closed vocabulary of the contract, by the words it lists."""

from typing import Any, get_args

from generator import labels
from generator.model import organisations, plans, recognitions, reference, results, targets
from generator.model.common import CiteRole, Confidence, Verification
from generator.model.screens import SlideKind

_SUBJECTS = {"person": "Cá nhân", "collective": "Tập thể"}
_PRIORITIES = {"normal": "Thường", "urgent": "Khẩn, thay mọi nội dung khác trên màn hình"}
_SCOPES = {"broader": "Phạm vi rộng hơn chỉ tiêu của hướng dẫn", "narrower": "Phạm vi hẹp hơn chỉ tiêu của hướng dẫn"}
_ROUNDINGS = {"floor": "Làm tròn xuống", "ceil": "Làm tròn lên", "half_up": "Làm tròn thường, từ một nửa thì lên"}
_VOCABULARIES: list[tuple[Any, dict[str, str]]] = [
    (organisations.OrganisationKind, labels.bodies.ORGANISATION_KINDS),
    (organisations.UnitKind, labels.bodies.UNIT_KINDS),
    (organisations.SuccessionKind, labels.bodies.SUCCESSION_KINDS),
    (organisations.ClusterKind, labels.bodies.CLUSTER_KINDS),
    (reference.MovementKind, labels.reference.MOVEMENT_KINDS),
    (reference.DocumentKind, labels.reference.DOCUMENT_KINDS),
    (reference.AwardKind, labels.reference.AWARD_KINDS),
    (reference.Holder, labels.reference.HOLDERS),
    (plans.Channel, labels.bodies.CHANNELS),
    (plans.Actor, labels.bodies.ACTORS),
    (targets.Population, labels.targets.POPULATIONS),
    (targets.ReadAs, labels.targets.READ_AS),
    (targets.UpperIs, labels.targets.UPPER_IS),
    (targets.Scope, _SCOPES),
    (targets.AskedStage, labels.targets.ASKED_STAGES),
    (targets.RoundingRule, _ROUNDINGS),
    (results.Phase, labels.reports.PHASES),
    (results.Basis, labels.reports.BASES),
    (results.Reason, labels.reports.REASONS),
    (results.Counted, labels.targets.COUNTED),
    (results.Outcome, labels.reports.OUTCOMES),
    (recognitions.Stage, labels.reports.STAGES),
    (results.ExemplarSubject, _SUBJECTS),
    (results.Priority, _PRIORITIES),
    (CiteRole, labels.reference.CITE_ROLES),
    (Confidence, labels.bodies.CONFIDENCE),
    (Verification, labels.bodies.VERIFICATION),
]
_PROFILES = {"led": "Màn LED", "tv": "Tivi", "gate": "LED cổng trường"}
_READERS = {"adults": "Người lớn", "children": "Có trẻ em"}
_SLIDES = dict(
    zip(
        get_args(get_args(SlideKind)[0]),
        (
            "Thông báo",
            "Chủ đề",
            "Chỉ tiêu",
            "Tiến độ",
            "Kết quả",
            "Hạn sắp đến",
            "Gương điển hình",
            "Mã QR dẫn về trang",
        ),
        strict=True,
    )
)
_BY_WORDS: dict[tuple[str, ...], dict[str, str]] = {
    **{get_args(get_args(vocabulary)[0]): words for vocabulary, words in _VOCABULARIES},
    **{tuple(words): words for words in (_PROFILES, _READERS, _SLIDES)},
}


def words_for(choices: tuple[str, ...]) -> dict[str, str]:
    """Each listed word with what it means; the word itself where the vocabulary has no Vietnamese words yet."""
    words = _BY_WORDS.get(choices, {})
    return {choice: words.get(choice, choice) for choice in choices}
