"""The code on the recovery sheet: the key of an encrypted file in groups that can be typed, each with its check."""

from wres_desktop.store.keys import KEY_BYTES, Key

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Douglas Crockford's base 32: no I, L, O or U, which are read as other characters or as words."""

_BITS = 5
_DATA = 4
"""Characters of the key in each group; a check character follows them."""

_GROUPS = 13
_MISREAD = str.maketrans({"I": "1", "L": "1", "O": "0"})


def code_of_key(key: Key) -> tuple[str, ...]:
    """The key in 13 groups of five characters, the fifth of each a check on the four before it and on its place."""
    bits = int.from_bytes(key.raw) << (_GROUPS * _DATA * _BITS - KEY_BYTES * 8)
    digits = [bits >> (_BITS * position) & 31 for position in reversed(range(_GROUPS * _DATA))]
    groups = [digits[start : start + _DATA] for start in range(0, len(digits), _DATA)]
    return tuple(
        "".join(ALPHABET[digit] for digit in [*group, _check(group, number)]) for number, group in enumerate(groups)
    )


def key_on_sheet(typed: str, salt: bytes) -> Key | None:
    """The key that a code typed from the sheet gives; None where the text is no such code."""
    if wrong_groups(typed):
        return None
    digits = _digits(typed)
    bits = 0
    for start in range(0, len(digits), _DATA + 1):
        for digit in digits[start : start + _DATA]:
            bits = bits << _BITS | digit
    spare = _GROUPS * _DATA * _BITS - KEY_BYTES * 8
    return None if bits & ((1 << spare) - 1) else Key((bits >> spare).to_bytes(KEY_BYTES), salt)


def wrong_groups(typed: str) -> tuple[int, ...]:
    """Which groups, counted from 1, are mistyped; every group that is missing is among them."""
    digits = _digits(typed)
    size = _DATA + 1
    wrong = []
    for number in range(max(_GROUPS, -(-len(digits) // size))):
        group = digits[number * size : (number + 1) * size]
        if len(group) < size or -1 in group or number >= _GROUPS or _check(group[:-1], number) != group[-1]:
            wrong.append(number + 1)
    return tuple(wrong)


def looks_like_code(typed: str) -> bool:
    """Whether somebody meant to type the code and not the passphrase."""
    digits = _digits(typed)
    whole = _GROUPS * (_DATA + 1)
    return abs(len(digits) - whole) <= _DATA + 1 and digits.count(-1) <= _DATA


def sheet_number(salt: bytes) -> str:
    """Tells sheets apart: what stands open at the beginning of the file, and changes with the passphrase."""
    number = salt[:4].hex().upper()
    return f"{number[:4]}-{number[4:]}"


def _digits(typed: str) -> list[int]:
    text = "".join(typed.upper().split()).replace("-", "").translate(_MISREAD)
    return [ALPHABET.find(character) for character in text]


def _check(group: list[int], number: int) -> int:
    """A weighted sum over the field of 32 elements.

    The weights are different powers of its generator, so one wrong character, two exchanged ones and two exchanged
    groups all show.
    """
    total = number + 1
    for digit in reversed(group):
        total = _doubled(total) ^ digit
    return _doubled(total)


def _doubled(element: int) -> int:
    """Times the generator, modulo x^5 + x^2 + 1."""
    element <<= 1
    return element ^ 0b100101 if element & 0b100000 else element
