"""What the newsroom did with the demo's pages: the workflow, a correction, a withdrawal."""

from collections.abc import Callable

from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from home.demo.pages import PUBLISHED, Content, TreeBuilder, backdate
from propaganda_cms.models import Correction


def run(tree: TreeBuilder) -> None:
    """Carry out what the content files say besides plain publication."""
    for slug, content in tree.contents.items():
        page = tree.pages[slug]
        for key, act in ACTS.items():
            if key in content:
                act(tree, page, content)
        if content.get("state") == "withdrawn":
            withdrawal = UnpublishPageAction(page, user=tree.users["duyet"])
            withdrawal.execute(skip_permission_checks=True)


def _send_through(tree: TreeBuilder, page: Page, content: Content) -> None:
    """Walk the page through the workflow: who sent it, who returned it and why, who approved.

    Each step of ``route`` is ``{who, does, remark}``; it ends where the route ends.
    """
    workflow = page.get_workflow()
    if workflow is None:
        if content.get("state", PUBLISHED) == PUBLISHED:
            tree.publish(page)
        return
    for step in content["route"]:
        STEPS[step["does"]](page, tree.users[step["who"]], step.get("remark", ""))
        # Not refresh_from_db(): a draft's text is in its newest revision, not in the page's row.
        page = page.get_latest_revision_as_object()
    if page.live:
        backdate(page, page.first_published_at)


def _submit(page: Page, user: object, remark: str) -> None:
    state = page.current_workflow_state
    if state is None:
        page.get_workflow().start(page, user)
    else:
        page.save_revision(user=user)
        state.resume(user=user)


def _return(page: Page, user: object, remark: str) -> None:
    page.current_workflow_task_state.reject(user=user, comment=remark)


def _approve(page: Page, user: object, remark: str) -> None:
    page.current_workflow_task_state.approve(user=user, comment=remark)


def _correct(tree: TreeBuilder, page: Page, content: Content) -> None:
    """Publish the page anew with its line of đính chính; the mistake stays in its history."""
    moment = min(timezone.make_aware(content["corrected"]), tree.now)
    page = page.specific_class.objects.get(pk=page.pk)
    right, wrong = content["corrected_from"]
    page.body = _reworded(page.body.get_prep_value(), wrong, right)
    page.pc_corrections = [
        Correction(corrected_on=moment.date(), text=content["correction"], sort_order=0)
    ]
    page.save_revision(user=tree.users["bientap"]).publish(
        user=tree.users["duyet"], skip_permission_checks=True
    )
    backdate(page, moment)


def _reworded(raw: list[dict], old: str, new: str) -> list[dict]:
    """Return a raw body with some words of its running text exchanged."""
    return [
        part | {"value": part["value"].replace(old, new)} if part["type"] == "paragraph" else part
        for part in raw
    ]


STEPS: dict[str, Callable[[Page, object, str], None]] = {
    "submit": _submit,
    "return": _return,
    "approve": _approve,
}
ACTS: dict[str, Callable[[TreeBuilder, Page, Content], None]] = {
    "route": _send_through,
    "correction": _correct,
}
