"""Who comes to events: categories, quotas, registrations, delegates."""

import django.core.validators
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


def pages_are_as_they_were(apps, schema_editor) -> None:
    """Nobody has to be told that the data model of a page changed since its last translation."""
    sources = apps.get_model("wagtail_localize", "TranslationSource").objects
    sources.filter(specific_content_type__app_label="conferences", schema_version="0002_events_and_programmes").update(
        schema_version="0003_registrations"
    )


class Migration(migrations.Migration):

    dependencies = [
        ('conferences', '0002_events_and_programmes'),
        ('payments', '0002_refunds_disputes_payouts_and_the_bank'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Category',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80)),
                ('name_en', models.CharField(max_length=80, null=True)),
                ('name_sw', models.CharField(max_length=80, null=True)),
                ('description', models.CharField(blank=True, max_length=300)),
                ('description_en', models.CharField(blank=True, max_length=300, null=True)),
                ('description_sw', models.CharField(blank=True, max_length=300, null=True)),
                ('price_minor', models.BigIntegerField(default=0)),
                ('early_price_minor', models.BigIntegerField(blank=True, null=True)),
                ('early_until', models.DateField(blank=True, null=True)),
                ('needs_approval', models.BooleanField(default=False)),
                ('is_by_code_only', models.BooleanField(default=False)),
                ('sort_order', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(30000)])),
            ],
            options={
                'verbose_name': 'category',
                'verbose_name_plural': 'categories',
                'ordering': ['sort_order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Code',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=20)),
                ('percent', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(100)])),
                ('most', models.PositiveIntegerField(default=1, validators=[django.core.validators.MaxValueValidator(30000)])),
                ('used', models.PositiveIntegerField(default=0, editable=False)),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('guest', models.CharField(blank=True, max_length=160)),
            ],
            options={
                'verbose_name': 'code',
                'verbose_name_plural': 'codes',
                'ordering': ['code', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Delegate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('name', models.CharField(blank=True, max_length=160)),
                ('organisation', models.CharField(blank=True, max_length=160)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('price_minor', models.BigIntegerField(default=0)),
                ('code', models.CharField(editable=False, max_length=8)),
                ('cancelled_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'delegate',
                'verbose_name_plural': 'delegates',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='EventAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('text', models.CharField(max_length=1000)),
            ],
            options={
                'verbose_name': 'answer',
            },
        ),
        migrations.CreateModel(
            name='EventQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('text', models.CharField(max_length=200)),
                ('text_en', models.CharField(max_length=200, null=True)),
                ('text_sw', models.CharField(max_length=200, null=True)),
                ('kind', models.CharField(default='text', max_length=8)),
                ('choices', models.TextField(blank=True, max_length=1000)),
                ('choices_en', models.TextField(blank=True, max_length=1000, null=True)),
                ('choices_sw', models.TextField(blank=True, max_length=1000, null=True)),
                ('is_required', models.BooleanField(default=False)),
                ('sort_order', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(30000)])),
            ],
            options={
                'verbose_name': 'question',
                'verbose_name_plural': 'questions',
                'ordering': ['sort_order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Quota',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80)),
                ('name_en', models.CharField(max_length=80, null=True)),
                ('name_sw', models.CharField(max_length=80, null=True)),
                ('size', models.PositiveIntegerField(validators=[django.core.validators.MaxValueValidator(30000)])),
                ('taken', models.PositiveIntegerField(default=0, editable=False)),
                ('covers_all', models.BooleanField(default=False)),
            ],
            options={
                'verbose_name': 'quota',
                'verbose_name_plural': 'quotas',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Registration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=160)),
                ('email', models.EmailField(max_length=254)),
                ('language', models.CharField(max_length=10)),
                ('state', models.CharField(default='new', max_length=10)),
                ('way', models.CharField(blank=True, max_length=10)),
                ('amount_minor', models.BigIntegerField(default=0)),
                ('hold_until', models.DateTimeField(blank=True, null=True)),
                ('waiting_since', models.DateTimeField(blank=True, null=True)),
                ('is_first', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'verbose_name': 'registration',
                'verbose_name_plural': 'registrations',
                'ordering': ['-created_at', '-id'],
            },
        ),
        migrations.AddField(
            model_name='event',
            name='changes_until',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='event',
            name='currency',
            field=models.CharField(default='TZS', max_length=3),
        ),
        migrations.AddField(
            model_name='event',
            name='refund_percent',
            field=models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(100)]),
        ),
        migrations.AddField(
            model_name='event',
            name='refund_until',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('refund_percent__lte', 100)), name='nobody_gets_more_back_than_they_paid'),
        ),
        migrations.AddField(
            model_name='category',
            name='event',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='categories', to='conferences.event'),
        ),
        migrations.AddField(
            model_name='code',
            name='category',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='codes', to='conferences.category'),
        ),
        migrations.AddField(
            model_name='code',
            name='event',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='codes', to='conferences.event'),
        ),
        migrations.AddField(
            model_name='delegate',
            name='category',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='delegates', to='conferences.category'),
        ),
        migrations.AddField(
            model_name='delegate',
            name='event',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='delegates', to='conferences.event'),
        ),
        migrations.AddField(
            model_name='eventanswer',
            name='delegate',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='conferences.delegate'),
        ),
        migrations.AddField(
            model_name='eventquestion',
            name='categories',
            field=models.ManyToManyField(blank=True, related_name='questions', to='conferences.category'),
        ),
        migrations.AddField(
            model_name='eventquestion',
            name='event',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='conferences.event'),
        ),
        migrations.AddField(
            model_name='eventanswer',
            name='question',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='conferences.eventquestion'),
        ),
        migrations.AddField(
            model_name='quota',
            name='categories',
            field=models.ManyToManyField(blank=True, related_name='quotas', to='conferences.category'),
        ),
        migrations.AddField(
            model_name='quota',
            name='event',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='quotas', to='conferences.event'),
        ),
        migrations.AddField(
            model_name='registration',
            name='code',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='registrations', to='conferences.code'),
        ),
        migrations.AddField(
            model_name='registration',
            name='event',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registrations', to='conferences.event'),
        ),
        migrations.AddField(
            model_name='registration',
            name='payment',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='registration', to='payments.payment'),
        ),
        migrations.AddField(
            model_name='registration',
            name='user',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='event_registrations', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='delegate',
            name='registration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='delegates', to='conferences.registration'),
        ),
        migrations.AddConstraint(
            model_name='category',
            constraint=models.CheckConstraint(condition=models.Q(('price_minor__gte', 0)), name='a_price_is_never_negative'),
        ),
        migrations.AddConstraint(
            model_name='category',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('early_price_minor', None), ('early_until', None)), models.Q(('early_price_minor__gte', 0), ('early_price_minor__lte', models.F('price_minor')), ('early_until__isnull', False)), _connector='OR'), name='an_early_price_is_never_higher_or_without_its_day', violation_error_message='An early price needs its last day, and is not above the price.'),
        ),
        migrations.AddConstraint(
            model_name='code',
            constraint=models.UniqueConstraint(fields=('event', 'code'), name='a_code_of_an_event_exists_only_once'),
        ),
        migrations.AddConstraint(
            model_name='code',
            constraint=models.CheckConstraint(condition=models.Q(('used__lte', models.F('most'))), name='a_code_is_never_used_more_often_than_allowed'),
        ),
        migrations.AddConstraint(
            model_name='code',
            constraint=models.CheckConstraint(condition=models.Q(('percent__lte', 100)), name='a_discount_is_never_more_than_all'),
        ),
        migrations.AddConstraint(
            model_name='eventanswer',
            constraint=models.UniqueConstraint(fields=('delegate', 'question'), name='a_question_is_answered_only_once_a_delegate'),
        ),
        migrations.AddConstraint(
            model_name='quota',
            constraint=models.CheckConstraint(condition=models.Q(('taken__lte', models.F('size'))), name='a_quota_is_never_oversold', violation_error_message='More places are taken already.'),
        ),
        migrations.AddIndex(
            model_name='registration',
            index=models.Index(fields=['event', 'state'], name='registrations_by_state'),
        ),
        migrations.AddIndex(
            model_name='registration',
            index=models.Index(condition=models.Q(('hold_until__isnull', False)), fields=['hold_until'], name='registrations_held'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.CheckConstraint(condition=models.Q(('amount_minor__gte', 0)), name='a_registration_never_costs_less_than_nothing'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'waiting'), _negated=True), ('waiting_since__isnull', False), _connector='OR'), name='who_waits_always_has_a_place_in_the_line'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'waiting')), fields=('event', 'email'), name='a_person_waits_only_once_for_an_event'),
        ),
        migrations.AddConstraint(
            model_name='delegate',
            constraint=models.UniqueConstraint(fields=('event', 'code'), name='a_ticket_code_of_an_event_exists_only_once'),
        ),
        migrations.RunPython(pages_are_as_they_were, migrations.RunPython.noop),
    ]
