"""What a host says about an applicant: selection is joint, the office decides with it."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.moves import as_now
from casework.refusals import Refused
from diaspora.models import User
from skills_match.enums import APPLICATION_OPEN
from skills_match.models import Application

from ..models import HostOpinion


class OpinionClosed(Refused):
    text = _("This application has been decided, so recommendations are closed.")


def to_recommend(user: User) -> QuerySet[Application]:
    """Those on which `user`, as a reviewer at the host, has said nothing and still may."""
    return Application.objects.for_host(user).filter(state__in=APPLICATION_OPEN).exclude(opinions__member=user)


@transaction.atomic
def give_opinion(*, application: Application, by: User, recommends: bool, text: str) -> HostOpinion:
    """Keep the recommendation of one member; giving it again replaces it. Raises OpinionClosed."""
    application = Application.objects.select_for_update(of=("self",), no_key=True).get(pk=application.pk)
    may_read = Application.objects.for_host(as_now(by)).filter(pk=application.pk).exists()
    if application.state not in APPLICATION_OPEN or not may_read:
        raise OpinionClosed
    opinion, _is_new = HostOpinion.objects.update_or_create(
        application=application, member=by, defaults={"recommends": recommends, "text": text}
    )
    log(
        instance=application,
        action="application.opinion",
        user=by,
        title=f"{application.assignment.reference}/{application.pk}",
        data={"recommends": recommends},
    )
    return opinion
