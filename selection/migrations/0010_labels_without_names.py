from django.db import migrations
from django.db.models import BigIntegerField, F, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat

LANGUAGES = ("en", "sw")


def take_names_out_of_labels(apps, schema_editor):
    """Lines of the history that were written when an application was called after its person: they stay when the account
    goes, and the name would stay with them."""
    alias = schema_editor.connection.alias
    kinds = apps.get_model("contenttypes", "ContentType")._base_manager.using(alias)
    kind = kinds.filter(app_label="skills_match", model="application").first()
    if kind is None:
        return
    applications = apps.get_model("skills_match", "Application")._base_manager.using(alias)
    one = applications.filter(pk=Cast(OuterRef("object_id"), BigIntegerField()))
    entries = apps.get_model("wagtailcore", "ModelLogEntry")._base_manager.using(alias)
    label = Concat(Subquery(one.values("assignment__reference")[:1]), Value("/"), F("object_id"))
    entries.filter(content_type=kind).update(label=label)


def ask_for_papers(apps, schema_editor):
    """Agreements that were written before there were PDFs of them get theirs from the worker."""
    alias = schema_editor.connection.alias
    agreements = apps.get_model("selection", "Agreement")._base_manager.using(alias)
    papers = apps.get_model("selection", "AgreementDocument")
    papers._base_manager.using(alias).bulk_create(
        papers(agreement_id=pk, language=language, fingerprint="")
        for pk in agreements.values_list("pk", flat=True)
        for language in LANGUAGES
    )


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0094_alter_page_locale"),
        ("selection", "0009_negotiated_offers_and_papers_of_agreements"),
    ]

    operations = [
        migrations.RunPython(take_names_out_of_labels, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(ask_for_papers, migrations.RunPython.noop, elidable=True),
    ]
