"""How each provider is reached: names, credentials, addresses. Plain facts, no LiteLLM, no Django."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from optimizations.gateway.types import Secrets, Target

OPENAI_COMPATIBLE = "openai_compatible"
BEDROCK = "bedrock"
API_KEY = "api_key"


class Address(StrEnum):
    """Whether a base URL must be given. OPTIONAL: without one, the provider's public address is used."""

    NEEDED = "needed"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class Credential:
    """One thing to fill in. A secret is shown by its last four characters only; the others in full."""

    name: str
    label: str
    is_secret: bool = True
    is_required: bool = True
    example: str = ""


@dataclass(frozen=True, slots=True)
class ProviderWire:
    """`base_path` is what a base URL of this provider ends with, after the host.

    `takes_schema`: the API holds answers to a JSON Schema. If not, it knows JSON only, and the prompt has to explain.
    `thinks_less`: its reasoning models can be asked to think briefly; their thoughts count as tokens out.
    """

    name: str
    label: str
    prefix: str
    credentials: tuple[Credential, ...]
    key_help: str
    key_page: str = ""
    address: Address = Address.OPTIONAL
    address_example: str = ""
    base_path: str = ""
    takes_schema: bool = True
    thinks_less: bool = False

    @property
    def secrets(self) -> tuple[str, ...]:
        return tuple(credential.name for credential in self.credentials if credential.is_secret)

    def missing(self, credentials: Mapping[str, str]) -> list[Credential]:
        """What is required and was not given."""
        return [
            credential
            for credential in self.credentials
            if credential.is_required and not credentials.get(credential.name, "").strip()
        ]


def _key(example: str = "", *, is_required: bool = True) -> tuple[Credential, ...]:
    return (Credential(API_KEY, "API key", is_required=is_required, example=example),)


_ALL = (
    ProviderWire(
        name="openai",
        label="OpenAI",
        prefix="openai/",
        credentials=_key("sk-…"),
        key_help="OpenAI's platform page, under API keys.",
        key_page="https://platform.openai.com/api-keys",
        address_example="https://api.openai.com/v1",
        base_path="/v1",
        thinks_less=True,
    ),
    ProviderWire(
        name="anthropic",
        label="Anthropic",
        prefix="anthropic/",
        credentials=_key("sk-ant-…"),
        key_help="Anthropic's console, under Settings, API keys.",
        key_page="https://console.anthropic.com/settings/keys",
        address_example="https://api.anthropic.com",
    ),
    ProviderWire(
        name="gemini",
        label="Google Gemini",
        prefix="gemini/",
        credentials=_key("AIza…"),
        key_help="Google AI Studio, under Get API key.",
        key_page="https://aistudio.google.com/apikey",
        address_example="https://generativelanguage.googleapis.com/v1beta",
        base_path="/v1beta",
        thinks_less=True,
    ),
    ProviderWire(
        name="deepseek",
        label="DeepSeek",
        prefix="deepseek/",
        credentials=_key("sk-…"),
        key_help="DeepSeek's platform page, under API keys.",
        key_page="https://platform.deepseek.com/api_keys",
        address_example="https://api.deepseek.com",
        takes_schema=False,
    ),
    ProviderWire(
        name="groq",
        label="Groq",
        prefix="groq/",
        credentials=_key("gsk_…"),
        key_help="Groq's console, under API keys.",
        key_page="https://console.groq.com/keys",
        address_example="https://api.groq.com/openai/v1",
        base_path="/openai/v1",
        thinks_less=True,
    ),
    ProviderWire(
        name="xai",
        label="xAI",
        prefix="xai/",
        credentials=_key("xai-…"),
        key_help="xAI's console, under API keys.",
        key_page="https://console.x.ai",
        address_example="https://api.x.ai/v1",
        base_path="/v1",
    ),
    ProviderWire(
        name=BEDROCK,
        label="AWS Bedrock",
        prefix="bedrock/converse/",
        credentials=(
            Credential("aws_access_key_id", "Access key ID", is_secret=True, example="AKIA…"),
            Credential("aws_secret_access_key", "Secret access key"),
            Credential("aws_region_name", "Region", is_secret=False, example="eu-central-1"),
            Credential("aws_session_token", "Session token (temporary keys only)", is_required=False),
        ),
        key_help="AWS's console, under IAM: a user that may call bedrock:InvokeModel and nothing else.",
        key_page="https://console.aws.amazon.com/iam",
        address_example="https://bedrock-runtime.eu-central-1.amazonaws.com",
    ),
    ProviderWire(
        name=OPENAI_COMPATIBLE,
        label="OpenAI-compatible address",
        prefix="openai/",
        credentials=_key(is_required=False),
        key_help="The key your server was started with, if it asks for one. Ollama and LM Studio ask for none.",
        address=Address.NEEDED,
        address_example="http://127.0.0.1:11434/v1",
        base_path="/v1",
    ),
)

PROVIDERS: dict[str, ProviderWire] = {provider.name: provider for provider in _ALL}


def litellm_model(provider: str, model: str) -> str:
    """LiteLLM's name for a provider's model, the provider's own name given."""
    return PROVIDERS[provider].prefix + model


def base_url(provider: str, root: str) -> str:
    """A provider's base URL on another host: `http://127.0.0.1:8000` and groq give `http://127.0.0.1:8000/openai/v1`."""
    return root.rstrip("/") + PROVIDERS[provider].base_path


def target_for(
    provider: str,
    model: str,
    credentials: Mapping[str, str],
    *,
    address: str | None = None,
    price_in: Decimal | None = None,
    price_out: Decimal | None = None,
    is_guarded: bool = False,
) -> Target:
    """A model with its credentials (by `Credential.name`) and base URL, ready to be called.

    `is_guarded`: a person typed the address. Raises ValueError, naming no value, if something required is missing.
    """
    wire = PROVIDERS[provider]
    known = {credential.name for credential in wire.credentials}
    given = {name: value.strip() for name, value in credentials.items() if name in known and value.strip()}
    if lacking := wire.missing(given):
        raise ValueError(f"{wire.label} needs: {', '.join(credential.label for credential in lacking)}")
    if wire.address is Address.NEEDED and not address:
        raise ValueError(f"{wire.label} needs an address")
    extra = Secrets({name: value for name, value in given.items() if name != API_KEY})
    if provider == BEDROCK and address:
        extra["aws_bedrock_runtime_endpoint"] = address
    return Target(
        provider=provider,
        model=model,
        litellm_model=litellm_model(provider, model),
        # A server that asks for no key still gets a word: the client libraries refuse to send none.
        api_key=given.get(API_KEY, "" if provider == BEDROCK else "none"),
        api_base=None if provider == BEDROCK else (address or None),
        price_in=price_in,
        price_out=price_out,
        extra=extra,
        is_guarded=is_guarded and bool(address),
    )
