"""Who is asked what is there and what has stayed: before the work, right after the end and one year later, with a
letter to those who have an address."""

import datetime

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from casework.due import do_each
from casework.letters.unlinked import unlinked
from casework.sharing import absolute
from casework.token_links import TokenLinks
from casework.translated.spoken import text_of
from diaspora.notices.notify import notify
from diaspora.notices.written_emails import write_email
from skills_match.applications.news import values_of
from skills_match.models.querysets import today_in_closing_zone

from ..enums import Respondent, Wave
from ..models import Counterpart, Evaluation, Placement
from .later import later_contact_of

#: Right after means: when the dust has settled a little.
AFTER = {Wave.AFTER: datetime.timedelta(days=7), Wave.YEAR: datetime.timedelta(days=365)}
#: Before means: in the last week before the first day, or soon after it.
BEFORE, SOON_AFTER = datetime.timedelta(days=7), datetime.timedelta(days=14)
#: A link stays good for so long after the letter.
LINKS = TokenLinks("placements.evaluations", lifetime=datetime.timedelta(days=120))


def plan_evaluations(*, placement: Placement) -> None:
    """Everybody who took part, in both waves after it; made once. The caller holds the placement."""
    for wave, later in AFTER.items():
        _plan(placement, wave, placement.last_day + later)


def plan_before() -> int:
    """Everybody who will take part, in the week before the first day. Returns for how many placements."""
    today = today_in_closing_zone()
    soon = Placement.objects.running().filter(starts_on__range=(today - SOON_AFTER, today + BEFORE))
    asked = Evaluation.objects.filter(wave=Wave.BEFORE).order_by().values("placement")
    return do_each(soon.exclude(pk__in=asked), lambda row: _plan(row, Wave.BEFORE, row.starts_on - BEFORE))


def _plan(placement: Placement, wave: Wave, due: datetime.date) -> None:
    people: list[tuple[Respondent, Counterpart | None]] = [(Respondent.EXPERT, None), (Respondent.SUPERVISOR, None)]
    people += [(Respondent.COUNTERPART, counterpart) for counterpart in placement.counterparts.all()]
    rows = [
        Evaluation(placement=placement, asked=asked, counterpart=counterpart, wave=wave, due_on=due)
        for asked, counterpart in people
    ]
    Evaluation.objects.bulk_create(rows, ignore_conflicts=True)


def address_of(evaluation: Evaluation) -> str:
    """Where whoever has no account is written to; empty where an officer asks by telephone or on the spot."""
    later = later_contact_of(evaluation) if evaluation.wave == Wave.YEAR else None
    if later and later.email:
        return later.email
    if evaluation.asked == Respondent.SUPERVISOR:
        present = evaluation.placement.supervisors.first()
        return present.email if present else ""
    return evaluation.counterpart.email if evaluation.counterpart else ""


def ask_who_is_due() -> int:
    """Write to everybody whose day has come, once. Returns to how many. Safe to repeat, and for two at once."""
    due = Evaluation.objects.waiting().filter(asked_at=None)
    related = ("placement__application__profile__user", "placement__application__assignment__institution")
    return do_each(due.select_related(*related), _ask)


def _ask(evaluation: Evaluation) -> None:
    """An expert hears it in the portal; the others by a letter that needs no account, in both languages."""
    Evaluation.objects.filter(pk=evaluation.pk).update(asked_at=timezone.now())
    placement = evaluation.placement
    if evaluation.asked == Respondent.EXPERT:
        path = reverse("my:evaluation", args=[placement.pk, evaluation.pk])
        if placement.expert.is_active:
            kind = "evaluation_before" if evaluation.wave == Wave.BEFORE else "evaluation_asked"
            notify(user=placement.expert, kind=kind, values=values_of(placement.assignment), path=path)
    elif to := address_of(evaluation):
        write_email(to=to, subject=_subject(evaluation), body=_body(evaluation))


def link_of(evaluation: Evaluation, *, language: str) -> str:
    """The page of whoever has no account, in `language`."""
    with translation.override(language):
        return absolute(reverse("placements:evaluation", args=[LINKS.token(evaluation.pk, key=str(evaluation.key))]))


def read_link(token: str) -> Evaluation:
    """Raises LinkRefused."""
    [pk] = LINKS.read(token, key_of=_key_of)
    return Evaluation.objects.select_related("placement__application__assignment__institution").get(pk=pk)


def _key_of(pk: int) -> str | None:
    key = Evaluation.objects.filter(pk=pk).values_list("key", flat=True).first()
    return str(key) if key else None


def _subject(evaluation: Evaluation) -> str:
    """The host works in Kiswahili first; both languages stand in the letter."""
    with translation.override("sw"):
        told = {"title": unlinked(str(text_of(evaluation.placement.assignment, "title")))}
        if evaluation.wave == Wave.BEFORE:
            return _("Before “%(title)s” begins: what is there today?") % told
        return _("What has stayed of “%(title)s”?") % told


def _body(evaluation: Evaluation) -> str:
    texts = []
    for language in ("sw", "en"):
        with translation.override(language):
            told = {
                "title": unlinked(str(text_of(evaluation.placement.assignment, "title"))),
                "link": link_of(evaluation, language=language),
            }
            if evaluation.wave == Wave.BEFORE:
                texts.append(
                    _(
                        "An expert of the diaspora comes to work with you on “%(title)s”. Please tell us in five short "
                        "questions what is there today, so that we see later what has changed. You need no account: "
                        "%(link)s"
                    )
                    % told
                )
                continue
            texts.append(
                _(
                    "You worked with an expert of the diaspora on “%(title)s”. Please tell us in five short questions "
                    "what has stayed. You need no account: %(link)s"
                )
                % told
            )
    return "\n\n".join(texts)
