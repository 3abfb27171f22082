"""News from the people's side that matching has to hear."""

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.log_actions import registry

from diaspora.files.store import delete_from_disk
from diaspora.models import Institution, Profile
from diaspora.signals import institution_moved, profile_changed

from .enums import AssignmentState, ChangeKind
from .invitations.endings import end_with_profile
from .models import AlertCause, Application, AssignmentInvitation, Attachment
from .search_server.changes import record_change


@receiver(profile_changed)
def read_profile_again(sender, *, profile: Profile, **kwargs) -> None:
    record_change(kind=ChangeKind.PROFILE, object_id=profile.pk)
    end_with_profile(profile=profile)
    AlertCause.objects.mark(kind=ChangeKind.PROFILE, object_id=profile.pk)


@receiver(institution_moved)
def read_its_assignments_again(sender, *, institution: Institution, **kwargs) -> None:
    """Suspended, they leave the public list and the matches; approved again, they come back."""
    for pk in institution.assignments.filter(state=AssignmentState.PUBLISHED).values_list("pk", flat=True):
        record_change(kind=ChangeKind.ASSIGNMENT, object_id=pk)
        AlertCause.objects.mark(kind=ChangeKind.ASSIGNMENT, object_id=pk)


@receiver(post_delete, sender=Application)
@receiver(post_delete, sender=AssignmentInvitation)
def forget_history(sender, *, instance: Application | AssignmentInvitation, **kwargs) -> None:
    """The history holds what was asked and answered: it goes with the record, for instance with an account."""
    registry.get_logs_for_instance(instance).delete()


@receiver(post_delete, sender=Attachment)
def delete_document(sender, *, instance: Attachment, **kwargs) -> None:
    """However the row goes, removed by its author or with its assignment: no file stays behind."""
    delete_from_disk(instance)
