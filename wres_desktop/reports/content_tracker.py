"""The board's tracker: the open actions on one page, those that somebody should look at first."""

from datetime import date
from typing import Final

from wres_desktop.domain.actions import Watch, notes_of, watched
from wres_desktop.domain.days import day_in_words
from wres_desktop.domain.submission import Action
from wres_desktop.reports.blocks import ActionPlan, Block, Entry, Paragraph, Section, Tone
from wres_desktop.reports.content_plan import open_and_closed, said_status, without_empty
from wres_desktop.reports.plan_figures import value_of
from wres_desktop.reports.printed import Source

MOST: Final = 8
"""So many actions find room on one landscape page, whatever was typed in them."""

_LONGEST: Final = 80
_POST: Final = 36
_SHORT: Final = 26
"""Letters: two lines in a wide column, in that of those who lead, and in a narrow one."""

_COLUMNS: Final = ("Indicator", "Action", "Lead", "Due", "Status", "Figure now", "Last note", "Look at")
_WIDTHS: Final = (0.06, 0.235, 0.145, 0.1, 0.08, 0.08, 0.14, 0.16)


def tracker_section(source: Source, today: date) -> Section:
    """Open actions, the watched ones first; what finds no room is said to stand in the plan."""
    still_open, closed = open_and_closed(source.document.actions)
    watches = {id(watch.action): watch for watch in watched(still_open, today)}
    ordered = sorted(still_open, key=lambda action: _rank(action, watches))
    shown = ordered[:MOST]
    blocks: list[Block] = [Paragraph(_summary(len(still_open), len(watches), len(closed), today))]
    if shown:
        rows = tuple(_row(action, watches.get(id(action)), source) for action in shown)
        blocks.append(without_empty(ActionPlan(_COLUMNS, rows, _WIDTHS, "Open actions"), *_COLUMNS[-3:]))
    if len(ordered) > MOST:
        more = len(ordered) - MOST
        blocks.append(Paragraph(f"{_actions(more)} more {_stand(more)} in the action plan.", Tone.NOTE))
    return Section("tracker", "", "Open actions", tuple(blocks), landscape=True)


def _rank(action: Action, watches: dict[int, Watch]) -> int:
    order = list(watches)
    return order.index(id(action)) if id(action) in watches else len(order)


def _summary(still_open: int, watch: int, closed: int, today: date) -> str:
    if not still_open:
        return f"As at {day_in_words(today)} no action is open; {closed} done or stopped."
    look = f"; {watch} to look at" if watch else "; none of them is late"
    return f"As at {day_in_words(today)}: {_actions(still_open)} open{look}; {closed} done or stopped."


def _actions(number: int) -> str:
    return f"{number} action" if number == 1 else f"{number} actions"


def _stand(number: int) -> str:
    return "stands" if number == 1 else "stand"


def _row(action: Action, watch: Watch | None, source: Source) -> tuple[tuple[Entry, ...], ...]:
    notes = notes_of(action)
    last = notes[-1] if notes else None
    noted = f"{day_in_words(last.on)}: {last.text}" if last and last.on else (last.text if last else action.progress)
    cells = (
        Entry("", _short(action.indicator, _SHORT), strong=True),
        Entry("", _short(action.action or action.objective)),
        Entry("", _short(action.lead, _POST)),
        Entry("", _short(action.due, _SHORT - 6)),
        Entry("", said_status(action)),
        Entry("", value_of(action, source)),
        Entry("", _short(noted, 2 * _SHORT - 10)),
        Entry("", watch.why if watch else "", strong=True),
    )
    return tuple((cell,) if cell.text.strip() else () for cell in cells)


def _short(text: str, longest: int = _LONGEST) -> str:
    """The beginning of a text, up to a whole word, on one line."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return f"{line[:longest].rsplit(' ', maxsplit=1)[0].rstrip(',;:.')} \N{HORIZONTAL ELLIPSIS}"
