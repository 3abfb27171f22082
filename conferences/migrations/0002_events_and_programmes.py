"""Events behind the pages of conferences, with their programmes."""

import conferences.models.events
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


def pages_are_as_they_were(apps, schema_editor) -> None:
    """Nobody has to be told that the data model of a page changed since its last translation."""
    sources = apps.get_model("wagtail_localize", "TranslationSource").objects
    sources.filter(specific_content_type__app_label="conferences", schema_version="0001_initial").update(
        schema_version="0002_events_and_programmes"
    )


class Migration(migrations.Migration):

    dependencies = [
        ('conferences', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('slug', models.SlugField(max_length=60, unique=True)),
                ('kind', models.CharField(default='conference', max_length=12)),
                ('title', models.CharField(max_length=160)),
                ('title_en', models.CharField(max_length=160, null=True)),
                ('title_sw', models.CharField(max_length=160, null=True)),
                ('state', models.CharField(default='draft', editable=False, max_length=10)),
                ('page_key', models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('time_zone', models.CharField(default='Africa/Dar_es_Salaam', max_length=60, validators=[conferences.models.events.known_zone])),
                ('summary', models.CharField(max_length=300)),
                ('summary_en', models.CharField(max_length=300, null=True)),
                ('summary_sw', models.CharField(max_length=300, null=True)),
                ('place', models.CharField(max_length=160)),
                ('place_en', models.CharField(max_length=160, null=True)),
                ('place_sw', models.CharField(max_length=160, null=True)),
                ('organisers', models.CharField(blank=True, max_length=300)),
                ('organisers_en', models.CharField(blank=True, max_length=300, null=True)),
                ('organisers_sw', models.CharField(blank=True, max_length=300, null=True)),
                ('contact_email', models.EmailField(blank=True, max_length=254)),
                ('conduct', models.TextField(blank=True, max_length=4000)),
                ('conduct_en', models.TextField(blank=True, max_length=4000, null=True)),
                ('conduct_sw', models.TextField(blank=True, max_length=4000, null=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('edition_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='later_editions', to='conferences.event')),
            ],
            options={
                'verbose_name': 'event',
                'verbose_name_plural': 'events',
                'ordering': ['-starts_on', '-id'],
                'permissions': [('organise_events', 'Can set up events and choose who runs them')],
            },
        ),
        migrations.CreateModel(
            name='EventPartner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('level', models.CharField(blank=True, max_length=60)),
                ('level_en', models.CharField(blank=True, max_length=60, null=True)),
                ('level_sw', models.CharField(blank=True, max_length=60, null=True)),
                ('stand', models.CharField(blank=True, max_length=60)),
                ('address', models.URLField(blank=True)),
                ('sort_order', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(30000)])),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='partners', to='conferences.event')),
            ],
            options={
                'verbose_name': 'sponsor or exhibitor',
                'verbose_name_plural': 'sponsors and exhibitors',
                'ordering': ['sort_order', 'name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='ProgrammeVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('comment', models.CharField(blank=True, max_length=300)),
                ('comment_en', models.CharField(blank=True, max_length=300, null=True)),
                ('comment_sw', models.CharField(blank=True, max_length=300, null=True)),
                ('content', models.JSONField(editable=False)),
                ('changes', models.JSONField(editable=False)),
                ('released_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='conferences.event')),
                ('released_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'version of a programme',
                'ordering': ['event', '-number'],
            },
        ),
        migrations.CreateModel(
            name='Room',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80)),
                ('name_en', models.CharField(max_length=80, null=True)),
                ('name_sw', models.CharField(max_length=80, null=True)),
                ('capacity', models.PositiveIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(30000)])),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rooms', to='conferences.event')),
            ],
            options={
                'verbose_name': 'room',
                'verbose_name_plural': 'rooms',
                'ordering': ['venue__name', 'name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(default='talk', max_length=10)),
                ('title', models.CharField(max_length=160)),
                ('title_en', models.CharField(max_length=160, null=True)),
                ('title_sw', models.CharField(max_length=160, null=True)),
                ('abstract', models.TextField(blank=True, max_length=3000)),
                ('abstract_en', models.TextField(blank=True, max_length=3000, null=True)),
                ('abstract_sw', models.TextField(blank=True, max_length=3000, null=True)),
                ('is_confirmed', models.BooleanField(default=False)),
                ('language', models.CharField(default='en', max_length=10)),
                ('is_interpreted', models.BooleanField(default=False)),
                ('level', models.CharField(default='all', max_length=10)),
                ('starts_at', models.DateTimeField(blank=True, null=True)),
                ('minutes', models.PositiveSmallIntegerField(default=45, validators=[django.core.validators.MinValueValidator(5), django.core.validators.MaxValueValidator(1440)])),
                ('expected', models.PositiveIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(30000)])),
                ('material', models.URLField(blank=True)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to='conferences.event')),
                ('room', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='sessions', to='conferences.room')),
            ],
            options={
                'verbose_name': 'session',
                'verbose_name_plural': 'sessions',
                'ordering': ['starts_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Pick',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='picked_sessions', to=settings.AUTH_USER_MODEL)),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='picks', to='conferences.session')),
            ],
            options={
                'verbose_name': 'session in my programme',
            },
        ),
        migrations.CreateModel(
            name='Speaker',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('role', models.CharField(blank=True, max_length=160)),
                ('role_en', models.CharField(blank=True, max_length=160, null=True)),
                ('role_sw', models.CharField(blank=True, max_length=160, null=True)),
                ('biography', models.TextField(blank=True, max_length=1500)),
                ('biography_en', models.TextField(blank=True, max_length=1500, null=True)),
                ('biography_sw', models.TextField(blank=True, max_length=1500, null=True)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('language', models.CharField(default='en', max_length=10)),
                ('consented_on', models.DateField(blank=True, null=True)),
                ('available_from', models.DateTimeField(blank=True, null=True)),
                ('available_until', models.DateTimeField(blank=True, null=True)),
                ('link_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='speakers', to='conferences.event')),
                ('user', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='speaker_profiles', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'speaker',
                'verbose_name_plural': 'speakers',
                'ordering': ['name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='SessionSpeaker',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('is_chair', models.BooleanField(default=False)),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='conferences.session')),
                ('speaker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='conferences.speaker')),
            ],
            options={
                'verbose_name': 'part of a speaker in a session',
                'ordering': ['-is_chair', 'id'],
            },
        ),
        migrations.AddField(
            model_name='session',
            name='speakers',
            field=models.ManyToManyField(related_name='sessions', through='conferences.SessionSpeaker', to='conferences.speaker'),
        ),
        migrations.CreateModel(
            name='TeamMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('role', models.CharField(max_length=12)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='team', to='conferences.event')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='event_roles', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'member of the team',
                'verbose_name_plural': 'team',
                'ordering': ['event', 'role', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Track',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80)),
                ('name_en', models.CharField(max_length=80, null=True)),
                ('name_sw', models.CharField(max_length=80, null=True)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tracks', to='conferences.event')),
            ],
            options={
                'verbose_name': 'track',
                'verbose_name_plural': 'tracks',
                'ordering': ['name', 'id'],
            },
        ),
        migrations.AddField(
            model_name='session',
            name='track',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='sessions', to='conferences.track'),
        ),
        migrations.CreateModel(
            name='Venue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('name_en', models.CharField(max_length=120, null=True)),
                ('name_sw', models.CharField(max_length=120, null=True)),
                ('address', models.CharField(blank=True, max_length=200)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='venues', to='conferences.event')),
            ],
            options={
                'verbose_name': 'venue',
                'verbose_name_plural': 'venues',
                'ordering': ['name', 'id'],
            },
        ),
        migrations.AddField(
            model_name='room',
            name='venue',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rooms', to='conferences.venue'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='an_event_never_ends_before_it_starts', violation_error_message='The last day cannot be before the first day.'),
        ),
        migrations.AddConstraint(
            model_name='programmeversion',
            constraint=models.UniqueConstraint(fields=('event', 'number'), name='a_version_of_a_programme_is_released_only_once'),
        ),
        migrations.AddConstraint(
            model_name='pick',
            constraint=models.UniqueConstraint(fields=('user', 'session'), name='a_session_is_picked_only_once'),
        ),
        migrations.AddConstraint(
            model_name='speaker',
            constraint=models.CheckConstraint(condition=models.Q(('available_until__gt', models.F('available_from')), ('available_from', None), ('available_until', None), _connector='OR'), name='a_speaker_is_never_away_before_being_there', violation_error_message='The end has to be after the beginning.'),
        ),
        migrations.AddConstraint(
            model_name='speaker',
            constraint=models.UniqueConstraint(fields=('event', 'user'), name='an_account_speaks_as_only_one_person_at_an_event'),
        ),
        migrations.AddConstraint(
            model_name='sessionspeaker',
            constraint=models.UniqueConstraint(fields=('session', 'speaker'), name='a_speaker_is_in_a_session_only_once'),
        ),
        migrations.AddConstraint(
            model_name='teammember',
            constraint=models.UniqueConstraint(fields=('event', 'user', 'role'), name='a_role_at_an_event_is_given_only_once'),
        ),
        migrations.AddConstraint(
            model_name='session',
            constraint=models.CheckConstraint(condition=models.Q(('minutes__gt', 0)), name='a_session_never_ends_when_it_begins'),
        ),
        migrations.RunPython(pages_are_as_they_were, migrations.RunPython.noop),
    ]
