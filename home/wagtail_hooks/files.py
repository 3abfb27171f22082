"""Pictures and documents that readers see are changed by people who may change all of them."""

from django.urls import path
from wagtail import hooks
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.permissions import register_permission_policy

from ..files.policy import ShownFilesPolicy
from ..files.views import edit_document, edit_picture

for model in (get_image_model(), get_document_model()):
    register_permission_policy(
        model, ShownFilesPolicy(model, auth_model=model, owner_field_name="uploaded_by_user"), exact_class=True
    )


@hooks.register("register_admin_urls", order=-1)
def say_why_a_file_is_not_changed():
    return [
        path("images/<int:image_id>/", edit_picture, name="edit_picture"),
        path("documents/edit/<int:document_id>/", edit_document, name="edit_document"),
    ]
