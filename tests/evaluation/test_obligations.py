"""docs/RULES.md C-9: what was asked to be sent, and whether it was."""

from datetime import date

import pytest
from evaluation_builders import SCHOOL, cluster, guidance, judged, organisation, submission

DOSSIER = {"id": "ho-so", "who": ["school"], "what": "Hồ sơ", "before": "2023-03-05"}
PROOF = {"title": "Công văn đến"}


def duty(*parts, item=DOSSIER, as_of=date(2023, 12, 31)):
    (found,) = judged(guidance(obligations=[item]), *parts, as_of=as_of).obligations[SCHOOL]
    return found


def sent(day, **fields):
    return submission(SCHOOL, 2023, {"obligation": "ho-so", "sent_on": day, "evidence": PROOF, **fields})


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2023-03-04", "fulfilled_on_time"),
        ("2023-03-05", "unclear"),
        ("2023-03-06", "fulfilled_late"),
        ("2023-02", "fulfilled_on_time"),
        ("2023-03", "unclear"),
        ("2023-04", "fulfilled_late"),
    ],
)
def test_before_a_day_is_strictly_before(day, status):
    found = duty(sent(day))
    assert (found.status, found.last_day, str(found.sent_on)) == (status, date(2023, 3, 4), day)
    assert found.evidence.title == "Công văn đến"


@pytest.mark.parametrize(("day", "status"), [("2023-03-05", "fulfilled_on_time"), ("2023-03-06", "fulfilled_late")])
def test_until_a_day_includes_it(day, status):
    until = {"id": "ho-so", "who": "school", "what": "Hồ sơ", "until": "2023-03-05"}
    found = duty(sent(day), item=until)
    assert (found.status, found.last_day) == (status, date(2023, 3, 5))


def test_a_month_that_holds_the_last_day_is_unclear():
    until = {"id": "ho-so", "who": "school", "what": "Hồ sơ", "until": "2023-03-05"}
    assert duty(sent("2023-03"), item=until).status == "unclear"


def test_without_evidence_nothing_is_claimed():
    assert duty(sent("2023-03-01", evidence=None)).status == "unknown"
    assert duty().status == "unknown"


OTHER = {"obligation": "viec-khac", "sent_on": "2023-02-01", "evidence": PROOF}


def test_one_known_dispatch_says_nothing_of_the_others():
    assert duty(submission(SCHOOL, 2023, OTHER)).status == "unknown"
    neighbour = submission("truong-ban", 2023, {"obligation": "ho-so", "sent_on": "2023-03-01", "evidence": PROOF})
    assert duty(neighbour).status == "unknown"


@pytest.mark.parametrize(
    ("complete_on", "as_of", "status"),
    [
        ("2023-12-31", date(2023, 12, 31), "overdue"),
        ("2023-03-04", date(2023, 3, 5), "overdue"),
        ("2023-03-04", date(2023, 3, 4), "due"),
        ("2023-03-03", date(2023, 12, 31), "unknown"),
        ("2023-03", date(2023, 12, 31), "unknown"),
        ("2023-04", date(2023, 12, 31), "overdue"),
        ("2023-04", date(2023, 4, 29), "unknown"),
        ("2023-06-30", date(2023, 6, 29), "unknown"),
    ],
)
def test_only_a_complete_list_up_to_the_day_makes_anything_overdue(complete_on, as_of, status):
    found = duty(submission(SCHOOL, 2023, OTHER, complete_on=complete_on), as_of=as_of)
    assert found.status == status
    assert (found.complete is not None) == (status == "overdue" or as_of == date(2023, 3, 4))


def test_a_complete_list_of_another_year_or_body_says_nothing():
    assert duty(submission(SCHOOL, 2022, OTHER, complete_on="2023-12-31")).status == "unknown"
    assert duty(submission("truong-ban", 2023, OTHER, complete_on="2023-12-31")).status == "unknown"


def test_what_a_complete_list_holds_is_not_overdue():
    listed = {"obligation": "ho-so", "sent_on": "2023-03-01", "evidence": PROOF}
    assert duty(submission(SCHOOL, 2023, listed, complete_on="2023-12-31")).status == "fulfilled_on_time"
    unproven = {"obligation": "ho-so", "sent_on": "2023-03-01"}
    assert duty(submission(SCHOOL, 2023, unproven, complete_on="2023-12-31")).status == "unknown"


@pytest.mark.parametrize(
    ("as_of", "status"),
    [
        (date(2023, 2, 1), "not_due"),
        (date(2023, 2, 2), "due"),
        (date(2023, 3, 4), "due"),
        (date(2023, 3, 5), "unknown"),
    ],
)
def test_what_is_to_come_is_due_within_thirty_days(as_of, status):
    assert duty(as_of=as_of).status == status


def test_what_is_sent_later_than_the_day_asked_is_not_known_yet():
    assert duty(sent("2023-03-04"), as_of=date(2023, 3, 3)).status == "due"
    assert duty(sent("2023-03-04"), as_of=date(2023, 3, 4)).status == "fulfilled_on_time"


def test_the_first_sending_counts():
    twice = submission(
        SCHOOL, 2023,
        {"obligation": "ho-so", "sent_on": "2023-03-20", "evidence": PROOF},
        {"obligation": "ho-so", "sent_on": "2023-03-01", "evidence": PROOF},
    )  # fmt: skip
    assert str(duty(twice).sent_on) == "2023-03-01"


def test_an_obligation_without_a_day():
    undated = {"id": "ho-so", "who": "school", "what": "Quán triệt"}
    assert (duty(item=undated).status, duty(item=undated).last_day) == ("unknown", None)
    assert duty(sent("2023-12-01"), item=undated).status == "fulfilled"
    assert duty(submission(SCHOOL, 2023, OTHER, complete_on="2023-12-31"), item=undated).status == "unknown"


def test_obligations_go_to_the_kind_they_name():
    items = [
        DOSSIER,
        {"id": "bo", "who": ["ministry-school"], "what": "Phiếu"},
        {"id": "ca", "who": ["school", "ministry-school"], "what": "Báo cáo"},
    ]
    bodies = organisation("a"), organisation("b", "ministry-school"), organisation("c", "party-committee")
    asking = guidance(obligations=items, addressed_to=["political-school", "ministry-school"])
    found = judged(asking, *bodies).obligations
    assert {key: [one.obligation for one in value] for key, value in found.items()} == {
        "a": ["ho-so", "ca"],
        "b": ["bo", "ca"],
    }
    schools_only = judged(guidance(obligations=items), *bodies).obligations
    assert set(schools_only) == {"a"}


def test_a_school_that_does_not_stand_in_the_period_has_no_duty():
    gone = organisation("gone", succession=[{"event": "merge", "date": "2023-01-01", "into": "moi"}])
    going = organisation("going", succession=[{"event": "merge", "date": "2023-01-02", "into": "moi"}])
    unborn = organisation("unborn", succession=[{"event": "found", "date": "2024-01-01", "from": "going"}])
    born = organisation("born", succession=[{"event": "found", "date": "2023-12-31", "from": "going"}])
    named = organisation("named", names=[{"text": "Trường", "from": "2024"}])
    old = organisation("old", names=[{"text": "Trường", "from": "2023"}])
    renamed = organisation("renamed", succession=[{"event": "rename", "date": "2024-05-01", "from": "renamed"}])
    found = judged(guidance(obligations=[DOSSIER]), gone, going, unborn, born, named, old, renamed).obligations
    assert set(found) == {"going", "born", "old", "renamed"}


COMMON = {"id": "cum", "who": "cluster", "what": "Kế hoạch của cụm", "before": "2023-03-15"}


def test_a_clusters_duties_stand_under_its_head():
    own = cluster("cum-a", [SCHOOL], roles=[{"year": "2022", "head": "truong-ban"}, {"year": "2023", "head": SCHOOL}])
    headless = cluster("cum-b", [SCHOOL])
    bloc = cluster("khoi", [SCHOOL], kind="provincial-bloc")
    past = cluster("cum-cu", [SCHOOL], names=[{"text": "Cụm", "until": "2022-12-31"}])
    coming = cluster("cum-moi", [SCHOOL], names=[{"text": "Cụm", "from": "2024"}])
    found = judged(guidance(obligations=[COMMON, DOSSIER]), own, headless, bloc, past, coming)
    duties = [(one.cluster, one.organisation, one.obligation) for one in found.duties]
    assert duties == [(None, SCHOOL, "ho-so"), ("cum-a", SCHOOL, "cum"), ("cum-b", None, "cum")]
    assert [one.obligation for one in found.obligations[SCHOOL]] == ["ho-so", "cum"]


def cluster_status(*files, head=True, item=COMMON):
    roles = [{"year": "2023", "head": SCHOOL}] if head else []
    asking = guidance(obligations=[item, DOSSIER])
    found = judged(asking, organisation(), cluster("cum-a", [SCHOOL], roles=roles), *files, as_of=date(2023, 12, 31))
    return {one.cluster: one.status for one in found.duties}


MADE = {"obligation": "cum", "sent_on": "2023-03-10", "evidence": PROOF}


@pytest.mark.parametrize("head", [True, False])
def test_a_cluster_has_a_file_of_its_own_also_without_a_known_head(head):
    assert cluster_status(submission("cum-a", 2023, MADE), head=head) == {None: "unknown", "cum-a": "fulfilled_on_time"}
    assert cluster_status(submission("cum-a", 2023, OTHER), head=head) == {None: "unknown", "cum-a": "unknown"}
    whole = submission("cum-a", 2023, OTHER, complete_on="2023-12-31")
    assert cluster_status(whole, head=head) == {None: "unknown", "cum-a": "overdue"}


def test_what_the_head_sent_counts_for_the_cluster_and_accuses_nobody():
    assert cluster_status(submission(SCHOOL, 2023, MADE)) == {None: "unknown", "cum-a": "fulfilled_on_time"}
    assert cluster_status(submission(SCHOOL, 2023, MADE), head=False) == {None: "unknown", "cum-a": "unknown"}
    launched = {"id": "cum", "who": "cluster", "what": "Phát động"}
    assert cluster_status(submission(SCHOOL, 2023, MADE), item=launched) == {None: "unknown", "cum-a": "fulfilled"}


def test_the_clusters_own_file_goes_before_its_heads():
    whole = submission(SCHOOL, 2023, OTHER, complete_on="2023-12-31")
    assert cluster_status(whole) == {None: "overdue", "cum-a": "overdue"}
    assert cluster_status(whole, submission("cum-a", 2023, OTHER)) == {None: "overdue", "cum-a": "unknown"}


def test_the_heads_complete_list_speaks_of_itself_and_its_cluster_never_of_the_members():
    whole = submission(SCHOOL, 2023, OTHER, complete_on="2023-12-31")
    roles = [{"year": "2023", "head": SCHOOL}]
    members = cluster("cum-a", [SCHOOL, "truong-ban"], roles=roles)
    bodies = [organisation(), organisation("truong-ban"), cluster("cum-b", ["truong-ban"])]
    found = judged(guidance(obligations=[COMMON, DOSSIER]), *bodies, members, whole, as_of=date(2023, 12, 31)).duties
    assert {(one.organisation, one.cluster): one.status for one in found} == {
        (SCHOOL, None): "overdue",
        ("truong-ban", None): "unknown",
        (SCHOOL, "cum-a"): "overdue",
        (None, "cum-b"): "unknown",
    }


def test_a_cluster_that_lasts_one_day_of_the_year_has_its_duties():
    first = cluster("cum-dau", [SCHOOL], names=[{"text": "Cụm", "until": "2023-01-01"}])
    last = cluster("cum-cuoi", [SCHOOL], names=[{"text": "Cụm", "from": "2023-12-31"}])
    found = judged(guidance(obligations=[COMMON]), first, last).duties
    assert [one.cluster for one in found] == ["cum-cuoi", "cum-dau"]


def test_a_month_that_begins_on_the_last_day_is_unclear():
    until = {"id": "ho-so", "who": "school", "what": "Hồ sơ", "until": "2023-03-01"}
    assert duty(sent("2023-03"), item=until).status == "unclear"


def test_a_new_name_is_no_new_school():
    names = [{"text": "Trường cũ", "until": "2023-12-31"}, {"text": "Trường mới", "from": "2024-01-01"}]
    found = judged(guidance(obligations=[DOSSIER]), organisation(names=names))
    assert set(found.obligations) == {SCHOOL}
