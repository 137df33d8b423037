"""Sets up who writes, who edits and who approves, and the way a page takes between them.

Done once after ``migrate`` and never undone: what an office changes afterwards stays.
"""

from collections.abc import Iterable

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)
from wagtail.snippets.models import create_extra_permissions

from propaganda_cms.enums import EditorialRoleName
from propaganda_cms.models import EditorialRole, IssuingBody, Topic

WRITER, EDITOR, APPROVER = EditorialRoleName
#: Wagtail's own, made by its first migration; any other workflow of the root is an office's choice.
STOCK_WORKFLOW = "Moderators approval"
WORKFLOW = "Biên tập rồi duyệt"

PAGE_PERMISSIONS: dict[str, tuple[str, ...]] = {
    WRITER: ("add_page",),
    EDITOR: ("add_page", "change_page"),
    APPROVER: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
}
LIBRARY_PERMISSIONS: dict[str, tuple[str, ...]] = {
    WRITER: ("add", "choose"),
    EDITOR: ("add", "change", "choose"),
    APPROVER: ("add", "change", "delete", "choose"),
}
SNIPPET_PERMISSIONS: dict[str, tuple[str, ...]] = {
    WRITER: ("view",),
    EDITOR: ("view", "add", "change"),
    APPROVER: ("view", "add", "change", "delete"),
}
#: Other apps' snippets that belong to the same people's work, where they are installed. Only
#: who approves publishes them.
WORK_MODELS: dict[str, tuple[str, ...]] = {
    "quiz_blocks_bank": ("questionbank", "item"),
    "quiz_blocks_quizzes": ("quiz",),
}
REVIEWED_MODELS: dict[str, tuple[str, ...]] = {
    "quiz_blocks_bank": ("item",),
    "quiz_blocks_quizzes": ("quiz",),
}
WORK_PERMISSIONS: dict[str, tuple[str, ...]] = {
    WRITER: ("view", "add", "change"),
    EDITOR: ("view", "add", "change"),
    APPROVER: ("view", "add", "change", "delete", "publish"),
}
#: Who sees the attempts at a quiz, its figures and their Excel file.
RESULT_PERMISSIONS: dict[str, tuple[str, ...]] = {
    WRITER: (),
    EDITOR: ("view",),
    APPROVER: ("view",),
}


@transaction.atomic
def set_up_editorial() -> bool:
    """Make the groups, their permissions and the workflow that are not there yet.

    Safe to repeat. Returns whether anything was made; before there is a root page nothing is.
    """
    root = Page.get_first_root_node()
    if root is None:
        return False
    _make_permissions()
    made = [role for role in EditorialRoleName if _set_up_role(role, root)]
    if APPROVER in made:
        _set_up_workflow(root)
    return bool(made)


def group_of(role: EditorialRoleName) -> Group | None:
    """Return the group that holds a role, ``None`` where the office has none."""
    row = EditorialRole.objects.filter(role=role).select_related("group").first()
    return row.group if row else None


def _make_permissions() -> None:
    """Make the permissions that Django and Wagtail would make only after this, app by app."""
    labels = {"wagtailadmin", "wagtailimages", "wagtaildocs", "propaganda_cms", *WORK_MODELS}
    for label in labels:
        if label in apps.app_configs:
            create_permissions(apps.get_app_config(label), verbosity=0)
    create_extra_permissions(apps.get_app_config("wagtailsnippets"))


def _set_up_role(role: EditorialRoleName, root: Page) -> bool:
    if EditorialRole.objects.filter(role=role).exists():
        return False
    group, _made = Group.objects.get_or_create(name=str(role.label))
    EditorialRole.objects.create(role=role, group=group)
    group.permissions.add(*_model_permissions(role))
    for codename in PAGE_PERMISSIONS[role]:
        GroupPagePermission.objects.get_or_create(
            group=group, page=root, permission=_page_permission(codename)
        )
    _open_libraries(group, LIBRARY_PERMISSIONS[role])
    return True


def _model_permissions(role: EditorialRoleName) -> Iterable[Permission]:
    yield from Permission.objects.filter(
        content_type__app_label="wagtailadmin", codename="access_admin"
    )
    own = (model._meta.model_name for model in (Topic, IssuingBody))
    yield from _permissions("propaganda_cms", own, SNIPPET_PERMISSIONS[role])
    for label, models in WORK_MODELS.items():
        yield from _permissions(label, models, WORK_PERMISSIONS[role])
    yield from _permissions("quiz_blocks_quizzes", ("attempt",), RESULT_PERMISSIONS[role])


def _permissions(label: str, models: Iterable[str], actions: Iterable[str]) -> Iterable[Permission]:
    codenames = [f"{action}_{model}" for model in models for action in actions]
    return Permission.objects.filter(content_type__app_label=label, codename__in=codenames)


def _page_permission(codename: str) -> Permission:
    return Permission.objects.get(
        content_type__app_label=Page._meta.app_label,
        content_type__model=Page._meta.model_name,
        codename=codename,
    )


def _open_libraries(group: Group, actions: Iterable[str]) -> None:
    collection = Collection.get_first_root_node()
    if collection is None:
        return
    for model in (get_image_model(), get_document_model()):
        label, name = model._meta.app_label, model._meta.model_name
        for permission in _permissions(label, [name], actions):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=collection, permission=permission
            )


def _set_up_workflow(root: Page) -> None:
    """Make the two steps, and let them govern what nothing but Wagtail's own governs: the root.

    Questions and quizzes take the same way, so that who may not publish them can send them on.
    """
    workflow = Workflow.objects.create(name=WORKFLOW)
    for position, role in enumerate((EDITOR, APPROVER)):
        task = GroupApprovalTask.objects.create(name=str(role.label))
        task.groups.add(*Group.objects.filter(pk=getattr(group_of(role), "pk", None)))
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=position)
    for label, models in REVIEWED_MODELS.items():
        for name in models if label in apps.app_configs else ():
            content_type = ContentType.objects.get_for_model(apps.get_model(label, name))
            WorkflowContentType.objects.get_or_create(
                content_type=content_type, defaults={"workflow": workflow}
            )
    current = WorkflowPage.objects.filter(page=root).select_related("workflow").first()
    if current is None:
        WorkflowPage.objects.create(page=root, workflow=workflow)
    elif current.workflow.name == STOCK_WORKFLOW:
        current.workflow = workflow
        current.save()
