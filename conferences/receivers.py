"""The list of conferences in the tree and in the main menu of every installation, who sets up events, and what follows
from news of an event."""

from pathlib import Path

from django.contrib.auth.models import Group, Permission
from django.db.models.signals import post_delete, pre_delete
from django.dispatch import receiver

from diaspora.enums import StaffGroup
from diaspora.files.store import delete_from_disk
from home.signals import site_planted
from home.site.planting import plant
from payments.signals import payment_ended, payment_paid

from .enums import EventState
from .models import CheckInList, ConferenceIndexPage, EventAnswerFile, SessionPlaces, SpeakerPhoto
from .programme.letters import tell_speakers_it_is_off, write_to_moved_speakers
from .programme.photos import delete_picture
from .proposals.judging import leave_the_round
from .proposals.letters import write_about as write_about_proposals
from .registrations.letters import write_about
from .registrations.paying import KIND as REGISTRATION
from .registrations.paying import hear_ended, hear_paid
from .sign_ups.following import follow_release
from .signals import event_moved, programme_released, proposal_moved, registration_moved

TEXTS = Path(__file__).resolve().parent / "data" / "site"


@receiver(site_planted)
def plant_list_of_conferences(sender, home, locales, report, main_menu, **kwargs) -> None:
    page = plant(kind=ConferenceIndexPage, name="conferences", parent=home, texts=TEXTS, locales=locales)
    report(page.title)
    main_menu.insert(main_menu.index("news") + 1, "conferences")


@receiver(site_planted, dispatch_uid="conferences.rights")
def give_rights(sender, **_) -> None:
    """Adds what is missing, takes nothing away."""
    right = Permission.objects.get(content_type__app_label="conferences", codename="organise_events")
    for name in (StaffGroup.OFFICE, StaffGroup.ADMINISTRATORS):
        Group.objects.get(name=name.value).permissions.add(right)


@receiver(programme_released, dispatch_uid="conferences.speakers")
def write_to_speakers(sender, version, **_) -> None:
    write_to_moved_speakers(version)


@receiver(event_moved, dispatch_uid="conferences.off")
def write_to_speakers_of_what_is_off(sender, move, **_) -> None:
    """Whoever registered is written to with the registration, which the clock cancels."""
    if move.to == EventState.CANCELLED:
        tell_speakers_it_is_off(move.row, move.reason)


@receiver(programme_released, dispatch_uid="conferences.sign_ups")
def write_to_signed_up(sender, version, **_) -> None:
    follow_release(version)


@receiver(pre_delete, sender=SessionPlaces, dispatch_uid="conferences.lists")
def close_the_list_of_a_session(sender, *, instance, **_) -> None:
    """However the places go: their list does not become one for everybody."""
    CheckInList.objects.filter(pk=instance.check_in_list_id).update(without_session=True)


@receiver(post_delete, sender=EventAnswerFile, dispatch_uid="conferences.files")
def delete_document(sender, *, instance, **_) -> None:
    """However the row goes: no file stays behind."""
    delete_from_disk(instance)


@receiver(post_delete, sender=SpeakerPhoto, dispatch_uid="conferences.photos")
def delete_photo(sender, *, instance, **_) -> None:
    delete_picture(instance)


@receiver(registration_moved, dispatch_uid="conferences.letters")
def write_to_whoever_registered(sender, move, **_) -> None:
    write_about(move)


@receiver(proposal_moved, dispatch_uid="conferences.proposals")
def write_to_whoever_proposed(sender, move, moves, **_) -> None:
    if move is moves[0]:
        write_about_proposals(moves)
        leave_the_round(moves)


@receiver(payment_paid, dispatch_uid="conferences.paid")
def confirm_what_is_paid(sender, payment, **_) -> None:
    if payment.purpose == REGISTRATION:
        hear_paid(payment)


@receiver(payment_ended, dispatch_uid="conferences.ended")
def free_what_nobody_paid(sender, payment, **_) -> None:
    if payment.purpose == REGISTRATION:
        hear_ended(payment)
