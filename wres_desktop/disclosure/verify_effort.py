"""How much one check may do, so that a forged file is refused soon and fills no memory; for the verifiers."""

TOO_MUCH = "The files say far more than those of any report do, so what they say cannot be checked."

STEPS = 20_000_000
"""Some five times as many as the joint report of eighty organisations takes that all have all sections.

Eight of which some lack sections take four fifths of it, with three years.
"""

OF_A_SENTENCE = 1_000
"""What a sentence about what does not hold costs, so that nobody has to read millions of them."""

OF_A_CALL = 20
"""What it takes to ask for something that has to be put together."""


class TooMuch(Exception):
    """A check would take far longer, or need far more memory, than that of any report."""


class Effort:
    """Counts what a check does: in steps, each about as long as it takes to look one number up."""

    def __init__(self, steps: int = STEPS) -> None:
        """``steps`` are all that the check may take."""
        self._left = steps

    def spend(self, steps: int) -> None:
        """Note that so many steps are taken next.

        Raises:
            TooMuch: they are more than are left.
        """
        self._left -= steps
        if self._left < 0:
            raise TooMuch
