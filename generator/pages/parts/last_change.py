"""What last changed a page, in words: below its title, in its footer; what of that is not known, and why."""

from collections.abc import Iterable
from html import escape

from markupsafe import Markup

from generator.escaping import safe
from generator.formats import vi_date
from generator.labels.changes import NO_HISTORY, PARTLY, UNSAVED
from generator.model.plans import Plan
from generator.pages.linking.addresses import commits_root
from generator.pages.page import Changed, Commit
from generator.pages.portal import Place, Portal

MOST_NAMED = 2


def files_of(portal: Portal, plans: Iterable[Plan]) -> tuple[str, ...]:
    """The files of some plans and of the reports on them, with those of reports that are gone in no commit yet."""
    return tuple(
        path
        for plan in plans
        for path in (plan.path, *(one.path for one in portal.results_of(plan.id)), *_gone_reports(portal, plan))
    )


def _gone_reports(portal: Portal, plan: Plan) -> list[str]:
    folder = plan.path.replace("/plans/", "/results/", 1).removesuffix(".yml") + "/"
    own = {one.path for one in portal.results_of(plan.id)} if portal.changed.edited else ()
    return sorted(path for path in portal.changed.edited if path.startswith(folder) and path not in own)


def below_title(portal: Portal, place: Place) -> str:
    """The line below the title of a page of one record: the newest commit of its files, what is in none, what is not
    known; "" on other pages.
    """
    if not place.source:
        return ""
    changed = portal.changed
    unsaved, commit = changed.unsaved(place.source, place.beside), changed.of(place.source, place.beside)
    if unsaved:
        words = f"{_capital(UNSAVED)}: {_named(unsaved)}"
    elif commit is None:
        words = escape(_unknown(changed))
    else:
        words = f"Sửa lần cuối {_day(commit)}, commit {_linked(commit, commits_root(portal.site.edit_root))}"
        words += f"; {escape(partly(changed))}" if changed.since else ""
    return f'<p class="td-changed">{words}</p>' if words else ""


def of_record(changed: Changed) -> Markup:
    """What a page of many records says of the newest change of all; "" where that is not known."""
    if changed.edited:
        return safe(f"Dữ liệu {UNSAVED}")
    return safe(f"Dữ liệu sửa lần cuối {_day(changed.newest)}" if changed.newest else "")


def of_file(changed: Changed, path: str) -> str:
    """What a page of prose says of its file, as the end of a sentence; "" where nothing is known."""
    commit = changed.of(path)
    return f", {UNSAVED}" if changed.unsaved(path) else f", sửa lần cuối {_day(commit)}" if commit else ""


def partly(changed: Changed) -> str:
    """Up to which day a shallow clone does not tell; "" where all is known."""
    return PARTLY.format(day=vi_date(changed.since.day)) if changed.since else ""


def _unknown(changed: Changed) -> str:
    return NO_HISTORY.format(why=changed.unknown) if changed.unknown else _capital(partly(changed))


def _named(paths: Iterable[str]) -> str:
    named = list(paths)
    shown = ", ".join(f"<code>{escape(path)}</code>" for path in named[:MOST_NAMED])
    return f"{shown} và {len(named) - MOST_NAMED} tệp khác" if len(named) > MOST_NAMED else shown


def _day(commit: Commit) -> str:
    return f'<time datetime="{commit.day.isoformat()}">{vi_date(commit.day)}</time>'


def _linked(commit: Commit, root: str | None) -> str:
    name = f"<code>{escape(commit.short)}</code>"
    return f'<a href="{escape(root + commit.id)}" rel="external noopener">{name}</a>' if root else name


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
