"""A numbered slot is called so: a place is where something is. An open question holds one of five, as promised."""

from django.conf import settings
from django.db import migrations, models


def give_slots(apps, schema_editor):
    """Each open question gets the next number of whoever asked; they were counted under a lock, so five are enough."""
    inquiries = apps.get_model("skills_match", "Inquiry")._base_manager.using(schema_editor.connection.alias)
    given = {}
    for inquiry in inquiries.filter(answered_at=None).order_by("asked_at", "pk"):
        given[inquiry.asked_by_id] = inquiry.slot = given.get(inquiry.asked_by_id, 0) + 1
        inquiry.save(update_fields=["slot"])


class Migration(migrations.Migration):

    dependencies = [
        ('diaspora', '0014_what_must_never_be'),
        ('skills_match', '0013_what_must_never_be'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='savedsearch',
            options={'ordering': ['slot']},
        ),
        migrations.RemoveConstraint(
            model_name='assignmentinvitation',
            name='no_two_open_invitations_share_a_place',
        ),
        migrations.RemoveConstraint(
            model_name='assignmentinvitation',
            name='at_most_five_open_invitations_per_assignment',
        ),
        migrations.RemoveConstraint(
            model_name='assignmentinvitation',
            name='a_waiting_invitation_never_lacks_a_place',
        ),
        migrations.RemoveConstraint(
            model_name='attachment',
            name='at_most_five_attachments_per_assignment',
        ),
        migrations.RemoveConstraint(
            model_name='attachment',
            name='only_one_attachment_per_place',
        ),
        migrations.RemoveConstraint(
            model_name='savedsearch',
            name='no_two_saved_searches_share_a_place',
        ),
        migrations.RemoveConstraint(
            model_name='savedsearch',
            name='at_most_ten_saved_searches_per_person',
        ),
        migrations.RenameField(
            model_name='assignmentinvitation',
            old_name='place',
            new_name='slot',
        ),
        migrations.RenameField(
            model_name='attachment',
            old_name='place',
            new_name='slot',
        ),
        migrations.RenameField(
            model_name='savedsearch',
            old_name='place',
            new_name='slot',
        ),
        migrations.AddField(
            model_name='inquiry',
            name='slot',
            field=models.PositiveSmallIntegerField(editable=False, null=True),
        ),
        migrations.RunPython(give_slots, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            model_name='assignmentinvitation',
            constraint=models.UniqueConstraint(fields=('assignment', 'slot'), name='no_two_open_invitations_share_a_slot'),
        ),
        migrations.AddConstraint(
            model_name='assignmentinvitation',
            constraint=models.CheckConstraint(condition=models.Q(('slot', None), ('slot__range', (1, 5)), _connector='OR'), name='at_most_five_open_invitations_per_assignment'),
        ),
        migrations.AddConstraint(
            model_name='assignmentinvitation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'waiting'), _negated=True), ('slot__isnull', False), _connector='OR'), name='a_waiting_invitation_never_lacks_a_slot'),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.CheckConstraint(condition=models.Q(('slot__gte', 1), ('slot__lte', 5)), name='at_most_five_attachments_per_assignment'),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.UniqueConstraint(fields=('assignment', 'slot'), name='only_one_attachment_per_slot'),
        ),
        migrations.AddConstraint(
            model_name='inquiry',
            constraint=models.UniqueConstraint(fields=('asked_by', 'slot'), name='no_two_open_questions_share_a_slot'),
        ),
        migrations.AddConstraint(
            model_name='inquiry',
            constraint=models.CheckConstraint(condition=models.Q(('slot', None), ('slot__range', (1, 5)), _connector='OR'), name='at_most_five_open_questions_per_person'),
        ),
        migrations.AddConstraint(
            model_name='inquiry',
            constraint=models.CheckConstraint(condition=models.Q(('answered_at__isnull', False), ('slot__isnull', False), _connector='OR'), name='an_open_question_never_lacks_a_slot'),
        ),
        migrations.AddConstraint(
            model_name='savedsearch',
            constraint=models.UniqueConstraint(fields=('user', 'slot'), name='no_two_saved_searches_share_a_slot'),
        ),
        migrations.AddConstraint(
            model_name='savedsearch',
            constraint=models.CheckConstraint(condition=models.Q(('slot__range', (1, 10))), name='at_most_ten_saved_searches_per_person'),
        ),
    ]
