"""Pictures and documents that readers see are changed by people who may change all of them."""

from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.permissions import register_permission_policy

from ..files.policy import ShownFilesPolicy

for model in (get_image_model(), get_document_model()):
    register_permission_policy(
        model, ShownFilesPolicy(model, auth_model=model, owner_field_name="uploaded_by_user"), exact_class=True
    )
