"""Applications next to how they fit, for the lists and pages that show them."""

from collections.abc import Callable, Sequence

from ..matching.matrix import matrix_of
from ..models import Application
from ..rules import host_may_read_sent
from .fit import fits_of, why_not_compared


def compared(applications: Sequence[Application], *, address: Callable[[Application], str]) -> dict:
    """Context: `rows` of each application with its fit or None, in the order given; of those that are compared the
    `matrix`, best first, which only makes sense for one assignment; and how many are `not_compared`."""
    matches = fits_of(applications, address=address)
    fits = {match.application.pk: match for match in matches}
    return {
        "rows": [(application, fits.get(application.pk)) for application in applications],
        "matrix": matrix_of(matches),
        "not_compared": sum(host_may_read_sent(application) for application in applications) - len(matches),
    }


def compared_alone(application: Application) -> dict:
    """The same for the page of one application."""
    found = compared([application], address=lambda sent: "")
    fit = found["rows"][0][1]
    return {"fit": fit, "matrix": found["matrix"], "why_not": "" if fit else why_not_compared(application)}
