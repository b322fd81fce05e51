"""The sheets of the entry workbook, one for each page of the wizard."""

from typing import Final

from wres_desktop.domain.collection.layout import NOT_COLLECTED, Column, Kind, Line, Page, Table
from wres_desktop.domain.form import FORM_FIELDS, NARRATIVE_CHECKED_BY
from wres_desktop.domain.submission import DisciplinaryBasis, OrganisationKind, SurveyQuestion
from wres_desktop.domain.workforce import BANDS, SENIOR_MEDICAL_MANAGER, StaffGroup

ACTION_COLUMNS: Final = (
    ("indicator", "Indicator", "The number of the indicator, 1 to 9."),
    ("finding", "Finding", "What the figures or people told you."),
    ("objective", "Objective", "What is to be different."),
    ("action", "Action", "What will be done."),
    ("lead", "Lead", "A role rather than a name."),
    ("measure", "Measure", "How you will know that it worked."),
    ("baseline", "Baseline", "Where you start from."),
    ("target", "Target", "Where you want to be."),
    ("start", "Start", ""),
    ("due", "Due", ""),
    ("progress", "Progress", ""),
    ("rag", "Rating", "Red, amber, green, or done."),
    ("eds_outcome", "EDS outcome", "Such as 2B of EDS 2022."),
    ("eds2", "EDS2 outcome", "Such as 3.1."),
    ("high_impact", "High-impact action", "Its number, 1 to 6."),
    ("statement", "Figure", "The program fills this in: the figure that the action is about."),
    ("status", "Status", "not_started, under_way, done or stopped."),
    ("since", "In the plan since", "The year."),
    ("notes", "Notes", "One line for each, the day first: 12 May 2024: Panels trained."),
)

KINDS: Final = (
    (OrganisationKind.CCG.value, "Clinical commissioning group"),
    (OrganisationKind.ICB.value, "Integrated care board"),
    (OrganisationKind.NHS_TRUST.value, "NHS trust"),
    (OrganisationKind.INDEPENDENT.value, "Independent provider"),
    (OrganisationKind.VOLUNTARY.value, "Voluntary provider"),
    (OrganisationKind.CSU.value, "Commissioning support unit"),
    (OrganisationKind.ALB.value, "Arm's-length body"),
    (OrganisationKind.OTHER.value, "Another organisation"),
)

BASES: Final = (
    (DisciplinaryBasis.SINGLE_YEAR.value, "The cases of one year"),
    (DisciplinaryBasis.TWO_YEAR_AVERAGE.value, "The average of two years"),
)

BAND_LABELS: Final = {band: band.replace("_", " ").capitalize() for band in BANDS} | {
    "under_band_1": "Under Band 1",
    "vsm": "Very senior managers (VSM)",
}

MEDICAL_LABELS: Final = {
    "consultant": "Consultants",
    SENIOR_MEDICAL_MANAGER: "of which senior medical managers",
    "career_grade": "Non-consultant career grades",
    "trainee": "Trainee grades",
    "other": "Other medical and dental grades",
}

SURVEY_LABELS: Final = {
    SurveyQuestion.HARASSMENT_PUBLIC: "5. Harassed, bullied or abused by patients, relatives or the public",
    SurveyQuestion.HARASSMENT_STAFF: "6. Harassed, bullied or abused by a manager or another colleague",
    SurveyQuestion.EQUAL_OPPORTUNITY: "7. Believe that there are equal opportunities for progression or promotion",
    SurveyQuestion.DISCRIMINATION: "8. Discriminated against by a manager, team leader or colleague",
}

GROUPS: Final = (
    Column("white", "White", Kind.WHOLE, "White British, White Irish and any other White background."),
    Column("bme", "BME", Kind.WHOLE, "Black and minority ethnic: every ethnic group that is not White."),
    Column("unknown", "Ethnicity unknown", Kind.WHOLE, "Not stated, not known, or not recorded."),
)

_ANSWER: Final = (Column("", "Your answer"),)
_WHY: Final = "Only if you have no figures: one sentence that may be printed in the report. Leave it blank otherwise."


def _why_not(section: str, heading: str = "If you have no figures") -> Table:
    line = Line(f"{section}/{NOT_COLLECTED}", "Not collected, because", _WHY, Kind.LONG_TEXT)
    return Table(heading, _ANSWER, (line,))


def _organisation() -> Page:
    who = (
        Line("organisation/code", "Code", "The ODS code, such as 99X."),
        Line("organisation/name", "Name", "As it should stand on the report."),
        Line("organisation/kind", "Kind of organisation", "Choose from the list.", Kind.CHOICE, KINDS),
        Line("reporting_year", "Reporting year", "The year in which the report is due.", Kind.YEAR),
        Line("snapshot_date", "Date of the staff count", "31 March of the reporting year.", Kind.DATE),
        Line(
            "stated_headcount",
            "All staff in post, by your staff list",
            "Optional. A check on the rows of the next three sheets; it is never published.",
            Kind.WHOLE,
        ),
    )
    contacts = tuple(Line(f"form/{each.key}", each.label) for each in FORM_FIELDS if each.section == "A")
    return Page(
        "Organisation",
        "Your organisation",
        "Who reports, for which year, and who answers questions. Fill in the framed cells; everything else is locked.",
        (Table("Organisation", _ANSWER, who), Table("Contacts and sign-off", _ANSWER, contacts)),
    )


def _staff(staff_group: StaffGroup, name: str, title: str, intro: str) -> Page:
    labels = MEDICAL_LABELS if staff_group is StaffGroup.MEDICAL else BAND_LABELS
    hints = {SENIOR_MEDICAL_MANAGER: "Already counted in another row of this sheet, so not added to the total."}
    lines = tuple(
        Line(f"workforce/{staff_group}/{row}", label, hints.get(row, ""), of_which=row == SENIOR_MEDICAL_MANAGER)
        for row, label in labels.items()
    )
    why = (
        (_why_not("workforce", "If you have no staff figures at all"),)
        if staff_group is StaffGroup.NON_CLINICAL
        else ()
    )
    return Page(name, title, intro, (Table("Staff in post", GROUPS, lines, totals=True), *why))


def _staff_pages() -> tuple[Page, ...]:
    count = (
        "Count people, each once at the main post, not posts and not full-time equivalents. Leave out bank, agency and "
        "locum staff."
    )
    nobody = "A row in which there is nobody may stay blank; in a row that you use, write 0 where there is nobody."
    return (
        _staff(StaffGroup.NON_CLINICAL, "Non-clinical", "Staff in post: non-clinical", f"{count} {nobody}"),
        _staff(
            StaffGroup.CLINICAL,
            "Clinical",
            "Staff in post: clinical, not medical",
            f"Nurses, therapists, scientists and those who support them. {count} {nobody}",
        ),
        _staff(StaffGroup.MEDICAL, "Medical", "Staff in post: medical and dental", f"{count} {nobody}"),
    )


def _recruitment() -> Page:
    lines = (
        Line("recruitment/shortlisted", "Shortlisted", "Everybody who was shortlisted, from inside and outside."),
        Line(
            "recruitment/appointed",
            "Appointed from shortlisting",
            "Of these people, those who were appointed and did not turn the job down.",
            at_most="recruitment/shortlisted",
        ),
    )
    return Page(
        "Recruitment",
        "Recruitment (indicator 2)",
        "Applicants in the twelve months to 31 March, as your recruitment system records them.",
        (Table("Applicants", GROUPS, lines), _why_not("recruitment")),
    )


def _disciplinary() -> Page:
    basis = Line("disciplinary/basis", "What is counted", "Choose from the list.", Kind.CHOICE, BASES)
    lines = (
        Line(
            "disciplinary/entered",
            "Entered the formal process",
            "People who entered a formal investigation in the twelve months to 31 March, whatever came of it.",
        ),
        Line(
            "disciplinary/entered_previous_year",
            "Entered it in the year before",
            "Only for an average of two years; leave it blank otherwise.",
        ),
    )
    return Page(
        "Disciplinary",
        "Disciplinary process (indicator 3)",
        "People, not cases: somebody who entered twice is counted once.",
        (Table("Basis", _ANSWER, (basis,)), Table("Staff", GROUPS, lines), _why_not("disciplinary")),
    )


def _training() -> Page:
    line = Line(
        "training/accessed",
        "Took part",
        "People who took part in training beyond what is statutory and mandatory, or in professional development.",
    )
    return Page(
        "Training",
        "Training and development (indicator 4)",
        "People, not courses, in the twelve months to 31 March: somebody who took three courses is counted once.",
        (Table("Staff", GROUPS, (line,)), _why_not("training")),
    )


def _survey() -> Page:
    columns = (
        Column("yes", "Said yes", Kind.WHOLE, "Number of people who said yes."),
        Column("answered", "Answered", Kind.WHOLE, "Number of people who answered this question."),
        Column("percent", "Per cent", Kind.PERCENT, "Only if you do not know how many said yes: such as 21.4."),
    )
    lines = tuple(
        Line(f"survey/{question.value}/{group}", f"{label}: {name} staff")
        for question, label in SURVEY_LABELS.items()
        for group, name in (("white", "White"), ("bme", "BME"))
    )
    everything = Line(f"survey/{NOT_COLLECTED}", "No question collected, because", _WHY)
    why = tuple(
        Line(f"survey/{question.value}/{NOT_COLLECTED}", f"Question {question.indicator} not collected, because", _WHY)
        for question in SURVEY_LABELS
    )
    return Page(
        "Staff survey",
        "Staff survey (indicators 5 to 8)",
        "For each question, how many people said yes and how many answered it; or the percentage that your survey "
        "provider printed, with the number of answers if you have it. Leave out answers without an ethnic group.",
        (Table("Answers", columns, lines), Table("If you have no figures", _ANSWER, (everything, *why))),
    )


def _board() -> Page:
    lines = (
        Line("board/total", "All board members", "With or without a vote, employed or not."),
        Line("board/voting", "of which voting members", at_most="board/total"),
        Line("board/executive", "of which executive members", at_most="board/total"),
    )
    return Page(
        "Board",
        "Board (indicator 9)",
        "Members of the board or governing body on 31 March. Non-voting and non-executive members are worked out.",
        (Table("Board members", GROUPS, lines), _why_not("board")),
    )


def _report() -> Page:
    fields = tuple(
        Line(f"form/{each.key}", f"{each.section}. {each.label}", kind=Kind.LONG_TEXT)
        for each in FORM_FIELDS
        if each.section != "A"
    )
    checked = Line(
        f"form/{NARRATIVE_CHECKED_BY}",
        "Words checked by",
        "Who read these words for anything that could single somebody out. It is printed.",
    )
    narrative = tuple(Line(f"narrative/{number}", f"Indicator {number}") for number in range(1, 10))
    columns = (
        Column("implications", "What the figures mean for us", Kind.LONG_TEXT),
        Column("action", "Action taken and planned", Kind.LONG_TEXT),
    )
    return Page(
        "Report",
        "The words of the report",
        "What stands beside the figures. Write no small numbers: words can single somebody out too.",
        (Table("Form", _ANSWER, (*fields, checked)), Table("Indicators", columns, narrative)),
    )


def _actions(rows: int) -> Page:
    columns = tuple(Column(key, label, Kind.LONG_TEXT, hint) for key, label, hint in ACTION_COLUMNS)
    lines = tuple(Line(f"actions/{number:04}", f"Action {number}") for number in range(1, rows + 1))
    return Page(
        "Action plan",
        "Action plan",
        "One row for each action. Leave rows blank that you do not need.",
        (Table("Actions", columns, lines, beside=False),),
    )


def entry_pages(actions: int = 20) -> tuple[Page, ...]:
    """All sheets; ``actions`` is the number of rows of the action plan."""
    return (
        _organisation(),
        *_staff_pages(),
        _recruitment(),
        _disciplinary(),
        _training(),
        _survey(),
        _board(),
        _report(),
        _actions(actions),
    )
