"""The groups that people of the office and the editors belong to, with what each may do."""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from diaspora.enums import StaffGroup

EDITORS = StaffGroup.EDITORS.value
MODERATORS = StaffGroup.MODERATORS.value
TRANSLATORS = StaffGroup.TRANSLATORS.value
OFFICE = StaffGroup.OFFICE.value
FINANCE = StaffGroup.FINANCE.value
FINANCE_APPROVERS = StaffGroup.FINANCE_APPROVERS.value
ADMINISTRATORS = StaffGroup.ADMINISTRATORS.value
#: Readers of restricted pages, without any right of their own. A second one is made next to it under another name.
TASK_FORCE = "Task force"

_PAGES = {
    EDITORS: ["add", "change"],
    MODERATORS: ["add", "change", "publish"],
    TRANSLATORS: ["change"],
    ADMINISTRATORS: ["add", "change", "publish", "bulk_delete", "lock", "unlock"],
}
_FILES = {
    EDITORS: ["add", "choose"],
    MODERATORS: ["add", "change", "choose"],
    TRANSLATORS: ["choose"],
    ADMINISTRATORS: ["add", "change", "choose"],
}
WHO_AND_WHERE = [f"home.{action}_{name}" for name in ("organisation", "fieldoffice") for action in ("add", "change")]
#: app label and codename
_RIGHTS = {
    EDITORS: ["wagtailadmin.access_admin", "wagtail_localize.submit_translation"],
    MODERATORS: [
        "wagtailadmin.access_admin",
        "wagtail_localize.submit_translation",
        "home.change_menu",
        "home.add_topic",
        "home.change_topic",
        "home.add_series",
        "home.change_series",
        *WHO_AND_WHERE,
        "home.add_presscontact",
        "home.change_presscontact",
        "home.delete_presscontact",
    ],
    TRANSLATORS: ["wagtailadmin.access_admin", "wagtail_localize.submit_translation"],
    OFFICE: ["diaspora.work_in_office"],
    FINANCE: ["payments.prepare_finance"],
    FINANCE_APPROVERS: ["payments.approve_finance"],
    ADMINISTRATORS: [
        "wagtailadmin.access_admin",
        "selection.read_evidence",
        "wagtail_localize.submit_translation",
        "home.change_menu",
        "home.add_topic",
        "home.change_topic",
        "home.delete_topic",
        "home.add_series",
        "home.change_series",
        "home.add_presscontact",
        "home.change_presscontact",
        "home.delete_presscontact",
        "home.delete_series",
        *WHO_AND_WHERE,
        "home.delete_organisation",
        "home.delete_fieldoffice",
        "diaspora.work_in_office",
        "diaspora.manage_accounts",
        "diaspora.change_operator",
        "wagtailredirects.add_redirect",
        "wagtailredirects.change_redirect",
        "wagtailredirects.delete_redirect",
        "wagtailcore.change_workflow",
        "wagtailcore.change_task",
        "skills_match.change_indexfailure",
    ],
}


@transaction.atomic
def ensure_groups() -> dict[str, Group]:
    """Make the groups and give them their rights. Adds what is missing, takes nothing away."""
    groups = {name: Group.objects.get_or_create(name=name)[0] for name in (*_RIGHTS, TASK_FORCE)}
    for name, rights in _RIGHTS.items():
        groups[name].permissions.add(*[_permission(right) for right in rights])
    root = Page.get_first_root_node()
    for name, actions in _PAGES.items():
        for action in actions:
            permission = _model_permission(Page, action)
            GroupPagePermission.objects.get_or_create(group=groups[name], page=root, permission=permission)
    top = Collection.get_first_root_node()
    for name, actions in _FILES.items():
        for model in (get_image_model(), get_document_model()):
            for action in actions:
                permission = _model_permission(model, action)
                GroupCollectionPermission.objects.get_or_create(
                    group=groups[name], collection=top, permission=permission
                )
    return groups


def _permission(right: str) -> Permission:
    app, codename = right.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def _model_permission(model, action: str) -> Permission:
    content_type = ContentType.objects.get_for_model(model)
    return Permission.objects.get(content_type=content_type, codename=f"{action}_{model._meta.model_name}")
