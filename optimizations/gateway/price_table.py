"""LiteLLM's table of models and prices, read from its package as a file: no network, no import of LiteLLM."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from optimizations.gateway.types import Tier

_FILE = "model_prices_and_context_window_backup.json"
# Our provider: (what the table calls it, what its names begin with there)
_PROVIDERS: dict[str, tuple[str, str]] = {
    "openai": ("openai", ""),
    "anthropic": ("anthropic", ""),
    "gemini": ("gemini", "gemini/"),
    "deepseek": ("deepseek", "deepseek/"),
    "groq": ("groq", "groq/"),
    "xai": ("xai", "xai/"),
    "bedrock": ("bedrock_converse", ""),
}
_CHEAP_BELOW, _MID_BELOW = Decimal(3), Decimal(10)  # US dollars per million tokens of answer
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class TableModel:
    """A chat model as the table has it: prices in US dollars per million tokens, limits in tokens."""

    provider: str
    model: str
    price_in: Decimal | None
    price_out: Decimal | None
    context_tokens: int | None
    max_output_tokens: int | None
    can_structure: bool
    can_stream: bool
    can_reason: bool
    withdrawn_on: date | None

    @property
    def tier(self) -> Tier:
        """By what an answer costs; a model without a price is taken for a good one."""
        if self.price_out is None:
            return Tier.MID
        return tier_of_price(self.price_out)


def tier_of_price(price_out: Decimal) -> Tier:
    if price_out < _CHEAP_BELOW:
        return Tier.CHEAP
    return Tier.MID if price_out < _MID_BELOW else Tier.STRONG


def table_path() -> Path:
    """Where LiteLLM's package keeps its table. Raises FileNotFoundError."""
    spec = find_spec("litellm")  # finds the package without running it
    for folder in (spec.submodule_search_locations if spec else None) or ():
        path = Path(folder) / _FILE
        if path.is_file():
            return path
    raise FileNotFoundError(f"LiteLLM's package holds no {_FILE}")


def read_table(path: Path | None = None) -> list[TableModel]:
    """The chat models of our providers, in the table's order."""
    rows = json.loads((path or table_path()).read_text(encoding="utf-8"))
    return list(_models(rows))


def _models(rows: Mapping[str, Any]) -> Iterator[TableModel]:
    seen = set()
    for name, row in rows.items():
        for provider, (theirs, prefix) in _PROVIDERS.items():
            if (
                not isinstance(row, dict)
                or row.get("litellm_provider") != theirs
                or row.get("mode") != "chat"
            ):
                continue
            model = name.removeprefix(prefix)
            if not name.startswith(prefix) or not _is_plain(model, provider) or (provider, model) in seen:
                continue
            seen.add((provider, model))
            yield _model(provider, model, row)


def _is_plain(model: str, provider: str) -> bool:
    """No fine-tuned model, no region's own price, no name longer than the catalogue takes."""
    is_regional = provider == "bedrock" and "/" in model
    return not model.startswith("ft:") and not is_regional and 0 < len(model) <= _LONGEST_NAME


def _model(provider: str, model: str, row: Mapping[str, Any]) -> TableModel:
    return TableModel(
        provider=provider,
        model=model,
        price_in=_per_million(row.get("input_cost_per_token")),
        price_out=_per_million(row.get("output_cost_per_token")),
        context_tokens=_whole(row.get("max_input_tokens")),
        max_output_tokens=_whole(row.get("max_output_tokens")),
        can_structure=bool(row.get("supports_response_schema")),
        can_stream=row.get("supports_native_streaming") is not False,
        can_reason=bool(row.get("supports_reasoning")),
        withdrawn_on=_day(row.get("deprecation_date")),
    )


def _per_million(price: Any) -> Decimal | None:
    if not isinstance(price, int | float) or isinstance(price, bool) or price < 0:
        return None
    return (Decimal(str(price)) * 1_000_000).quantize(Decimal("0.0001"))


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None
