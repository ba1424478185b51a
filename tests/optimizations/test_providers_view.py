"""The page of AI providers: what each plan and role sees, keys kept, tested, switched and removed."""

from typing import Any

import pytest

from accounts import tenancy
from accounts.models import Membership, ProviderKey, User
from accounts.services.provider_keys import open_key
from optimizations import tasks
from optimizations.gateway.wire import PROVIDERS
from optimizations.models import Run
from tests.billing.factories import put_on
from tests.conftest import Person
from tests.optimizations.wire import Answer, always, running

URL = "/improve/providers/"
SECRET = "sk-proj-9fK2LmQ7Xw4ZtB6v"
HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def _local(settings: Any) -> None:
    settings.ALLOW_PRIVATE_ADDRESSES = True


@pytest.fixture
def pro(in_alice: Person) -> Person:
    put_on(in_alice.workspace, "pro")
    return in_alice


def page(person: Person) -> str:
    response = person.client.get(URL)
    assert response.status_code == 200
    return response.content.decode()


def sent(person: Person, provider: str = "openai", **fields: str) -> Any:
    form = {f"{provider}-{name}": value for name, value in fields.items()}
    return person.client.post(f"{URL}save/", {"provider": provider, **form})


def kept(person: Person) -> ProviderKey:
    assert sent(person, api_key=SECRET).status_code == 302
    return ProviderKey.objects.get()


def test_a_pro_workspace_may_add_a_key_of_every_provider(pro: Person) -> None:
    shown = page(pro)
    for wire in PROVIDERS.values():
        assert wire.label in shown
        for credential in wire.credentials:
            assert f'name="{wire.name}-{credential.name}"' in shown
    assert "http://127.0.0.1:11434/v1" in shown
    assert "None yet." in shown


def test_a_kept_key_shows_its_last_four_characters_only(pro: Person) -> None:
    key = kept(pro)
    assert open_key(key) == SECRET
    shown = page(pro)
    assert f"····{SECRET[-4:]}" in shown
    assert SECRET not in shown
    assert "Not tested yet" in shown


def test_a_refused_form_keeps_what_is_no_secret_and_says_why(pro: Person) -> None:
    response = sent(pro, "openai_compatible", base_url="ftp://x", api_key=SECRET, model="llama3.3")
    shown = response.content.decode()
    assert response.status_code == 400
    assert "begins with http:// or https://" in shown
    assert 'value="llama3.3"' in shown
    assert SECRET not in shown
    assert not ProviderKey.objects.exists()


@pytest.mark.parametrize(
    ("provider", "fields", "words"),
    [
        ("openai", {}, "This field is required."),
        ("openai", {"api_key": "two words"}, "Copy it once more"),
        ("openai", {"api_key": "schlüssel-mit-ü"}, "Copy it once more"),
        ("openai_compatible", {"model": "m"}, "This field is required."),
        ("openai_compatible", {"base_url": "https://u:p@x.org/v1"}, "user name or password"),
        ("openai_compatible", {"base_url": "https://x.org/v1?key=1"}, "what comes after ?"),
        ("openai_compatible", {"base_url": "https://x .org/v1"}, "begins with http:// or https://"),
        ("openai_compatible", {"base_url": "https://x.org:port/v1"}, "not a web address"),
        ("openai_compatible", {"base_url": "gopher://x.org/v1"}, "begins with http:// or https://"),
        ("openai_compatible", {"base_url": "https://[::1/v1"}, "not a web address"),
        (
            "bedrock",
            {"aws_access_key_id": "AKIA0000000000000000", "aws_region_name": "eu-central-1"},
            "This field is required.",
        ),
        (
            "bedrock",
            {
                "aws_access_key_id": "A" * 20,
                "aws_secret_access_key": "s" * 40,
                "aws_region_name": "evil.org/#",
            },
            "looks like eu-central-1",
        ),
    ],
)
def test_what_cannot_be_kept(pro: Person, provider: str, fields: dict[str, str], words: str) -> None:
    response = sent(pro, provider, **fields)
    assert response.status_code == 400
    assert words in response.content.decode()
    assert not ProviderKey.objects.exists()


def test_bedrock_keeps_two_secrets_and_shows_the_id(pro: Person) -> None:
    sent(
        pro,
        "bedrock",
        aws_access_key_id="AKIAABCDEFGHIJKLWXYZ",
        aws_secret_access_key="wJalrXUtnFEMI/K7MDENG/bPxRfiCYKEY",
        aws_region_name="eu-central-1",
    )
    key = ProviderKey.objects.get()
    assert (key.last_four, key.region) == ("WXYZ", "eu-central-1")
    assert "wJalrXUtnFEMI" not in page(pro)


def test_the_model_changes_without_the_key(pro: Person) -> None:
    kept(pro)
    assert sent(pro, model="gpt-5.2").status_code == 302
    key = ProviderKey.objects.get()
    assert (key.model, open_key(key)) == ("gpt-5.2", SECRET)


def test_the_address_changes_with_the_key_only(pro: Person) -> None:
    """Else an admin who never saw the key could have it sent to a server of their own."""
    kept(pro)
    response = sent(pro, base_url="https://collector.example.org/v1")
    assert response.status_code == 400
    assert "OpenAI needs: API key" in response.content.decode()
    assert ProviderKey.objects.get().base_url == ""


@pytest.mark.parametrize(
    ("typed", "kept_as"),
    [
        ("localhost:11434/v1/", "http://localhost:11434/v1"),
        ("https://models.example.org/v1/chat/completions", "https://models.example.org/v1"),
        ("models.example.org", "https://models.example.org"),
    ],
)
def test_addresses_are_tidied(pro: Person, typed: str, kept_as: str) -> None:
    assert sent(pro, "openai_compatible", base_url=typed).status_code == 302
    assert ProviderKey.objects.get().base_url == kept_as


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:11434/v1", "http://[::1]/v1", "http://localhost:8000/v1"]
)
def test_private_addresses_are_refused_unless_the_operator_allows_them(
    pro: Person, settings: Any, address: str
) -> None:
    settings.ALLOW_PRIVATE_ADDRESSES = False
    response = sent(pro, "openai_compatible", base_url=address, model="m")
    assert response.status_code == 400
    assert "private network" in response.content.decode()


def test_a_test_runs_in_the_background_and_the_line_follows_it(pro: Person) -> None:
    with running("openai", always(Answer('{"ready": true}'))) as server:
        sent(pro, api_key=SECRET, base_url=server.url)
        key = ProviderKey.objects.get()
        line = pro.client.post(f"{URL}{key.pk}/test/", headers=HTMX).content.decode()
        assert "Being tested" in line
        assert 'hx-trigger="every 1s"' in line
        assert server.requests == []  # not in this process
        tasks.test_provider_key(str(Run.objects.get().pk), str(key.pk))
        line = pro.client.get(f"{URL}{key.pk}/", headers=HTMX).content.decode()
    assert "Works" in line
    assert "answered in" in line
    assert "hx-trigger" not in line
    assert SECRET not in line


def test_without_scripts_the_buttons_lead_back_to_the_page(pro: Person) -> None:
    key = kept(pro)
    for action in ("test", "switch"):
        assert pro.client.post(f"{URL}{key.pk}/{action}/").headers["Location"] == URL
    assert '<noscript><meta http-equiv="refresh"' in page(pro)


def test_a_key_is_switched_off_and_on(pro: Person) -> None:
    key = kept(pro)
    line = pro.client.post(f"{URL}{key.pk}/switch/", {"enabled": "0"}, headers=HTMX).content.decode()
    assert "Not used" in line
    assert not ProviderKey.objects.get().is_enabled
    pro.client.post(f"{URL}{key.pk}/switch/", {"enabled": "1"}, headers=HTMX)
    assert ProviderKey.objects.get().is_enabled


def test_a_removed_key_is_gone(pro: Person) -> None:
    key = kept(pro)
    assert "The key is removed." in pro.client.post(f"{URL}{key.pk}/remove/", follow=True).content.decode()
    assert not ProviderKey.objects.exists()
    assert pro.client.post(f"{URL}{key.pk}/remove/").status_code == 404


def test_the_preferred_provider_is_the_persons_own(pro: Person) -> None:
    kept(pro)
    assert '<option value="openai">OpenAI</option>' in page(pro)
    pro.client.post(f"{URL}preferred/", {"provider": "openai"})
    assert User.objects.get(pk=pro.user.pk).preferred_ai_provider == "openai"
    assert '<option value="openai" selected>OpenAI</option>' in page(pro)
    assert pro.client.post(f"{URL}preferred/", {"provider": "nobody"}).status_code == 400
    pro.client.post(f"{URL}preferred/", {"provider": ""})
    assert User.objects.get(pk=pro.user.pk).preferred_ai_provider == ""


def test_a_free_workspace_is_told_which_plan_has_it(in_alice: Person) -> None:
    shown = page(in_alice)
    assert "Your own keys are part of the Pro plan." in shown
    assert 'name="openai-api_key"' not in shown
    response = sent(in_alice, api_key=SECRET)
    assert response.status_code == 403
    assert "Pro plan" in response.content.decode()
    assert SECRET not in response.content.decode()


def test_an_enterprise_workspace_is_told_to_bring_one(in_alice: Person) -> None:
    put_on(in_alice.workspace, "enterprise")
    assert "asks models with your own keys: add one below" in page(in_alice)


def test_keys_stay_when_the_plan_goes(pro: Person) -> None:
    kept(pro)
    put_on(pro.workspace, "free")
    assert "They are kept, and not used." in page(pro)


@pytest.mark.parametrize("role", [Membership.Role.MEMBER, Membership.Role.VIEWER])
def test_members_see_and_change_nothing(pro: Person, bob: Person, role: str) -> None:
    key = kept(pro)
    with tenancy.system():
        Membership.objects.create(workspace=pro.workspace, user=bob.user, role=role)
    session = bob.client.session
    session["workspace"] = str(pro.workspace.pk)
    session.save()
    shown = page(bob)
    assert SECRET[-4:] in shown
    assert "The owner and the admins of this workspace add keys." in shown
    assert f"/{key.pk}/remove/" not in shown
    for action in ("test", "switch", "remove"):
        assert bob.client.post(f"{URL}{key.pk}/{action}/").status_code == 403
    assert sent(bob, api_key="sk-taken-over-1234").status_code == 403
    assert open_key(ProviderKey.objects.get()) == SECRET


def test_a_stranger_gets_404(pro: Person, bob: Person) -> None:
    key = kept(pro)
    assert bob.client.get(f"{URL}{key.pk}/").status_code == 404
    for action in ("test", "switch", "remove"):
        assert bob.client.post(f"{URL}{key.pk}/{action}/").status_code == 404


def test_visitors_sign_in(client: Any) -> None:
    assert "/auth/login/" in client.get(URL).headers["Location"]


def test_the_page_asks_as_often_with_many_keys(pro: Person, django_assert_max_num_queries: Any) -> None:
    for provider in ("openai", "anthropic", "gemini", "groq", "xai"):
        sent(pro, provider, api_key=f"{provider}-{SECRET}")
    with django_assert_max_num_queries(11):
        page(pro)
