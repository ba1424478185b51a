"""The form of one provider: its credentials, and where it is reached, as `wire.py` declares them."""

from collections.abc import Mapping
from typing import Any

from django import forms

from accounts.models import ProviderKey
from optimizations.gateway.addresses import LONGEST
from optimizations.gateway.wire import OPENAI_COMPATIBLE, Address, Credential, ProviderWire
from optimizations.services.provider_settings import LONGEST_MODEL, REGION

# Where servers of one's own listen if nothing was changed
PRESETS = (
    ("Ollama", "http://127.0.0.1:11434/v1"),
    ("LM Studio", "http://127.0.0.1:1234/v1"),
    ("vLLM", "http://127.0.0.1:8000/v1"),
)
_NO_MANAGERS = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "off"}


class ProviderForm(forms.Form):
    """Secrets never come back to the page, not even beside an error."""

    base_url = forms.CharField(label="Address", max_length=LONGEST, required=False)
    model = forms.CharField(label="Model", max_length=LONGEST_MODEL, required=False)

    def __init__(
        self, wire: ProviderWire, data: Mapping[str, Any] | None = None, *, key: ProviderKey | None = None
    ) -> None:
        initial = {"base_url": key.base_url, "model": key.model, REGION: key.region} if key else {}
        super().__init__(data, prefix=wire.name, initial=initial)
        self.wire = wire
        self.key = key
        for credential in wire.credentials:
            self.fields[credential.name] = _field(credential, is_kept=key is not None)
        self._explain()
        self.order_fields(["base_url"] if self.needs_address else [])

    @property
    def needs_address(self) -> bool:
        return self.wire.address is Address.NEEDED

    @property
    def main_fields(self) -> list[forms.BoundField]:
        """What has to be filled in; the others are for those who need them."""
        names = [credential.name for credential in self.wire.credentials]
        return [self[name] for name in (["base_url", "model", *names] if self.needs_address else names)]

    @property
    def other_fields(self) -> list[forms.BoundField]:
        return [] if self.needs_address else [self["model"], self["base_url"]]

    @property
    def credentials(self) -> dict[str, str]:
        return {item.name: self.cleaned_data.get(item.name, "") for item in self.wire.credentials}

    def _explain(self) -> None:
        address, model = self.fields["base_url"], self.fields["model"]
        address.widget.attrs |= {"inputmode": "url", **_NO_MANAGERS}
        model.widget.attrs |= _NO_MANAGERS
        address.required = self.needs_address
        if self.wire.name == OPENAI_COMPATIBLE:
            address.help_text = ", ".join(f"{name}: {url}" for name, url in PRESETS)
            model.help_text = "As the server names it. Empty: the only one it has."
        else:
            address.help_text = f"Empty: {self.wire.address_example}"
            model.help_text = "Empty: the models of the catalogue, as each strategy needs them."


def _field(credential: Credential, *, is_kept: bool) -> forms.CharField:
    widget: forms.Widget
    if credential.is_secret:
        widget = forms.PasswordInput(
            render_value=False, attrs={**_NO_MANAGERS, "autocomplete": "new-password"}
        )
    else:
        widget = forms.TextInput(attrs=dict(_NO_MANAGERS))
    help_text = f"It looks like {credential.example}" if credential.example else ""
    if credential.is_secret and is_kept:
        help_text = "Empty: the one that is kept."
    return forms.CharField(
        label=credential.label,
        required=credential.is_required and not (credential.is_secret and is_kept),
        max_length=4000,
        widget=widget,
        help_text=help_text,
    )
