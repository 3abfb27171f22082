"""Lists of people can be narrowed to whose profile rules nothing out; licence, learners and what stays behind are texts in
every language. What was written before is in the language of the request: Kiswahili where only that has a title."""

from django.conf import settings
from django.db import migrations, models


TEXTS = ("learners", "lasting_evidence", "licence_needed")


def keep_what_was_written(apps, schema_editor):
    assignments = apps.get_model("skills_match", "Assignment").objects
    is_kiswahili = models.Q(title_en="") | models.Q(title_en=None)
    is_kiswahili &= ~models.Q(title_sw="") & ~models.Q(title_sw=None)
    assignments.filter(is_kiswahili).update(**{f"{name}_sw": models.F(name) for name in TEXTS})
    assignments.exclude(is_kiswahili).update(**{f"{name}_en": models.F(name) for name in TEXTS})
    runs = apps.get_model("skills_match", "MatchRun").objects
    kept = assignments.filter(is_kiswahili).values("pk")
    runs.filter(assignment__in=kept).update(licence_needed_sw=models.F("licence_needed"))
    runs.exclude(assignment__in=kept).update(licence_needed_en=models.F("licence_needed"))


class Migration(migrations.Migration):

    dependencies = [
        ('skills_match', '0011_drafts_are_told_and_states_have_a_beginning'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='matchrun',
            name='only_one_match_run_per_data_and_kind_of_reader',
        ),
        migrations.AddField(
            model_name='assignment',
            name='lasting_evidence_en',
            field=models.TextField(blank=True, max_length=1000, null=True),
        ),
        migrations.AddField(
            model_name='assignment',
            name='lasting_evidence_sw',
            field=models.TextField(blank=True, max_length=1000, null=True),
        ),
        migrations.AddField(
            model_name='assignment',
            name='learners_en',
            field=models.TextField(blank=True, max_length=1000, null=True),
        ),
        migrations.AddField(
            model_name='assignment',
            name='learners_sw',
            field=models.TextField(blank=True, max_length=1000, null=True),
        ),
        migrations.AddField(
            model_name='assignment',
            name='licence_needed_en',
            field=models.CharField(blank=True, max_length=200, null=True),
        ),
        migrations.AddField(
            model_name='assignment',
            name='licence_needed_sw',
            field=models.CharField(blank=True, max_length=200, null=True),
        ),
        migrations.AddField(
            model_name='matchrun',
            name='licence_needed_en',
            field=models.CharField(blank=True, max_length=200, null=True),
        ),
        migrations.AddField(
            model_name='matchrun',
            name='licence_needed_sw',
            field=models.CharField(blank=True, max_length=200, null=True),
        ),
        migrations.AddField(
            model_name='matchrun',
            name='only_possible',
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name='matchitem',
            name='band',
            field=models.CharField(blank=True, max_length=10),
        ),
        migrations.AddConstraint(
            model_name='matchrun',
            constraint=models.UniqueConstraint(fields=('assignment', 'audience', 'meets_musts', 'only_possible', 'sequence', 'pending', 'ruleset'), name='only_one_match_run_per_data_and_kind_of_reader'),
        ),
        migrations.RunPython(keep_what_was_written, migrations.RunPython.noop),
    ]
