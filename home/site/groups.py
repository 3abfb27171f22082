"""The groups that people of the office and the editors belong to, with what each may do."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Model
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
    names = [*_RIGHTS, TASK_FORCE]
    Group.objects.bulk_create([Group(name=name) for name in names], ignore_conflicts=True)
    groups = {group.name: group for group in Group.objects.filter(name__in=names)}
    rights = {f"{app}.{codename}": pk for pk, app, codename in Permission.objects.values_list(*_OF_A_RIGHT)}
    root, top = Page.get_first_root_node(), Collection.get_first_root_node()
    of_groups = [
        {"group": groups[name], "permission_id": rights[right]} for name, each in _RIGHTS.items() for right in each
    ]
    of_pages = [
        {"group": groups[name], "page": root, "permission_id": rights[_right(Page, action)]}
        for name, actions in _PAGES.items()
        for action in actions
    ]
    of_files = [
        {"group": groups[name], "collection": top, "permission_id": rights[_right(model, action)]}
        for name, actions in _FILES.items()
        for model in (get_image_model(), get_document_model())
        for action in actions
    ]
    _add(Group.permissions.through, of_groups)
    _add(GroupPagePermission, of_pages)
    _add(GroupCollectionPermission, of_files)
    return groups


_OF_A_RIGHT = ("pk", "content_type__app_label", "codename")


def _right(model: type[Model], action: str) -> str:
    return f"{model._meta.app_label}.{action}_{model._meta.model_name}"


def _add(model: type[Model], rows: list[dict]) -> None:
    """Write the rows that are not there yet; the database knows that each is there once."""
    model._default_manager.bulk_create([model(**row) for row in rows], ignore_conflicts=True)
