"""The key of an encrypted file: made from a passphrase, or read from the recovery sheet."""

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass, field

SALT_BYTES = 16
KEY_BYTES = 32

_ROUNDS = 256_000
"""SQLCipher 4's own number of rounds, so that every SQLCipher tool opens the file with the passphrase alone."""


@dataclass(frozen=True, slots=True)
class Key:
    """What SQLCipher encrypts with: 32 secret bytes, and the 16 that stand open at the beginning of the file."""

    raw: bytes = field(repr=False)
    salt: bytes


def key_from(passphrase: str, salt: bytes) -> Key:
    """The key that a passphrase gives for one file: PBKDF2-HMAC-SHA512, as SQLCipher 4 does it.

    The passphrase is composed first (Unicode NFC), so that it does not matter on which keyboard an accent was typed.
    """
    words = unicodedata.normalize("NFC", passphrase).encode("utf-8", "replace")
    return Key(hashlib.pbkdf2_hmac("sha512", words, salt, _ROUNDS, KEY_BYTES), salt)


def new_key(passphrase: str) -> Key | None:
    """A key with a salt that no file had before; none without a passphrase."""
    return key_from(passphrase, secrets.token_bytes(SALT_BYTES)) if passphrase else None
