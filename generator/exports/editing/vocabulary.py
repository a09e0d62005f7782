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
    (organisations.OrganisationKind, labels.ORGANISATION_KINDS),
    (organisations.UnitKind, labels.UNIT_KINDS),
    (organisations.SuccessionKind, labels.SUCCESSION_KINDS),
    (organisations.ClusterKind, labels.CLUSTER_KINDS),
    (reference.MovementKind, labels.MOVEMENT_KINDS),
    (reference.DocumentKind, labels.DOCUMENT_KINDS),
    (reference.AwardKind, labels.AWARD_KINDS),
    (reference.Holder, labels.HOLDERS),
    (plans.Channel, labels.CHANNELS),
    (plans.Actor, labels.ACTORS),
    (targets.Population, labels.POPULATIONS),
    (targets.ReadAs, labels.READ_AS),
    (targets.UpperIs, labels.UPPER_IS),
    (targets.Scope, _SCOPES),
    (targets.AskedStage, labels.ASKED_STAGES),
    (targets.RoundingRule, _ROUNDINGS),
    (results.Phase, labels.PHASES),
    (results.Basis, labels.BASES),
    (results.Reason, labels.REASONS),
    (results.Counted, labels.COUNTED),
    (results.Outcome, labels.OUTCOMES),
    (recognitions.Stage, labels.STAGES),
    (results.ExemplarSubject, _SUBJECTS),
    (results.Priority, _PRIORITIES),
    (CiteRole, labels.CITE_ROLES),
    (Confidence, labels.CONFIDENCE),
    (Verification, labels.VERIFICATION),
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
