"""Links inside a plan or guidance: ids, bases, tasks, components, and what it takes from its guidance."""

from collections.abc import Collection, Iterator, Mapping

from generator.model.ids import target_key
from generator.reading.checks.loops import loops
from generator.reading.naming.lookup import suggestion
from generator.reading.problems.nearest import guess, quoted
from generator.reading.problems.problem import Finding, Loc, Near
from generator.reading.records.index import Index, target_ids, target_names
from generator.reading.records.parts import Entry
from generator.reading.records.walk import get, items, text, words

# A target that is counted out of another: its id, the place that says so, the other's id.
Base = tuple[str, Loc, str]


def promise_findings(entry: Entry, index: Index) -> Iterator[Finding]:
    """Everything that does not hold together inside one plan or guidance."""
    bases = list(bases_of(entry))
    if bases:
        yield from _base_findings(entry, bases)
        yield from _loop_findings(entry, bases)
    yield from _task_findings(entry)
    yield from _alignment_findings(entry, index)
    yield from _component_findings(entry, index)
    yield from _adoption_findings(entry, index)
    yield from _form_findings(entry)


def unknown_target(
    entry: Entry, loc: Loc, name: str, known: Collection[str], where: str, at_key: bool = False
) -> Finding:
    """The finding for the id of a target that `where` does not have; a mapping in `known` gives their names too."""
    message = f"{where} không có chỉ tiêu {quoted(name)}"
    names = known if isinstance(known, Mapping) else {}
    near = Near(name, known, "các chỉ tiêu", lambda word: guess(word, known) or suggestion(word, names))
    return Finding(entry.path, entry.at(loc), "unknown-target", message, "", at_key, near=near)


def bases_of(entry: Entry) -> Iterator[Base]:
    """The targets that each target is counted out of, or is made of."""
    for loc, target in items(entry.node, "targets"):
        name = text(target, "id")
        if base := text(get(target, "of"), "target"):
            yield name, (*loc, "of", "target"), base
        if whole := text(target, "within"):
            yield name, (*loc, "within"), whole
        for below, part in words(target, "parts"):
            yield name, (*loc, *below), part
        for below, reading in items(target, "readings"):
            if base := text(get(reading, "of"), "target"):
                yield name, (*loc, *below, "of", "target"), base


def _base_findings(entry: Entry, bases: list[Base]) -> Iterator[Finding]:
    known = target_names(entry) if bases else {}
    for _, loc, base in bases:
        if base not in known:
            yield unknown_target(entry, loc, base, known, "văn bản này")


def _loop_findings(entry: Entry, bases: list[Base]) -> Iterator[Finding]:
    names = list(target_ids(entry))
    if len(set(names)) < len(names):
        return  # an id that stands twice is reported already, and makes loops that nobody wrote
    places = {(name, base): loc for name, loc, base in bases}
    for loop in loops((name, base) for name, _, base in bases):
        message = f"chỉ tiêu tính theo nhau thành vòng: {' → '.join([*loop, loop[0]])}"
        place = places[loop[0], loop[1] if len(loop) > 1 else loop[0]]
        yield Finding(entry.path, entry.at(place), "base-loop", message, "bỏ một trong các mẫu số, các phần ấy")


def _task_findings(entry: Entry) -> Iterator[Finding]:
    targets = target_names(entry) if get(entry.node, "tasks") else {}
    tasks = {text(task, "id") for _, task in items(entry.node, "tasks")}
    for loc, task in items(entry.node, "tasks"):
        for below, name in words(task, "contributes_to"):
            if name not in targets:
                yield unknown_target(entry, (*loc, *below), name, targets, "văn bản này")
        whole = text(task, "part_of")
        if whole and whole not in tasks:
            message = f"không có nhiệm vụ nào mang mã {quoted(whole)} trong văn bản này"
            near = Near(whole, tasks, "các nhiệm vụ")
            yield Finding(entry.path, entry.at((*loc, "part_of")), "dangling-reference", message, near=near)


def _alignment_findings(entry: Entry, index: Index) -> Iterator[Finding]:
    if isinstance(entry.node, dict) and "answers" not in entry.node:
        return  # the key may be mistyped, which is reported already
    answered = [index.get("guidance", name) for _, name in words(entry.node, "answers")]
    if any(guidance is None or guidance.node is None for guidance in answered):
        return
    known = {name: names for found in answered if found for name, names in index.targets(found).items()}
    for loc, target in items(entry.node, "targets"):
        name = text(target, "aligns_with")
        if name and name not in known:
            where = "hướng dẫn mà kế hoạch này thực hiện" if answered else "kế hoạch không có answers, nên"
            yield unknown_target(entry, (*loc, "aligns_with"), name, known, where)


def _adoption_findings(entry: Entry, index: Index) -> Iterator[Finding]:
    """Earlier targets that a target takes over, `2021/ten-truong#de-tai`, and that are not there."""
    for loc, target in items(entry.node, "targets"):
        if not (name := text(target, "adopted_from")):
            continue
        source, earlier = target_key(name)
        found, place = index.get("plans", source), (*loc, "adopted_from")
        if found is None:
            message = f"không có kế hoạch nào mang mã {quoted(source)} (content/plans/)"
            near = Near(source, index.ids("plans"))
            hint = "viết mã kế hoạch, dấu #, mã chỉ tiêu: 2021/ten-truong#de-tai"
            yield Finding(entry.path, entry.at(place), "dangling-reference", message, hint, near=near)
        elif found.node is not None and earlier not in (known := index.targets(found)):
            yield unknown_target(entry, place, earlier, known, f"kế hoạch {source}")


def _form_findings(entry: Entry) -> Iterator[Finding]:
    """Forms that an obligation asks for and the guidance does not list, where it lists any."""
    known = {text(form, "code") for _, form in items(entry.node, "forms")}
    for loc, obligation in items(entry.node, "obligations") if known else ():
        code = text(obligation, "form")
        if code and code not in known:
            message = f"hướng dẫn không có biểu mẫu số {quoted(code)}"
            near = Near(code, known, "các biểu mẫu")
            hint = "thêm biểu mẫu vào forms của hướng dẫn"
            yield Finding(entry.path, entry.at((*loc, "form")), "dangling-reference", message, hint, near=near)


def _component_findings(entry: Entry, index: Index) -> Iterator[Finding]:
    """Components of the contents that no theme of the plan has, neither as launched nor as printed."""
    labels: set[str] = set()
    for _, use in items(entry.node, "themes"):
        theme = index.get("themes", use.strip() if isinstance(use, str) else text(use, "theme"))
        if theme is None or theme.node is None:
            return
        labels |= {text(part, "label") for _, part in items(theme.node, "components")}
        labels |= {word for _, word in words(use, "as_written")}
    folded = {label.casefold() for label in labels}
    for loc, content in items(entry.node, "contents"):
        for below, label in words(content, "components"):
            if label.casefold() not in folded:
                message = f"chủ đề của kế hoạch không có thành tố {quoted(label)}"
                near = Near(label, labels, "các thành tố")
                yield Finding(entry.path, entry.at((*loc, *below)), "unknown-component", message, near=near)
