"""The fields of the annual report form, sections A to H, by the names that return files use (standard 4)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of the form: its key in a return file, its section letter and its label on paper.

    ``blank`` is what a report calls it inside a sentence where nobody filled it in; empty where it is not missed.
    """

    key: str
    section: str
    label: str
    blank: str = ""


FORM_FIELDS = (
    FormField("report_date", "A", "Date of report", "the date of this report"),
    FormField("board_lead", "A", "Board lead for the Workforce Race Equality Standard", "the board lead"),
    FormField("lead_manager", "A", "Lead manager compiling this report", "who compiled it"),
    FormField("commissioners", "A", "Commissioners this report has been sent to", "the commissioners it was sent to"),
    FormField("coordinating_commissioner", "A", "Co-ordinating commissioner", "the co-ordinating commissioner"),
    FormField("url", "A", "Where this report and the action plan are published", "where it is published"),
    FormField("signed_off_by", "A", "Signed off on behalf of the board by", "who signed it off"),
    FormField("signed_off_date", "A", "Date of sign-off", "the date of sign-off"),
    FormField("completeness", "B", "Any issues of completeness of data", "completeness of data"),
    FormField(
        "comparability",
        "B",
        "Any matters relating to reliability of comparisons with previous years",
        "comparisons with previous years",
    ),
    FormField(
        "steps_taken",
        "D",
        "Steps taken in the last period to raise self-reporting of ethnicity",
        "steps taken to raise self-reporting",
    ),
    FormField(
        "steps_planned",
        "D",
        "Steps planned to raise self-reporting of ethnicity",
        "steps planned to raise self-reporting",
    ),
    FormField("data_period", "E", "Period that the workforce data refers to", "the period of the workforce data"),
    FormField("survey_name", "E", "Staff survey that the results are from"),
    FormField("other_factors", "G", "Other factors to take into account in assessing progress", "other factors"),
    FormField("action_plan_link", "H", "Link to the action plan", "a link to the action plan"),
)

NARRATIVE_CHECKED_BY = "narrative_checked_by"
"""The form key that records who read the narrative for numbers that give somebody away."""
