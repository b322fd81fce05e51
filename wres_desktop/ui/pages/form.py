"""The fields of the annual report form that stand beside the indicators."""

from wres_desktop.domain.form import FORM_FIELDS
from wres_desktop.ui.fields import LongTextField, TextField
from wres_desktop.ui.pages.entry import EntryPage
from wres_desktop.ui.session import PageName

ONE_LINE = ("report_date", "url", "action_plan_link", "data_period", "survey_name")
HINTS = {
    "report_date": "Month and year, such as September 2025.",
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
            one_line = field.key in ONE_LINE
            made = (
                TextField(place, field.label, hint, letters=60) if one_line else LongTextField(place, field.label, hint)
            )
            self.add_field(made)
        self.body.addStretch(1)
        self.scrolls()
