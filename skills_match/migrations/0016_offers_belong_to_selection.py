from django.db import migrations, models


def copy_to_offers(apps, schema_editor):
    """Each offer that was ever made. When it was told is what the log says, else when the state began."""
    alias = schema_editor.connection.alias
    Offer = apps.get_model("selection", "Offer")
    rows = apps.get_model("skills_match", "Application")._base_manager.using(alias).exclude(offer_answer_by=None)
    told = when_told(apps, alias)
    Offer._base_manager.using(alias).bulk_create(
        [
            Offer(
                application_id=row.pk,
                answer_by=row.offer_answer_by,
                released_at=told.get(str(row.pk), row.in_state_since),
                reminded_at=row.offer_reminded_at,
            )
            for row in rows.only("pk", "offer_answer_by", "offer_reminded_at", "in_state_since").iterator()
        ],
        batch_size=500,
    )


def when_told(apps, alias):
    entries = apps.get_model("wagtailcore", "ModelLogEntry")._base_manager.using(alias)
    offered = entries.filter(action="application.offered").order_by("timestamp")
    return dict(offered.values_list("object_id", "timestamp"))


def copy_back(apps, schema_editor):
    alias = schema_editor.connection.alias
    applications = apps.get_model("skills_match", "Application")._base_manager.using(alias)
    offers = apps.get_model("selection", "Offer")._base_manager.using(alias).exclude(released_at=None)
    for offer in offers.iterator():
        applications.filter(pk=offer.application_id).update(
            offer_answer_by=offer.answer_by, offer_reminded_at=offer.reminded_at
        )


class Migration(migrations.Migration):
    dependencies = [
        ("skills_match", "0015_opinions_belong_to_selection"),
        ("selection", "0001_offers_and_opinions"),
        ("wagtailcore", "0094_alter_page_locale"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="application", name="an_offer_never_lacks_its_last_day"),
        migrations.RunPython(copy_to_offers, copy_back),
        migrations.RemoveField(model_name="application", name="offer_answer_by"),
        migrations.RemoveField(model_name="application", name="offer_reminded_at"),
    ]
