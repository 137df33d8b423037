"""What gives the site its structure is made by administrators, and whom an office lets."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from propaganda_cms.enums import EditorialRoleName
from propaganda_cms.models import NewsIndexPage, NewsPage, StandardPage
from tests.propaganda_cms import factories as make

pytestmark = pytest.mark.django_db


def add_url(model, parent):
    names = (model._meta.app_label, model._meta.model_name)
    return reverse("wagtailadmin_pages:add", args=[*names, parent.pk])


@pytest.fixture(params=EditorialRoleName)
def staff(client, request):
    client.force_login(make.make_user(request.param))
    return client


def test_roles__are_not_offered_structural_pages(staff):
    url = reverse("wagtailadmin_pages:add_subpage", args=[make.root_page().pk])
    text = staff.get(url).content.decode()
    assert add_url(NewsIndexPage, make.root_page()) not in text
    assert add_url(StandardPage, make.root_page()) not in text


@pytest.mark.parametrize("model", [NewsIndexPage, StandardPage])
def test_roles__may_not_make_them_by_address_either(staff, model):
    before = model.objects.count()
    for method in (staff.get, staff.post):
        response = method(add_url(model, make.root_page()), {"title": "Mục lạ"}, follow=True)
        assert f"Chỉ quản trị viên mới tạo được {model._meta.verbose_name}." in (
            response.content.decode()
        )
    assert model.objects.count() == before


def test_roles__may_not_copy_them(staff):
    index = make.make_index()
    url = reverse("wagtailadmin_pages:copy", args=[index.pk])
    assert staff.get(url).status_code == 302
    assert staff.post(url, {"new_title": "Mục lạ", "new_slug": "muc-la"}).status_code == 302
    assert NewsIndexPage.objects.count() == 1


def test_roles__write_news(staff):
    assert staff.get(add_url(NewsPage, make.make_index())).status_code == 200


def test_administrator__is_offered_all(admin_client):
    url = reverse("wagtailadmin_pages:add_subpage", args=[make.root_page().pk])
    text = admin_client.get(url).content.decode()
    assert add_url(NewsIndexPage, make.root_page()) in text
    assert admin_client.get(add_url(StandardPage, make.root_page())).status_code == 200


def test_office__may_let_a_group_make_one_type(client):
    user = make.make_user(EditorialRoleName.APPROVER)
    permission = Permission.objects.get(codename="add_standardpage")
    user.groups.first().permissions.add(permission)
    client.force_login(user)
    assert client.get(add_url(StandardPage, make.root_page())).status_code == 200
    url = reverse("wagtailadmin_pages:add_subpage", args=[make.root_page().pk])
    text = client.get(url).content.decode()
    assert add_url(StandardPage, make.root_page()) in text
    assert add_url(NewsIndexPage, make.root_page()) not in text


def test_group_form__offers_the_permission(admin_client):
    group = make.make_user(EditorialRoleName.WRITER).groups.first()
    text = admin_client.get(reverse("wagtailusers_groups:edit", args=[group.pk])).content.decode()
    permission = Permission.objects.get(codename="add_newsindexpage")
    assert f'value="{permission.pk}"' in text
