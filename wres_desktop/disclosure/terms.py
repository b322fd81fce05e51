"""Under what terms to publish."""

from dataclasses import dataclass, field

from wres_desktop.disclosure.emphasis import EMPHASES, Emphasis
from wres_desktop.disclosure.plan import Step, unwatched
from wres_desktop.disclosure.policy import Policy
from wres_desktop.disclosure.secret import Secret, new_secret
from wres_desktop.disclosure.statements import Publication
from wres_desktop.domain.benchmarks import Beside

DEFAULT_EMPHASIS = next(iter(EMPHASES.values()))


@dataclass(frozen=True, slots=True)
class Terms:
    """Under what terms to publish: policy, what matters most, the secret, what is out.

    ``beside`` holds figures of others that the report is held against.
    ``step`` is called again and again while the work goes on, with how many figures are decided and of how many; it may
    raise to stop it.
    """

    policy: Policy
    secret: Secret = field(default_factory=new_secret)
    emphasis: Emphasis = DEFAULT_EMPHASIS
    ledger: tuple[Publication, ...] = ()
    beside: Beside = field(default_factory=Beside)
    step: Step = unwatched
