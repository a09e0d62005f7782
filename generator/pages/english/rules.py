"""The rules in English, by their ids: title and text."""

RULES = {
    "C-1.no_report": (
        "No report",
        (
            "Without a public figure nothing is concluded: “not due yet” up to the day to report, “no public "
            "report” after it. Silence never means “not met”."
        ),
    ),
    "C-1.undetermined": (
        "Reported, not enough to decide",
        "Where reported figures do not decide, that is said, with the reason, and never that nothing was reported.",
    ),
    "C-1.denominator_missing": (
        "No denominator",
        (
            "A share needs its denominator. A target that is a share of another target's result waits for the "
            "report on that one, of the same year and phase."
        ),
    ),
    "C-1.zero_base": (
        "A denominator of zero",
        "With nobody in the denominator a share means nothing: not applicable.",
    ),
    "C-2.all": (
        "100 %",
        "Everybody or every unit in the denominator. It cannot be exceeded.",
    ),
    "C-2.at_least": (
        "At least … %",
        (
            "What is needed is the share times the denominator, rounded up to a whole number. Just that is met, "
            "more is exceeded, less is not met. Counts are compared, never rounded shares."
        ),
    ),
    "C-2.more_than": (
        "More than … %",
        "The least whole number above the share times the denominator.",
    ),
    "C-2.count": (
        "At least a number",
        "The count against the number set. Listed items count once each, by their day.",
    ),
    "C-2.at_most": (
        "None, or at most …",
        (
            "Not more than the number, or the share rounded down, is met; more is not. It cannot be exceeded, and "
            "what can no longer fall is decided at once."
        ),
    ),
    "C-2.attains": (
        "The body itself is awarded",
        (
            "A decision to award is met; no award by the end of the period is not met. To register or to be "
            "proposed is not to be awarded."
        ),
    ),
    "C-2.rank": (
        "Ranked …",
        "The rank set or a better one is met, a lower one is not. It cannot be exceeded.",
    ),
    "C-2.change": (
        "More or less than the year before",
        (
            "Compared with the figure of the year named, counted alike: just so is met, beyond is exceeded, short "
            "is not met. Without that year's figure: undecided."
        ),
    ),
    "C-2.parts": (
        "Several targets in one",
        "Met when all parts are, exceeded when all are, not met when one is not; else as the part that lags most.",
    ),
    "C-2.each": (
        "Each unit",
        "Units that met the number, out of all units; it must be all.",
    ),
    "C-2.some": (
        "Among them some",
        "One is enough. No number is set, so it cannot be exceeded.",
    ),
    "C-2.cap": (
        "A number that equals the ceiling",
        (
            "Where the number is just the legal ceiling in force, or the plan calls it one, the share is rounded "
            "down: just that is met, less is not met, more is above the ceiling and not met either."
        ),
    ),
    "C-2.quota": (
        "A number read as a quota",
        "What a higher body allotted, rounded down: just that is met, less is not, more is met with a remark.",
    ),
    "C-2.bare": (
        "A bare number without a ceiling",
        (
            "The text says neither “from”, “over” nor “exactly”: read as “at least”, and it is said that this is "
            "inferred."
        ),
    ),
    "C-2.grade": (
        "The grade of a body",
        (
            "On the scale of four: not completed, completed, completed well, completed excellently. The same grade "
            "is met, a higher one exceeded, a lower one not met."
        ),
    ),
    "C-2.level": (
        "A level of a standard",
        "Only a decision that recognises the level counts; criteria that are fulfilled show progress alone.",
    ),
    "C-2.compliance": (
        "Compliance of 100 %",
        (
            "Met when it is attested that nothing was violated. One confirmed violation decides at once; only a "
            "correction or withdrawal of that report undoes it."
        ),
    ),
    "C-2.quality": (
        "A target without a number",
        "As attested: achieved is met; partly or not at all is not met.",
    ),
    "C-3.legal_ceiling": (
        "Above the legal ceiling",
        (
            "A regulation in force may cap an award as a share of those who hold another. More than the ceiling, "
            "rounded down, is not met, before any other comparison and however the plan words its target."
        ),
    ),
    "C-3.bounded": (
        "Only a share, or a rough number",
        (
            "A printed share stands for all shares that round to it: 15 % is 14.5 % to 15.5 %; 100 % and 0 % are "
            "exact. “Over N” begins at N + 1, “nearly N” is less than N. Where every possible count gives one "
            "verdict, that is the verdict, never exceeded."
        ),
    ),
    "C-4.range": (
        "From … to … %",
        (
            "Met between the lower end, rounded up, and the upper end, rounded down. Above it: not met where the "
            "upper end is a legal ceiling; met with a remark where it is the guidance's; exceeded where it is what "
            "the plan strives for."
        ),
    ),
    "C-4.infeasible": (
        "No whole number fits",
        "10 % to 15 % of 12 people is 1.2 to 1.8 people: not applicable.",
    ),
    "C-6.mid_year": (
        "A mid-year report",
        (
            "A forecast. Where what can still be reached is less than needed: not met, early; just enough, or a "
            "forecast below what is needed: at risk; else not due yet."
        ),
    ),
    "C-6.multi_year": (
        "A target of several years",
        (
            "The results of all years are added. Enough is met at once, but under a ceiling; too little for the "
            "time that has passed is at risk; short at the end, with the last year's report, is not met."
        ),
    ),
    "C-6.each_year": (
        "A target for each year",
        "Each year is judged; the whole is met only if each year is.",
    ),
    "C-7.dissolved": (
        "A body that ended",
        (
            "Its targets stop on that day: what was met stays met, what could no longer be met is not met, all else "
            "stays open unless a successor reports. Figures of predecessors are never added to those of a "
            "successor."
        ),
    ),
    "C-7.adopted": (
        "A successor took the target over",
        "The verdict stands at the new target; here: not applicable.",
    ),
    "C-8.amended": (
        "A plan amended afterwards",
        (
            "Targets are judged by the version in force on the last day of the period, or when their first official "
            "figure was published, if that was earlier."
        ),
    ),
    "C-8.disputed": (
        "Two sources disagree",
        (
            "Two reports of one phase with different figures and no correction, or a count above its denominator: "
            "undecided until it is clear."
        ),
    ),
}
