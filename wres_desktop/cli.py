"""The commands, one short function each; exit codes: 0 done, 1 problems or not protected, 2 wrong use or unreadable."""

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import NoReturn, TextIO

from wres_desktop import __version__, pipeline
from wres_desktop.cli_answers import DONE, NOT_DONE
from wres_desktop.cli_audit import add_audit_commands
from wres_desktop.cli_export import add_export_command
from wres_desktop.cli_intake import add_intake_commands
from wres_desktop.cli_reading import add_reading_command
from wres_desktop.domain.consortium import Consortium
from wres_desktop.domain.sentences import sentence_case
from wres_desktop.domain.submission import Submission
from wres_desktop.errors import CannotWrite, DataProblems, UnreadableFile, WresError, WrongUse
from wres_desktop.overriding import override

STOPPED = 130
"""What a shell expects of a command that somebody stopped with Ctrl+C."""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with a command in one sentence."""

    @override
    def error(self, message: str) -> NoReturn:
        raise WrongUse(f"{sentence_case(message)}; see python main.py --help.")


def main(arguments: Sequence[str]) -> int:
    """Run one command; the exit code. Every failure is one sentence on standard error."""
    _speak_utf8()
    try:
        options = _parser().parse_args(list(arguments))
        return int(options.command(options))
    except WresError as failure:
        _warn(str(failure))
        return failure.exit_code
    except BrokenPipeError:
        return DONE
    except KeyboardInterrupt:
        return STOPPED


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="main.py", description="Workforce Race Equality Standard: checked, protected reports.")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, parser_class=_Parser, metavar="COMMAND")
    check = commands.add_parser("check", help="find problems in returns")
    check.add_argument("returns", nargs="+", type=Path, metavar="RETURN")
    check.set_defaults(command=_check)
    indicators = commands.add_parser("indicators", help="exact figures, for the organisation's own eyes")
    indicators.add_argument("returns", nargs="+", type=Path, metavar="RETURN")
    indicators.add_argument("--json", action="store_true", help="as JSON")
    indicators.set_defaults(command=_indicators)
    _add_reports(commands.add_parser)
    _add_workbooks(commands.add_parser)
    add_intake_commands(commands.add_parser, _say)
    add_export_command(commands.add_parser, _say)
    add_audit_commands(commands.add_parser, _say, _warn)
    return parser


def _add_reports(add: Callable[..., argparse.ArgumentParser]) -> None:
    report = add("report", help="annual report, action plan, publication and its proof")
    _takes_returns_to_a_folder(report)
    report.set_defaults(command=_report)
    joint = add(
        "joint",
        help="the same for a consortium: one report of all members together",
        epilog="With --policy joint_insiders no member, which knows its own counts, can work out a small number of the "
        "others.",
    )
    _takes_returns_to_a_folder(joint)
    _takes_a_lead(joint)
    joint.add_argument("--with-members", action="store_true", help="each member's own report as well, in FOLDER/CODE")
    joint.set_defaults(command=_joint)
    papers = add(
        "papers", help="papers around a report: tracker, sign-off sheet, checklist, letter, duty extract, plan"
    )
    papers.add_argument("publication", type=Path, metavar="PUBLICATION")
    papers.add_argument("--to", required=True, type=Path, metavar="FOLDER", dest="folder")
    papers.set_defaults(command=_papers)
    read_texts = add("read-texts", help="read once more each text that could tell of somebody, one after another")
    _takes_wishes(read_texts)
    _takes_plan(read_texts)
    _takes_a_lead(read_texts)
    add_reading_command(read_texts, _latest_and_texts, _say)
    plans = add("plans", help="the plans to choose from: how many figures of each part they print")
    _takes_wishes(plans)
    plans.set_defaults(command=_plans)


def _add_workbooks(add: Callable[..., argparse.ArgumentParser]) -> None:
    template = add("template", help="a workbook to be filled in and sent back; check, report and the others read it")
    template.add_argument("--to", required=True, type=Path, metavar="WORKBOOK", dest="workbook")
    template.add_argument("--from", type=Path, metavar="RETURN", dest="last", help="last year's, to stand beside")
    template.add_argument("--year", type=int, help="the reporting year; else the one after the last return")
    template.set_defaults(command=_template)
    national = add("national-return", help="the workbook for submission: exact figures, OFFICIAL-SENSITIVE")
    national.add_argument("returns", nargs="+", type=Path, metavar="RETURN")
    national.add_argument("--to", required=True, type=Path, metavar="WORKBOOK", dest="workbook")
    national.set_defaults(command=_national_return)


def _takes_returns_to_a_folder(command: argparse.ArgumentParser) -> None:
    _takes_wishes(command)
    command.add_argument("--to", required=True, type=Path, metavar="FOLDER", dest="folder")
    _takes_plan(command)


def _takes_a_lead(command: argparse.ArgumentParser) -> None:
    command.add_argument("--lead", default="", metavar="CODE", help="whose words stand in it; else the first return's")
    command.add_argument("--name", default="", help="what the members are called together")


def _takes_plan(command: argparse.ArgumentParser) -> None:
    command.add_argument("--plan", default="headlines", help="what matters most: headlines, clusters, bands or rounded")


def _takes_wishes(command: argparse.ArgumentParser) -> None:
    command.add_argument("returns", nargs="+", type=Path, metavar="RETURN")
    command.add_argument("--policy", default="default", help="a profile's name, or a policy file")
    command.add_argument(
        "--ledger", nargs="+", action="extend", default=[], type=Path, metavar="PUBLICATION", help="what is out already"
    )
    command.add_argument(
        "--benchmarks",
        nargs="+",
        action="extend",
        default=[],
        type=Path,
        metavar="FILE",
        help="figures of others to compare with (.toml or .csv), besides the national ones",
    )


def _check(options: argparse.Namespace) -> int:
    opened = pipeline.open_returns(options.returns)
    for problem in opened.problems:
        _say(str(problem))
    if not opened.problems:
        _say("No problems were found.")
    return NOT_DONE if opened.blocked else DONE


def _indicators(options: argparse.Namespace) -> int:
    from wres_desktop.exchange.indicators_file import indicators_document  # noqa: PLC0415 - needed only here
    from wres_desktop.exchange.indicators_text import indicators_text  # noqa: PLC0415 - as above

    indicators = pipeline.own_figures(_usable(options.returns).submissions)
    if options.json:
        _say(json.dumps(indicators_document(indicators), indent=1, ensure_ascii=False))
    else:
        _say(indicators_text(indicators))
    return DONE


def _template(options: argparse.Namespace) -> int:
    from wres_desktop.handover import write_entry_workbook  # noqa: PLC0415 - needed only here

    last = _usable([options.last]).submissions[-1] if options.last else None
    _say(str(write_entry_workbook(options.workbook, last, options.year)))
    return DONE


def _national_return(options: argparse.Namespace) -> int:
    from wres_desktop.handover import write_national_return  # noqa: PLC0415 - needed only here

    _say(str(write_national_return(_usable(options.returns).submissions, options.workbook)))
    return DONE


def _latest_and_texts(options: argparse.Namespace) -> tuple[Submission, tuple[pipeline.TextToRead, ...]]:
    """Whose words would be printed, and which of them have to be read: of one organisation, or of a joint report."""
    submissions = _usable(options.returns).submissions
    if len({each.organisation.code for each in submissions}) == 1:
        return submissions[-1], pipeline.protect(submissions, _wishes(options)).flagged
    consortium = _consortium(options)
    return consortium.lead.returns[-1], pipeline.protect_joint(consortium, _wishes(options)).joint.flagged


def _report(options: argparse.Namespace) -> int:
    protected = pipeline.protect(_usable(options.returns).submissions, _wishes(options))
    _say_what_is_out(protected, options)
    for path in pipeline.write_report(protected, options.folder):
        _say(str(path))
    return DONE


def _papers(options: argparse.Namespace) -> int:
    from wres_desktop.writing import paper_files, write_files  # noqa: PLC0415 - needed only here

    today = datetime.now().astimezone().date()
    for path in write_files(paper_files(pipeline.read_publication(options.publication), today), options.folder):
        _say(str(path))
    return DONE


def _consortium(options: argparse.Namespace) -> Consortium:
    """The members of a joint report.

    Raises:
        DataProblems: something in their returns has to be put right first.
    """
    read = pipeline.joint_returns(options.returns, options.lead, options.name)
    if read.consortium is None:
        raise DataProblems("\n".join(str(problem) for problem in read.problems if problem.blocks))
    return read.consortium


def _joint(options: argparse.Namespace) -> int:
    protected = pipeline.protect_joint(_consortium(options), _wishes(options), with_members=options.with_members)
    _say_what_is_out(protected.joint, options)
    for path in pipeline.write_joint(protected, options.folder):
        _say(str(path))
    return DONE


def _wishes(options: argparse.Namespace) -> pipeline.Wishes:
    return pipeline.Wishes(options.policy, options.plan, tuple(options.ledger), beside=tuple(options.benchmarks))


def _say_what_is_out(protected: pipeline.Protected, options: argparse.Namespace) -> None:
    """What earlier publications mean for this one, on standard error: standard output names the files."""
    from wres_desktop.disclosure.ledger_words import ledger_words  # noqa: PLC0415 - needed only here

    if options.ledger:
        for sentence in ledger_words(protected.already_out, protected.corrected, protected.already_out_to):
            _warn(sentence)


def _plans(options: argparse.Namespace) -> int:
    from wres_desktop.disclosure.alternatives import alternative_in_words  # noqa: PLC0415 - needed only here

    wishes = pipeline.Wishes(policy=options.policy, ledger=tuple(options.ledger))
    submissions = _usable(options.returns).submissions
    most = pipeline.most_printed(submissions, wishes)
    found = pipeline.alternatives(submissions, wishes, most)
    _say("\n\n".join([*(alternative_in_words(each) for each in found), most.in_words]))
    return DONE


def _usable(paths: Sequence[Path]) -> pipeline.OpenedReturns:
    """Returns without a problem that blocks.

    Raises:
        DataProblems: something has to be put right first.
    """
    opened = pipeline.open_returns(paths)
    if opened.blocked:
        raise DataProblems("\n".join(str(problem) for problem in opened.problems if problem.blocks))
    if not opened.submissions:
        message = "No return was given; name at least one return file."
        raise UnreadableFile(message)
    return opened


def _say(text: str) -> None:
    try:
        _write(sys.stdout, text)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python would try again as it ends
        if isinstance(error, BrokenPipeError):  # whoever was reading has seen enough
            raise
        message = "What was asked for cannot be written out; check that the disk has space."
        raise CannotWrite(message) from error


def _warn(text: str) -> None:
    _write(sys.stderr, text)


def _write(stream: TextIO | None, text: str) -> None:
    """One line, at once; nothing where there is nobody to read it."""
    if stream is not None:
        stream.write(f"{text}\n")
        stream.flush()


def _speak_utf8() -> None:
    """Make every text printable, whatever the console: files and pipes get UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
