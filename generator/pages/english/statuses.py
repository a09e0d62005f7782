"""Statuses and remarks in English, by the keys that the Vietnamese ones have."""

STATUSES = {
    "met": (
        "Met",
        (
            "A public report shows a figure that is just what was needed, within the range, not above the maximum, "
            "or a result that is attested as it was set."
        ),
    ),
    "exceeded": (
        "Exceeded",
        (
            "A public report shows at least one more than was needed, or a higher grade or level. Targets of 100 %, "
            "“some”, “at most”, first rank, caps and quotas cannot be exceeded."
        ),
    ),
    "not_met": (
        "Not met",
        "A public report shows less than was set, or more than the target or the law allows.",
    ),
    "at_risk": (
        "At risk",
        (
            "Only a mid-term report is there: the target can still be met, but with no room to lose, or the "
            "forecast is below what is needed. A warning, not a verdict."
        ),
    ),
    "pending": (
        "Not due yet",
        "The day to report has not passed, or a mid-term report shows that all is on course.",
    ),
    "undetermined": (
        "Reported, not enough to decide",
        (
            "A public report exists, but what it says decides nothing: no denominator, only a rounded share or a "
            "rough number, or two sources that disagree."
        ),
    ),
    "not_reported": (
        "No public report",
        (
            "The day to report has passed and the record knows no public figure. Neither met nor not met is ever "
            "concluded from silence."
        ),
    ),
    "withdrawn": (
        "Report withdrawn",
        "A published figure was withdrawn and nothing stands in its place.",
    ),
    "not_applicable": (
        "Not applicable",
        (
            "The target cannot be judged: the denominator is 0, no whole number falls into the range, or a "
            "successor body has taken the target over."
        ),
    ),
}
REMARKS = {
    "over_cap": "above the legal ceiling in force, so not met",
    "cap_unchecked": "a legal ceiling exists, but the number it is a share of is not known",
    "above_range": "above the upper end of a range, or above a quota, that is no legal ceiling",
    "infeasible": "no whole number of people or units falls into the range",
    "comparator_inferred": "the text gives a bare number; it is read as “at least”",
    "provisional": "from the year-end report; the official figure may differ",
    "small_number": "a denominator below 20: read the counts before the share",
    "ambiguous": "the wording has several readings with different verdicts; the strictest one is shown",
    "before_issue": "an item is dated before the plan was issued, but within its period",
    "assumed_base": "the text does not say what the share is of; the usual denominator is taken",
    "early": "decided before the period ended, since nothing can change it any more",
    "disputed": "two reports of one period give different figures and neither corrects the other",
    "zero_base": "nobody and nothing to take a share of",
    "counted_beside": "counted beside, not within, those who met the target that is the denominator",
    "denominator_missing": "the count is known, the total is not",
    "share_only": "the source prints a share without counts; it stands for all shares that round to it",
    "approximate": "the source says “over”, “nearly” or “about” a number",
    "interim_only": "past the day to report, and only interim figures are there",
    "part_missing": "one part of the target was reported, another was not",
    "unattested": "reported, and attested by nobody",
    "not_comparable": "what was reported is not what the target asks",
    "retracted": "the highest report was withdrawn",
    "corrected": "the figure replaces one that was published before, which is kept beside it",
    "award_revoked": "lower because an award was revoked, not because of a miscount",
    "amended_after": "an amendment that came too late to change the verdict",
    "organisation_dissolved": "the body ended before the day to report; nobody reports for it",
    "end_inferred": "that or when the body ended is inferred",
}
