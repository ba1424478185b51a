"""Why a provider key does not work, in words that say what to do. Looks at the address where that tells more."""

from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.views.decorators.debug import sensitive_variables

from accounts.models import ProviderKey
from optimizations.gateway import probe
from optimizations.gateway.addresses import check_address, host_is_local, in_container
from optimizations.gateway.probe import Seen, Sight
from optimizations.gateway.types import EXPLANATIONS, Trouble
from optimizations.gateway.wire import API_KEY, OPENAI_COMPATIBLE, PROVIDERS
from optimizations.services.provider_settings import credentials_of

LONGEST: Final = 300
_NAMES_SHOWN: Final = 6
# Their lists of models are asked for in the same way
_LIKE_OPENAI: Final = frozenset({"openai", "groq", "deepseek", "xai", OPENAI_COMPATIBLE})
_OF_THE_ADDRESS: Final = frozenset(
    {Trouble.CONNECTION, Trouble.TIMEOUT, Trouble.WRONG_ADDRESS, Trouble.BAD_REQUEST, Trouble.BAD_ANSWER}
)


def explain(key: ProviderKey, model: str, trouble: Trouble) -> str:
    """What went wrong with the key's own call to `model`."""
    label = PROVIDERS[key.provider].label
    who = f"The server at {_host(key)}" if key.base_url else label
    if trouble is Trouble.AUTHENTICATION:
        if key.provider == OPENAI_COMPATIBLE and not key.last_four:
            return f"{who} asks for a key. Enter the one it was started with."
        return f"{who} did not accept the key. Copy it once more; it may have been revoked, or miss a permission."
    if trouble is Trouble.NOT_FOUND:
        return f"{who} has no model called {model}, or this key may not use it.{_offered(_sight(key), model)}"
    if trouble in _OF_THE_ADDRESS or (trouble is Trouble.UNAVAILABLE and key.base_url):
        return _of_address(key, model, trouble)
    return EXPLANATIONS[trouble]


def models_at(key: ProviderKey) -> tuple[str, ...]:
    """What the key's address lists; none where it lists nothing. Raises BadAddress."""
    check_address(key.base_url)
    sight = _sight(key)
    return sight.models if sight else ()


def choose_one(models: tuple[str, ...]) -> str:
    if not models:
        return "The address lists no models. Check that its server runs and has a model loaded, or name the model."
    return f"Name the model to ask. {_names(models)}"


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _of_address(key: ProviderKey, model: str, trouble: Trouble) -> str:
    """The address as a plain look finds it; where that finds nothing wrong, what the call itself met."""
    sight, host = _sight(key), _host(key)
    container = _container_hint(key)
    match sight.seen if sight else None:
        case Seen.UNKNOWN_HOST:
            return f"There is no server called {host}. Check the address for a typing mistake.{container}"
        case Seen.NOBODY:
            return f"Nothing answers at {host}: refused. Check that the server runs, and the port.{container}"
        case Seen.SILENCE:
            return f"{host} does not answer in time. A firewall may be in between, or a model is being loaded.{container}"
        case Seen.REFUSES_KEY:
            return f"The server at {host} did not accept the key. Copy it once more."
        case Seen.PAGE:
            return (
                f"A web page answers at {host}, not a model server. The address of one mostly ends with /v1."
            )
        case Seen.LEADS_ELSEWHERE:
            return f"{host} leads on to another address, which is not followed. Enter the final one."
        case Seen.MODELS if sight and sight.base_url != (key.base_url or sight.base_url):
            return f"The models are listed under {sight.base_url}: enter that as the address."
        case Seen.MODELS if sight and trouble is Trouble.TIMEOUT:
            return f"The server at {host} is there, but {model} did not answer in time. A smaller model answers sooner."
        case Seen.MODELS if sight and model not in sight.models and sight.models:
            return f"The server at {host} has no model called {model}.{_offered(sight, model)}"
        case Seen.SOMETHING if key.provider == OPENAI_COMPATIBLE:
            return f"Something answers at {host}, but not as an OpenAI-compatible server does. Check the address."
        case _:
            return EXPLANATIONS[trouble]


@sensitive_variables()
def _sight(key: ProviderKey) -> Sight | None:
    """A look at the address: the typed one, else the provider's public one; None where nothing can be told by it."""
    wire = PROVIDERS[key.provider]
    address = key.base_url or wire.address_example
    if not address:
        return None
    credentials = credentials_of(key) if key.provider in _LIKE_OPENAI else {}
    secret = credentials.get(API_KEY, "")
    is_guarded = bool(key.base_url) and not settings.ALLOW_PRIVATE_ADDRESSES
    sight = probe.look(address, secret, is_guarded=is_guarded)
    if key.provider not in _LIKE_OPENAI and sight.seen not in (
        Seen.UNKNOWN_HOST,
        Seen.NOBODY,
        Seen.SILENCE,
        Seen.PAGE,
    ):
        return None  # these list their models in ways of their own
    # A server that sends the key back among its names does not get it onto the page.
    names = tuple(name for name in sight.models if not secret or secret not in name)
    return Sight(sight.seen, sight.base_url, names)


def _offered(sight: Sight | None, model: str) -> str:
    return f" {_names(sight.models)}" if sight and sight.models and model not in sight.models else ""


def _names(models: tuple[str, ...]) -> str:
    shown = ", ".join(models[:_NAMES_SHOWN])
    more = len(models) - _NAMES_SHOWN
    return f"It offers: {shown}{f' and {more} more' if more > 0 else ''}."


def _host(key: ProviderKey) -> str:
    parts = urlsplit(key.base_url or PROVIDERS[key.provider].address_example)
    return parts.netloc


def _container_hint(key: ProviderKey) -> str:
    if not host_is_local(key.base_url) or not in_container():
        return ""
    host = urlsplit(key.base_url)
    port = f":{host.port}" if host.port else ""
    return (
        " This site runs in a container, where localhost is the container itself: use "
        f"{host.scheme}://host.docker.internal{port}{host.path} for the machine around it."
    )
