"""Every form of the portal with its fields by kind. A form that is missing here makes a test fail."""

from .forms_of_events import EVENTS
from .forms_of_finance import FINANCE
from .forms_of_institutions import HOST, INSTITUTION
from .forms_of_people import ACCOUNTS, APPLYING, CONTACT, PROFILE
from .forms_of_placements import PLACEMENTS
from .forms_of_programmes import PROGRAMMES
from .forms_of_reviews import REVIEWS
from .forms_of_safeguarding import SAFEGUARDING
from .forms_of_the_office import OFFICE, TRANSLATORS

FORMS = [
    *ACCOUNTS,
    *PROFILE,
    *APPLYING,
    *INSTITUTION,
    *HOST,
    *PLACEMENTS,
    *SAFEGUARDING,
    *OFFICE,
    *REVIEWS,
    *TRANSLATORS,
    *FINANCE,
    *PROGRAMMES,
    *EVENTS,
    *CONTACT,
]
