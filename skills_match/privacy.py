"""What skills_match keeps about people: each noun declares its own, here all of it is registered."""

from diaspora.privacy.registry import register_eraser, register_holdings
from diaspora.rules import FILE_RULES

from .alerts import privacy as alerts
from .applications import privacy as applications
from .applications.answer_files import answer_opens
from .applications.files import application_names_file
from .assignments import privacy as assignments
from .commitments import privacy as commitments
from .commitments.letters import letter_is_read_by
from .entered import privacy as entered
from .entered.files import paper_is_read_by
from .erasure import erase_person
from .invitations import privacy as invitations
from .matching import privacy as matching
from .outreach import privacy as outreach
from .people import privacy as people
from .programmes import privacy as programmes
from .teams import privacy as teams
from .vocabulary import privacy as vocabulary

#: In the order in which people read about them.
NOUNS = [
    people,
    applications,
    entered,
    teams,
    invitations,
    assignments,
    commitments,
    alerts,
    outreach,
    matching,
    vocabulary,
    programmes,
]


def register() -> None:
    register_holdings([holding for noun in NOUNS for holding in noun.HOLDINGS])
    register_eraser(erase_person)
    FILE_RULES.append(application_names_file)
    FILE_RULES.append(answer_opens)
    FILE_RULES.append(letter_is_read_by)
    FILE_RULES.append(paper_is_read_by)
