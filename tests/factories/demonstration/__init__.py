"""The demonstration content: everything that `make serve` shows, made by the factories and the verbs of the portal.

Every build makes the same people, assignments and applications. Their texts lie in `texts`. All of it is invented.
"""

import datetime

from django.db.models import F
from django.utils import timezone

from diaspora.models import Notice, User, WrittenEmail
from home.site.groups import MODERATORS
from home.site.planting import planted

from .accounts import build_accounts
from .applications import build_applications
from .assignments import build_assignments, end_assignments
from .claims import build_claims
from .clock import begin
from .commitments import answer_for_everybody, build_plans
from .contributions import build_contributions
from .earlier import build_earlier
from .events import build_events
from .finance import build_finance
from .institutions import build_institutions
from .interest import build_interest, build_talk
from .invitations import build_invitations
from .logframes import build_logframes
from .missions import build_reserves, told_of_placements
from .newsletters import build_newsletters
from .on_the_way import build_on_the_way, build_service_records
from .outreach import build_outreach
from .pages import build_demonstration_pages
from .people import build_people
from .placements import build_placements
from .programmes import build_declarations, build_programmes
from .proposals import build_proposals
from .safeguarding import build_crisis, build_safeguarding
from .selection import build_selection
from .translations import build_translations

__all__ = ["build_cases", "build_demonstration"]


def build_demonstration(say=lambda text: None) -> None:
    """Fill a database that has the vocabulary and the page tree but no people. `say` gets a line a step."""
    build_cases(say)
    build_demonstration_pages()
    build_translations(planted("news/digital-hub"), User.objects.get(groups__name=MODERATORS))
    say("news, conferences and library")
    say(f"{len(build_events())} events")
    say(f"{len(build_proposals())} proposals")
    say(f"{len(build_newsletters())} newsletters")
    say(f"{len(build_contributions())} gifts")
    say(f"{build_finance()} lines of a bank statement")


def build_cases(say=lambda text: None) -> None:
    """Accounts, institutions, people, assignments and what became of them: everything but the pages of editors."""
    begin()
    accounts = build_accounts()
    say(f"{len(accounts)} sign-ins")
    institutions = build_institutions(accounts)
    say(f"{len(institutions)} institutions")
    people = build_people(accounts)
    say(f"{len(people)} people")
    programmes = build_programmes(accounts)
    say(f"{len(programmes)} programmes")
    plans = build_plans(institutions, accounts)
    assignments = build_assignments(institutions, programmes, plans, accounts)
    answer_for_everybody(assignments, accounts)
    say(f"{len(assignments)} assignments")
    say(f"{len(build_invitations(assignments, people))} invitations")
    say(f"{len(build_applications(assignments, people, accounts))} applications")
    build_declarations()
    build_selection(assignments, people, accounts)
    say("a round of reviews, messages and an interview")
    say(f"{build_outreach(assignments, people, accounts)} links of associations and missions")
    end_assignments(assignments, accounts)
    told = told_of_placements()
    placements = build_placements(told, institutions, people, programmes, accounts)
    build_reserves(people)
    say(f"{len(placements)} placements")
    say(f"{build_on_the_way(placements, accounts)} legs of journeys")
    say(f"{len(build_service_records(placements))} service records")
    say(f"{len(build_claims(told, placements, accounts))} claims")
    say(f"{build_earlier(accounts)} assignments from before the portal")
    say(f"{build_logframes(accounts)} frozen reports")
    say(f"{len(build_safeguarding(accounts))} reports about safety")
    say(f"{len(build_crisis(placements, accounts))} messages to a region")
    build_talk(assignments, people, accounts)
    say(f"{build_interest(assignments, people, accounts)} saved searches")
    count_letters_as_sent()


def count_letters_as_sent() -> None:
    """What was said by e-mail was said at the time: the worker does not send it now. What is older was read."""
    Notice.objects.filter(emailed_at=None).exclude(email_due_at=None).update(emailed_at=F("created_at"))
    last_week = timezone.now() - datetime.timedelta(days=7)
    Notice.objects.filter(created_at__lt=last_week).update(read_at=F("created_at"))
    WrittenEmail.objects.all().delete()
