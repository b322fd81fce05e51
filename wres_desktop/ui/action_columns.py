"""The columns of the action plan, and of who was asked, as the window names them: their labels, hints and choices."""

from typing import Final

from wres_desktop.domain.action_library import FIGURES
from wres_desktop.domain.actions import Status
from wres_desktop.domain.frameworks import OUTCOMES, Framework
from wres_desktop.ui.fields_chosen import Choice

LINES: Final = {
    "indicator": ("Indicators it is about", "Numbers from 1 to 9, such as 2, 7."),
    "objective": ("Objective", "What should be different afterwards?"),
    "lead": ("Lead", "Who answers for it: a post and not a name."),
    "measure": ("Measure", "How will one know that it helped?"),
    "baseline": ("Baseline", "How is it now, before the action? A published figure, or a sentence."),
    "target": ("Target", "What should it be afterwards, and when?"),
    "start": ("Start", "Month and year, or a day."),
    "due": ("Due", "Month and year, or a day."),
    "since": ("In the plan since", "The reporting year in which it was new. The program fills it in for later years."),
}
TERMS: Final = ("start", "due")
"""Columns that say when."""
EDS: Final = (
    "EDS outcome",
    "The outcome of the NHS Equality Delivery System that it serves, such as 2B of EDS 2022.",
)
TEXTS: Final = {
    "finding": ("What was found", "What in the figures, or in what staff say, calls for it?"),
    "action": ("Action", "What will be done?"),
    "progress": ("Progress this year", "What has been done so far, and what came of it?"),
    "notes": ("Notes", "A line for each, the day first. They are printed."),
}
CHOSEN: Final = {
    "statement": ("Figure that it is about", tuple(Choice(*figure) for figure in FIGURES)),
    "status": ("Status", tuple(Choice(each.value, each.label) for each in Status)),
    "rag": (
        "Rating (red, amber, green)",
        (
            Choice("Red", "Red: off course, or not begun in time"),
            Choice("Amber", "Amber: some delay or doubt"),
            Choice("Green", "Green: on course, or done"),
        ),
    ),
    **{
        name: (framework.label, tuple(Choice(each.number, each.label) for each in OUTCOMES[framework].values()))
        for name, framework in (("eds2", Framework.EDS2), ("high_impact", Framework.HIGH_IMPACT))
    },
}
CHOICE_HINTS: Final = {
    "status": "May stay empty: the plan then says nothing of how far it is.",
    "statement": "The plan then prints this figure as the report does.",
    "eds2": "The Equality Delivery System as it was before EDS 2022: only if your commissioner asks for it.",
    "high_impact": "One of the six in NHS England's improvement plan for equality, diversity and inclusion of 2023.",
}
NEEDED: Final = ("action", "lead", "due")
"""What every action needs; all else may stay empty."""
NEEDED_FIRST: Final = (*NEEDED, "status")
"""What is asked for first: what is needed, and how far it is."""

ASKED: Final = {
    "who": ("Who was asked", "A group, such as the staff network.", True),
    "how": ("How", "A meeting, a survey, an event.", True),
    "on": ("When", "", True),
    "said": ("What they said", "", False),
    "outcome": ("What came of it", "", False),
}


def label_of(section: str, name: str) -> str:
    """What the page calls a column of the plan, or of who was asked."""
    if section == "consultations":
        return ASKED[name][0]
    named = {key: each[0] for key, each in (*LINES.items(), *TEXTS.items(), *CHOSEN.items())}
    return named.get(name, EDS[0])
