"""What a figure would be if everybody whose ethnicity is not known were white, or if all were BME."""

from dataclasses import dataclass
from fractions import Fraction

from wres_desktop.domain.ratios import GroupRate, NotCalculable, relative_likelihood


@dataclass(frozen=True, slots=True)
class Both:
    """The figure if all were white, and if all were BME: in percent, percentage points, or a relative likelihood."""

    if_white: Fraction
    if_bme: Fraction


@dataclass(frozen=True, slots=True)
class Groups:
    """White, BME and unknown people."""

    white: int
    bme: int
    unknown: int

    @property
    def everyone(self) -> int:
        """All of them."""
        return self.white + self.bme + self.unknown


def share_if_known(people: Groups) -> Both:
    """The BME share in percent: the unknown stay in the total in both cases."""
    return Both(
        Fraction(100 * people.bme, people.everyone), Fraction(100 * (people.bme + people.unknown), people.everyone)
    )


def difference_if_known(board: Groups, staff: Groups) -> Both:
    """The board's BME share minus that of all staff, in percentage points: the unknown of both are taken alike."""
    on_board, in_post = share_if_known(board), share_if_known(staff)
    return Both(on_board.if_white - in_post.if_white, on_board.if_bme - in_post.if_bme)


def likelihood_if_known(cases: Groups, people: Groups, *, bme_first: bool) -> Both | NotCalculable:
    """The relative likelihood with the unknown, cases and people alike, among the white or among the BME people."""
    if_white = _ratio((cases.white + cases.unknown, people.white + people.unknown), (cases.bme, people.bme), bme_first)
    if_bme = _ratio((cases.white, people.white), (cases.bme + cases.unknown, people.bme + people.unknown), bme_first)
    if isinstance(if_white, NotCalculable):
        return if_white
    return if_bme if isinstance(if_bme, NotCalculable) else Both(if_white, if_bme)


def _ratio(white: tuple[int, int], bme: tuple[int, int], bme_first: bool) -> Fraction | NotCalculable:  # noqa: FBT001 - passed on
    of, other = (bme, white) if bme_first else (white, bme)
    return relative_likelihood(of=GroupRate(*of, "people"), compared_with=GroupRate(*other, "people"))
