"""The fields of the annual report form, sections A to H, by the names that return files use (standard 4)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of the form: its key in a return file, its section letter and its label on paper."""

    key: str
    section: str
    label: str


FORM_FIELDS = (
    FormField("report_date", "A", "Date of report"),
    FormField("board_lead", "A", "Board lead for the Workforce Race Equality Standard"),
    FormField("lead_manager", "A", "Lead manager compiling this report"),
    FormField("commissioners", "A", "Commissioners this report has been sent to"),
    FormField("coordinating_commissioner", "A", "Co-ordinating commissioner"),
    FormField("url", "A", "Where this report and the action plan are published"),
    FormField("signed_off_by", "A", "Signed off on behalf of the board by"),
    FormField("signed_off_date", "A", "Date of sign-off"),
    FormField("completeness", "B", "Any issues of completeness of data"),
    FormField("comparability", "B", "Any matters relating to reliability of comparisons with previous years"),
    FormField("steps_taken", "D", "Steps taken in the last period to raise self-reporting of ethnicity"),
    FormField("steps_planned", "D", "Steps planned to raise self-reporting of ethnicity"),
    FormField("data_period", "E", "Period that the workforce data refers to"),
    FormField("other_factors", "G", "Other factors to take into account in assessing progress"),
    FormField("action_plan_link", "H", "Link to the action plan"),
)

NARRATIVE_CHECKED_BY = "narrative_checked_by"
"""The form key that records who read the narrative for numbers that give somebody away."""
