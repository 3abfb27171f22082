"""A call for contributions of the conference to come, and what was proposed for it so far."""

import datetime

from django.utils import timezone

from conferences.models import Event, Proposal

from ..events import CallFactory, CallQuestionFactory, CoSpeakerFactory, ProposalFactory

#: name, address, language, title, text, state, decision, reason.
_PROPOSED = (
    (
        "Dr. Neema Chuwa",
        "neema.chuwa@speakers.example",
        "en",
        "Three clinics, one register",
        "For two years a team from Toronto and Tanga has kept one register of premature babies in three clinics. What "
        "nurses use every day, what nobody opened, and what it cost.",
        "submitted",
        "accepted",
        "",
    ),
    (
        "Hamisi Mkwawa",
        "hamisi.mkwawa@speakers.example",
        "sw",
        "Kufundisha umeme wa jua vijijini kwa wiki tatu",
        "Mafundi sita kutoka Oman walifundisha vijana arobaini huko Lindi. Tutaonyesha mtaala, makosa tuliyofanya, na "
        "wangapi wamepata kazi mwaka mmoja baadaye.",
        "submitted",
        "",
        "",
    ),
    (
        "Rehema Kilango",
        "rehema.kilango@speakers.example",
        "en",
        "Sending money home without losing a tenth of it",
        "A comparison of fees on eleven routes to Mainland and Zanzibar, and questions to ask before you send.",
        "submitted",
        "rejected",
        "We have a panel on the same question with three banks; we would be glad to have you in its audience.",
    ),
)


def build_proposals() -> list[Proposal]:
    """Leaves alone what exists."""
    event = Event.objects.filter(slug="conference-in-zanzibar").first()
    if event is None or event.calls.exists():
        return []
    call = CallFactory(
        event=event,
        title_en="Tell us what you have tried",
        title_sw="Tueleze ulichojaribu",
        text_en="Talks of twenty minutes, panels and workshops about work that is done: what came of it, and what "
        "others can take from it. English or Kiswahili.",
        text_sw="Mada za dakika ishirini, majadiliano na warsha kuhusu kazi iliyofanyika: ilileta nini, na wengine "
        "wanaweza kujifunza nini. Kwa Kiingereza au Kiswahili.",
        closes_at=timezone.now() + datetime.timedelta(days=30),
    )
    CallQuestionFactory(
        event=event, text_en="Who should come to hear this?", text_sw="Nani aje kusikiliza?", is_required=True
    )
    made = [
        ProposalFactory(
            event=event,
            call=call,
            name=name,
            email=email,
            letters=language,
            language=language,
            title=title,
            abstract=text,
            state=state,
            decision=decision,
            reason=reason,
        )
        for name, email, language, title, text, state, decision, reason in _PROPOSED
    ]
    CoSpeakerFactory(
        proposal=made[0],
        name="Grace Lyimo",
        email="grace.lyimo@speakers.example",
        role="Nurse in charge, Tanga",
        agreed_at=timezone.now(),
    )
    return made
