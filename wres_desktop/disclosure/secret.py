"""The organisation's secret: what is printed must not follow from the hidden counts alone (docs/method.md).

Every draw is a function of the secret and of a name, so that one more figure never changes what is drawn for another,
and the same return with the same secret always gives the same publication.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from statistics import NormalDist

from wres_desktop.errors import UnreadableFile

_BYTES = 16
_STEPS = 2**64


@dataclass(frozen=True, slots=True)
class Secret:
    """Random bytes that only the organisation has; kept in the confidential proof, never in a publication."""

    key: bytes = field(repr=False)

    def share(self, name: str, purpose: str) -> float:
        """A number above 0 and below 1, evenly drawn for a name and a purpose."""
        digest = hmac.new(self.key, f"{purpose}\n{name}".encode(), hashlib.sha256).digest()
        return (int.from_bytes(digest[:8]) + 0.5) / _STEPS

    def deviation(self, name: str, purpose: str) -> float:
        """A number drawn from the standard normal distribution."""
        return NormalDist().inv_cdf(self.share(name, purpose))

    def another(self) -> "Secret":
        """A second secret that follows from this one, for a second draw that has nothing to do with the first."""
        return Secret(hmac.new(self.key, b"another", hashlib.sha256).digest()[:_BYTES])

    def draws(self) -> tuple["Secret", "Secret"]:
        """This secret and another: with each a plan draws an order."""
        return self, self.another()

    def text(self) -> str:
        """The secret as it stands in a proof."""
        return self.key.hex()


def new_secret() -> Secret:
    """A secret that nobody had before."""
    return Secret(secrets.token_bytes(_BYTES))


def secret_from(text: str) -> Secret:
    """The secret that a proof holds.

    Raises:
        UnreadableFile: it is no secret of this program.
    """
    try:
        key = bytes.fromhex(text)
    except ValueError:
        key = b""
    if len(key) != _BYTES:
        message = "The secret in the proof is not whole; use the proof.json as this program wrote it."
        raise UnreadableFile(message)
    return Secret(key)
