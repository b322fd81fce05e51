"""Answers to begin with: those of a sound return, and of the example's years."""

from wres_desktop import pipeline
from wres_desktop.casework.year_work import YearWork, returns_of
from wres_desktop.intake.draft import Answer
from wres_desktop.intake.draft_answers import answers_of

Typed = dict[str, Answer]


def example() -> dict[int, Typed]:
    """The invented commissioning group's three years, by year."""
    opened = pipeline.open_returns(pipeline.sample_returns())
    return {each.reporting_year: answers_of(each) for each in opened.submissions}


def work_of(year: int, years: dict[int, Typed]) -> YearWork:
    """One year as it stands, nothing confirmed, signed off or published."""
    return YearWork(year, years[year], years.get(year - 1, {}), returns_of(year, years))
