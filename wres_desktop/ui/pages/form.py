"""The fields of the annual report form that stand beside the indicators."""

from wres_desktop.domain.form import FORM_FIELDS
from wres_desktop.ui.fields import Field, LongTextField, TextField
from wres_desktop.ui.fields_days import DayLine
from wres_desktop.ui.pages.entry import EntryPage
from wres_desktop.ui.session import PageName

ONE_LINE = ("url", "action_plan_link", "data_period", "survey_name")
HINTS = {
    "report_date": "The month and the year in which the report is finished.",
    "url": "The web address. Ask for it before the sign-off: whatever is changed afterwards ends the sign-off.",
    "completeness": "Is anything missing, estimated or counted in another way than the standard asks for?",
    "comparability": "Has anything changed that makes the figures of two years differ for another reason?",
    "steps_taken": "What was done so that more staff tell their ethnicity.",
    "steps_planned": "What will be done about it.",
    "data_period": "Usually the twelve months to 31 March; staff in post on that day.",
    "survey_name": "For example: our own survey, autumn 2024; or: NHS Staff Survey 2024. It is printed.",
    "other_factors": "What a reader should know to judge your progress.",
    "action_plan_link": "Where the action plan can be read, if it is somewhere else than this report.",
}


class FormPage(EntryPage):
    """Everything of the form that no other page asks for."""

    def __init__(self) -> None:
        super().__init__(
            PageName.FORM, "What readers should know about the data, and what is done to learn more about it."
        )
        for field in FORM_FIELDS:
            if field.key not in HINTS:
                continue
            place, hint = f"form/{field.key}", HINTS[field.key]
            self.add_field(_field(place, field.label, hint, field.key))
        self.body.addStretch(1)
        self.scrolls()


def _field(place: str, label: str, hint: str, key: str) -> Field:
    if key == "report_date":
        return DayLine(place, label, hint)
    return TextField(place, label, hint, letters=60) if key in ONE_LINE else LongTextField(place, label, hint)
