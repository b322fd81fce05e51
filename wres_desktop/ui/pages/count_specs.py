"""What is counted on each page of counts: its rows and columns, and what the page says."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from wres_desktop.domain.submission import SurveyQuestion
from wres_desktop.domain.workforce import BANDS, PAY_CLUSTERS, StaffGroup
from wres_desktop.intake.draft import rows_entered_of
from wres_desktop.ui.count_grid_rows import GROUPS, GridColumn, GridRow, entered, remainder, total
from wres_desktop.ui.session import PageName

_CLUSTERS: Final = {
    "bands_1_to_4": "Bands 1 to 4 and below",
    "bands_5_to_7": "Bands 5 to 7",
    "bands_8a_to_8b": "Bands 8a and 8b",
    "bands_8c_to_vsm": "Bands 8c to VSM",
}
_BAND_LABELS: Final = {band: f"Band {band.removeprefix('band_')}" for band in BANDS if band.startswith("band_")} | {
    "under_band_1": "Under band 1",
    "vsm": "Very senior managers",
}
_MEDICAL_LABELS: Final = {
    "consultant": "Consultants",
    "senior_medical_manager": "of which senior medical managers",
    "career_grade": "Non-consultant career grades",
    "trainee": "Trainee grades",
    "other": "Other grades",
}

SURVEY_LABELS: Final = {
    SurveyQuestion.HARASSMENT_PUBLIC: "Harassed by patients, relatives or the public",
    SurveyQuestion.HARASSMENT_STAFF: "Harassed by staff",
    SurveyQuestion.EQUAL_OPPORTUNITY: "Believe in equal opportunities",
    SurveyQuestion.DISCRIMINATION: "Discriminated against at work",
}


@dataclass(frozen=True, slots=True)
class GridSpec:
    """One grid: what it is called, and what it counts."""

    name: str
    rows: tuple[GridRow, ...]
    columns: tuple[GridColumn, ...] = GROUPS
    title: str = ""


@dataclass(frozen=True, slots=True)
class CountSpec:
    """One page of counts; ``section`` is the part of a return that may not have been collected."""

    page: PageName
    purpose: str
    section: str
    why: str
    grids: tuple[GridSpec, ...]


def _staff(group: StaffGroup) -> tuple[GridRow, ...]:
    """The bands with a subtotal below each pay cluster, and all of them."""
    prefix = f"workforce/{group}"
    rows: list[GridRow] = []
    for cluster, bands in PAY_CLUSTERS.items():
        rows += [entered(f"{prefix}/{band}", _BAND_LABELS[band]) for band in bands]
        rows.append(total(_CLUSTERS[cluster], [f"{prefix}/{band}" for band in bands]))
    return (*rows, total("All bands", [f"{prefix}/{band}" for band in BANDS]))


def _medical() -> tuple[GridRow, ...]:
    prefix = f"workforce/{StaffGroup.MEDICAL}"
    rows = rows_entered_of(StaffGroup.MEDICAL)
    added = [f"{prefix}/{row}" for row in rows if row != "senior_medical_manager"]
    return (*(entered(f"{prefix}/{row}", _MEDICAL_LABELS[row]) for row in rows), total("All grades", added))


def _survey_rows() -> tuple[GridRow, ...]:
    return tuple(
        entered(f"survey/{question}/{group}", f"{label}: {words}")
        for question, label in SURVEY_LABELS.items()
        for group, words in (("white", "White staff"), ("bme", "BME staff"))
    )


_YES, _ANSWERED = GridColumn("Said yes", "yes"), GridColumn("Answered", "answered")
_SHARE = GridColumn("Share", share=("yes", "answered"))
_PERCENT = GridColumn("or %", "percent", percent=True)


def _board() -> tuple[GridRow, ...]:
    return (
        entered("board/total", "Whole board"),
        entered("board/voting", "of which voting members"),
        remainder("of which non-voting members", "board/total", "board/voting"),
        entered("board/executive", "of which executive members"),
        remainder("of which non-executive members", "board/total", "board/executive"),
    )


_STAFF_WHY: Final = "Why could the staff in post not be counted?"

COUNT_SPECS: Final[Sequence[CountSpec]] = (
    CountSpec(
        PageName.NON_CLINICAL,
        "Office and support staff employed on the day of the count (the snapshot date, usually 31 March), by pay band: "
        "heads, not full-time equivalents, each person once. Leave out bank, agency and locum staff. Whoever did not "
        "say what their ethnicity is belongs under Unknown. A band that you leave blank altogether counts as nobody.",
        "workforce",
        _STAFF_WHY,
        (GridSpec("Non-clinical staff in post", _staff(StaffGroup.NON_CLINICAL)),),
    ),
    CountSpec(
        PageName.CLINICAL,
        "Nurses, therapists and other clinical staff employed on the day of the count, usually 31 March, by pay band, "
        "without doctors and dentists: heads, "
        "each person once. A band that you leave blank altogether counts as nobody.",
        "workforce",
        _STAFF_WHY,
        (GridSpec("Clinical staff in post", _staff(StaffGroup.CLINICAL)),),
    ),
    CountSpec(
        PageName.MEDICAL,
        "Doctors and dentists employed on the day of the count, usually 31 March. Salaried GPs and dentists belong to "
        "the other grades. Senior medical managers are counted among their grade "
        "and once more in the line below the consultants. Nobody here? Leave the grid blank.",
        "workforce",
        _STAFF_WHY,
        (GridSpec("Medical and dental staff in post", _medical()),),
    ),
    CountSpec(
        PageName.RECRUITMENT,
        "Applicants in the twelve months to the snapshot date, usually 31 March, across all posts: how many were "
        "shortlisted, and how "
        "many of these were appointed.",
        "recruitment",
        "Why was recruitment not collected?",
        (
            GridSpec(
                "Recruitment",
                (entered("recruitment/shortlisted", "Shortlisted"), entered("recruitment/appointed", "Appointed")),
            ),
        ),
    ),
    CountSpec(
        PageName.DISCIPLINARY,
        "Staff who entered the formal disciplinary process in the twelve months to the snapshot date, usually 31 "
        "March, whatever came of "
        "it: people, not cases.",
        "disciplinary",
        "Why was this not collected?",
        (
            GridSpec(
                "Staff entering the formal disciplinary process",
                (
                    entered("disciplinary/entered", "Entered this year"),
                    entered("disciplinary/entered_previous_year", "Entered the year before (only for an average)"),
                ),
            ),
        ),
    ),
    CountSpec(
        PageName.TRAINING,
        "Staff who took up any training beyond what is mandatory in the twelve months to the snapshot date, usually "
        "31 March: each "
        "person once, however many courses.",
        "training",
        "Why was training not collected?",
        (GridSpec("Staff who took up non-mandatory training", (entered("training/accessed", "Took up training"),)),),
    ),
    CountSpec(
        PageName.SURVEY,
        "For each question of the staff survey: how many White and how many BME staff answered it, and how many of "
        "these said yes. Does the survey's report give percentages only? Type the percentage and leave the number who "
        "said yes blank. Which survey it was, you say under About this report.",
        "survey",
        "Why are there no survey results?",
        (GridSpec("Staff survey", _survey_rows(), (_ANSWERED, _YES, _SHARE, _PERCENT)),),
    ),
    CountSpec(
        PageName.BOARD,
        "Everybody on the board on the snapshot date, usually 31 March, non-executive members and office holders "
        "included. Each person "
        "counts once in the whole board, and again in the lines below that fit.",
        "board",
        "Why was the board not counted?",
        (GridSpec("Board", _board()),),
    ),
)
