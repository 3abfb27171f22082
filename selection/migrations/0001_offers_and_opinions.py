import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("skills_match", "0015_opinions_belong_to_selection"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            # The table is there: it belonged to skills_match.
            state_operations=[
                migrations.CreateModel(
                    name="HostOpinion",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                        ("recommends", models.BooleanField()),
                        ("text", models.TextField(blank=True, max_length=2000)),
                        ("written_at", models.DateTimeField(auto_now=True)),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="opinions",
                                to="skills_match.application",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["written_at"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("application", "member"), name="only_one_opinion_per_member_and_application"
                            )
                        ],
                    },
                ),
            ],
        ),
        migrations.CreateModel(
            name="Offer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ("answer_by", models.DateField(blank=True, null=True)),
                ("released_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("reminded_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="offer",
                        to="skills_match.application",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("released_at", None), ("answer_by__isnull", False), _connector="OR"),
                        name="an_offer_never_lacks_its_last_day",
                    )
                ],
            },
        ),
    ]
