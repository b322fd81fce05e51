"""Draws report content as one HTML page: semantic, accessible, fit for print; no script and nothing from outside."""

from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from itertools import accumulate
from typing import Final, assert_never

from wres_desktop.paths import resources
from wres_desktop.reports.blocks import (
    ActionPlan,
    BarChart,
    Block,
    Callout,
    Cell,
    CellKind,
    DataTable,
    Entry,
    FactList,
    Heading,
    Indicator,
    KeyFigure,
    KeyFigures,
    Paragraph,
    RatioChart,
    ReportContent,
    Row,
    Section,
    TypedText,
    WordTable,
)
from wres_desktop.reports.blocks_charts import FunnelChart, SeriesChart
from wres_desktop.reports.html_charts import chart_figure


def render_html(content: ReportContent) -> str:
    """``content`` as the text of one HTML file."""
    title = escape(f"{content.title}, {content.organisation}")
    body = "".join(_section(section) for section in content.sections)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(content.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>\n{_style_sheet()}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#content">Skip to the report</a>\n{_cover(content)}\n'
        f"{_contents(content.sections)}"
        f'<main id="content">\n{body}</main>\n'
        f"<footer><p>{escape(content.organisation)}. Made with {escape(content.made_with)}.</p></footer>\n"
        "</body>\n</html>\n"
    )


@cache
def _style_sheet() -> str:
    return (resources() / "report" / "report.css").read_text(encoding="utf-8")


def _cover(content: ReportContent) -> str:
    cover = content.cover
    return (
        f'<header><p class="standard">{escape(cover.subtitle)}</p>'
        f"<h1><span>{escape(cover.title)}</span> {escape(cover.organisation)}</h1>{_facts(cover.facts)}</header>"
    )


def _contents(sections: Sequence[Section]) -> str:
    """The list of sections; a document with a single one needs none."""
    if len(sections) == 1:
        return ""
    lines = "".join(_contents_line(section) for section in sections)
    return f'<nav aria-label="Contents"><h2>Contents</h2><ol>{lines}</ol></nav>\n'


def _contents_line(section: Section) -> str:
    indicators = [block for block in section.blocks if isinstance(block, Indicator)]
    below = "".join(f'<li><a href="#{i.anchor}">{i.number}&ensp;{escape(i.title)}</a></li>' for i in indicators)
    inner = f"<ol>{below}</ol>" if below else ""
    letter = f"{escape(section.letter)}&ensp;" if section.letter else ""
    return f'<li><a href="#{section.anchor}">{letter}{escape(section.title)}</a>{inner}</li>'


def _section(section: Section) -> str:
    letter = f'<span class="mark">{escape(section.letter)}</span> ' if section.letter else ""
    wide = ' class="wide"' if section.landscape else ""
    inside = _blocks(section.blocks, 3)
    return (
        f'<section id="{section.anchor}" aria-labelledby="{section.anchor}-title"{wide}>'
        f'<h2 id="{section.anchor}-title">{letter}{escape(section.title)}</h2>{inside}</section>\n'
    )


def _blocks(blocks: Iterable[Block], level: int) -> str:
    return "".join(_block(block, level) for block in blocks)


def _block(block: Block, level: int) -> str:  # noqa: C901, PLR0911 - one line for each kind of block
    match block:
        case Heading(text):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Paragraph(text, tone):
            return f'<p class="{tone}">{escape(text)}</p>'
        case TypedText():
            return _typed(block, level)
        case FactList(facts):
            return _facts(facts)
        case KeyFigures(figures):
            return _figures(figures)
        case Callout(title, paragraphs):
            said = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
            return f"<aside><h{level}>{escape(title)}</h{level}>{said}</aside>"
        case DataTable():
            return _data_table(block)
        case WordTable():
            return _word_table(block)
        case BarChart() | RatioChart() | SeriesChart() | FunnelChart():
            return chart_figure(block, across=True)
        case Indicator():
            return _indicator(block, level)
        case ActionPlan():
            return _action_plan(block)
        case _:
            assert_never(block)


def _facts(facts: Iterable[tuple[str, str]]) -> str:
    said = (
        f"<div><dt>{escape(label)}</dt><dd>{_lines(text) or _nothing('Not stated')}</dd></div>" for label, text in facts
    )
    return f"<dl>{''.join(said)}</dl>"


def _typed(typed: TypedText, level: int) -> str:
    said = _lines(typed.text)
    if not said:
        return ""
    return f'<div class="typed"><h{level} class="label">{escape(typed.label)}</h{level}><div>{said}</div></div>'


def _lines(text: str) -> str:
    return "".join(f"<p>{escape(line.strip())}</p>" for line in text.splitlines() if line.strip())


def _nothing(said: str) -> str:
    return f'<em class="nothing">{said}</em>'


def _figures(figures: Iterable[KeyFigure]) -> str:
    return f'<dl class="figures">{"".join(_figure(figure) for figure in figures)}</dl>'


def _figure(figure: KeyFigure) -> str:
    loud = "" if figure.strong else ' class="before"'
    note = f'<dd class="note">{escape(figure.note)}</dd>' if figure.note else ""
    return f"<div{loud}><dt>{escape(figure.label)}</dt><dd>{escape(figure.value.text)}</dd>{note}</div>"


def _table(caption: str, head: str, body: str, *, of_words: bool, notes: str = "") -> str:
    """A table in a group of its own, which a narrow screen or a keyboard can scroll."""
    kind = "table words" if of_words else "table"
    return (
        f'<div class="{kind}" role="group" tabindex="0" aria-label="{escape(caption, quote=True)}">'
        f"<table><caption>{escape(caption)}</caption><thead>{head}</thead><tbody>{body}</tbody></table>{notes}</div>"
    )


def _data_table(table: DataTable) -> str:
    notes = "".join(f'<p class="note">{escape(note)}</p>' for note in table.notes)
    starts = _group_starts(table)
    rows = "".join(_row(row, len(table.columns), starts) for row in table.rows)
    return _table(table.caption, _heads(table), rows, of_words=False, notes=notes)


def _group_starts(table: DataTable) -> tuple[int, ...]:
    """The columns with which a group begins, but the first."""
    spans = [span for _, span in table.groups]
    return tuple(accumulate(spans))[:-1]


def _heads(table: DataTable) -> str:
    groups = "".join(f'<th colspan="{span}" scope="colgroup">{escape(title)}</th>' for title, span in table.groups)
    above = f"<tr><td></td>{groups}</tr>" if groups else ""
    stub = f'<th scope="col">{escape(table.stub)}</th>' if table.stub else "<td></td>"
    return f"{above}<tr>{stub}{''.join(_head(column) for column in table.columns)}</tr>"


def _head(column: str) -> str:
    return f'<th scope="col">{escape(column)}</th>'


def _row(row: Row, columns: int, starts: tuple[int, ...]) -> str:
    label = f'<a href="#{row.anchor}">{escape(row.label)}</a>' if row.anchor else escape(row.label)
    mark = f'<span class="mark">{escape(row.mark)}</span> ' if row.mark else ""
    if not row.cells:
        return f'<tr class="group"><th colspan="{columns + 1}" scope="rowgroup">{label}</th></tr>'
    cells = "".join(_cell(cell, apart=index in starts) for index, cell in enumerate(row.cells))
    return f'<tr class="level-{row.level}"><th scope="row">{mark}{label}</th>{cells}</tr>'


_MARKS: Final = (CellKind.WITHHELD, CellKind.UNDEFINED)


def _cell(cell: Cell, *, apart: bool) -> str:
    start = '<td class="apart">' if apart else "<td>"
    if cell.kind in _MARKS and cell.spoken:
        spoken = escape(cell.spoken, quote=True)
        return (
            f'{start}<span class="mark" title="{spoken}" aria-hidden="true">{escape(cell.text)}</span>'
            f'<span class="unseen">{spoken}</span></td>'
        )
    return f"{start}{escape(cell.text)}</td>"


def _word_table(table: WordTable) -> str:
    heads = "".join(_head(column) for column in table.columns)
    rows = "".join(f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in row)}</tr>" for row in table.rows)
    return _table(table.caption, f"<tr>{heads}</tr>", rows, of_words=True)


def _indicator(indicator: Indicator, level: int) -> str:
    chart = chart_figure(indicator.chart, across=False) if indicator.chart else ""
    figures = _figures(indicator.figures) if indicator.figures else ""
    remarks = f"<p>{escape(' '.join(indicator.remarks))}</p>" if indicator.remarks else ""
    tables = "".join(_data_table(table) for table in indicator.tables)
    notes = "".join(f'<p class="note">{escape(note)}</p>' for note in (indicator.wording, *indicator.notes))
    return (
        f'<article id="{indicator.anchor}" aria-labelledby="{indicator.anchor}-title">'
        f'<h{level} id="{indicator.anchor}-title"><span class="mark">{indicator.number}</span> '
        f"{escape(indicator.title)}</h{level}>"
        f'<p class="headline">{escape(indicator.headline)}</p>{remarks}{notes}'
        f'<div class="beside">{figures}{chart}</div>{tables}'
        f"{_typed(indicator.implications, level + 1)}{_typed(indicator.action, level + 1)}</article>\n"
    )


def _action_plan(plan: ActionPlan) -> str:
    heads = "".join(_head(column) for column in plan.columns)
    rows = "".join(f"<tr>{''.join(f'<td>{_entries(cell)}</td>' for cell in row)}</tr>" for row in plan.rows)
    return _table(plan.caption, f"<tr>{heads}</tr>", rows, of_words=True)


def _entries(cell: Iterable[Entry]) -> str:
    return "".join(
        (f'<p class="label">{escape(entry.label)}</p>' if entry.label else "")
        + (f'<div class="strong">{_lines(entry.text)}</div>' if entry.strong else _lines(entry.text))
        for entry in cell
    )
