"""Work shared out among processes: the findings come back in order, a fault in any share is heard of."""

import os
from pathlib import Path

import pytest

from generator.pages.page import Page
from generator.site.gathered import Gathered
from generator.site.links import BrokenLinksError
from generator.site.shares import WORTHWHILE, ShareError, in_shares, shares_for


def page(name: str, body: str) -> Page:
    return Page(f"truong/{name}/", "truong", f"Trường {name}", "Mô tả", (), (), body, "Trường")


PAGES = [
    page(str(number), f'<p>Lời {number % 3} chung</p><a href="../../truong/{number}/index.html">x</a>')
    for number in range(9)
]


def gathered(pages: list[Page]) -> Gathered:
    found = Gathered()
    for one in pages:
        found.page(one)
    return found


def test_every_share_is_done_once_in_a_process_of_its_own():
    found = in_shares(lambda share, shares: (share, shares, os.getpid()), 3)
    assert [(share, shares) for share, shares, _ in found] == [(0, 3), (1, 3), (2, 3)]
    assert len({process for _, _, process in found}) == 3
    assert found[0][2] == os.getpid()


def test_a_single_share_stays_here():
    assert in_shares(lambda share, shares: (share, shares, os.getpid()), 1) == [(0, 1, os.getpid())]


@pytest.mark.parametrize("faulty", [1, 2])
def test_a_fault_in_another_process_is_told_with_its_place(faulty: int):
    def work(share: int, shares: int) -> int:
        if share == faulty:
            raise ValueError("tệp hỏng")
        return share

    with pytest.raises(ShareError, match="tệp hỏng"):
        in_shares(work, 3)


def test_a_fault_here_ends_the_others():
    def work(share: int, shares: int) -> int:
        if share == 0:
            raise ValueError("lỗi ở đây")
        return share

    with pytest.raises(ValueError, match="lỗi ở đây"):
        in_shares(work, 2)


def test_a_process_that_dies_is_a_fault():
    with pytest.raises(ShareError):
        in_shares(lambda share, shares: os._exit(3) if share else 0, 2)


def test_little_work_is_not_shared_out():
    assert shares_for(WORTHWHILE - 1) == 1


def test_what_the_shares_gathered_is_as_if_gathered_in_one(tmp_path: Path):
    whole, parts = gathered(PAGES), gathered([])
    for share in range(2):
        parts.add(gathered(PAGES[share::2]))
    assert parts.search.files() == whole.search.files()
    assert sorted(parts.listed) == sorted(whole.listed)
    assert sorted(parts.addresses) == sorted(whole.addresses)
    assert parts.written == whole.written == len(PAGES)
    with pytest.raises(BrokenLinksError, match=r"truong/8/"):
        parts.check.finish(tmp_path)
