"""What the window calls the field of a typed text: the title of its page, and of the field on it."""

from typing import Final

from wres_desktop.casework.work_steps import WorkStep, step_of
from wres_desktop.domain.form import FORM_FIELDS
from wres_desktop.domain.sentences import sentence_case
from wres_desktop.intake.places import SEPARATOR, in_words
from wres_desktop.ui.action_columns import label_of
from wres_desktop.ui.session import PageName

IMPLICATIONS: Final = "What the figures mean for us"
ACTION: Final = "Action taken and planned"

WHY_NOT: Final = "Why there are no numbers"

ORGANISATION: Final = {
    "organisation/name": "Name of the organisation",
    "organisation/code": "ODS code",
    "organisation/kind": "What kind of organisation it is",
    "snapshot_date": "The day on which staff were counted",
    "stated_headcount": "All staff in post, as your staff list has it",
}
"""What a year has once, and no table of its own."""

_FORM: Final = {field.key: field.label for field in FORM_FIELDS}


def title_of(address: str) -> str:
    """The field at a problem's address, ``narrative / 3 / implications``, as somebody finds it in the window."""
    row, label = _named(address)
    if not label:
        return _of_a_count(address)
    page = PageName[step_of(address.replace(SEPARATOR, "/")).name]
    return f"{page}, {row}: {label}" if row else f"{page}: {label}"


def title_on_page(address: str) -> str:
    """The same for somebody who is on its page."""
    row, label = _named(address)
    return sentence_case(f"{row}: {label}") if row and label else label or in_words(address)


def _of_a_count(address: str) -> str:
    """The page of a count, and the row and column on it."""
    step = step_of(address.replace(SEPARATOR, "/"))
    section, *inside = address.split(SEPARATOR)
    inside = inside[1:] if section == "workforce" else inside
    if step is WorkStep.CHECKS or not inside:
        return in_words(address)
    return f"{PageName[step.name]}, {in_words(SEPARATOR.join(inside))}"


def _named(address: str) -> tuple[str, str]:
    """The row and the label of a text's field; empty where the place is none of a text."""
    if (once := ORGANISATION.get(address.replace(SEPARATOR, "/"))) is not None:
        return "", once
    section, *parts = address.split(SEPARATOR)
    name, number = (parts or [""])[-1], (parts or [""])[0].lstrip("0")
    match section:
        case "narrative":
            return f"indicator {number}", ACTION if name == "action" else IMPLICATIONS
        case "form":
            return "", _FORM.get(name, "")
        case "actions":
            return f"action {number}", label_of(section, name)
        case "consultations":
            return f"who was asked {number}", label_of(section, name)
        case _:
            return "", WHY_NOT if name == "not_collected" else ""
