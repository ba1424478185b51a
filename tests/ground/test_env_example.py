"""`.env.example` describes every variable that is read, and nothing that is not."""

import re
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
READ_ELSEWHERE = {"HOST", "PORT", "WEB_PROCESSES", "WEB_THREADS"}  # by the commands that serve


def variables_read() -> set[str]:
    found = set(READ_ELSEWHERE)
    for room in ("jobanalyzer", "accounts", "billing", "resumes", "jobs", "optimizations"):
        for path in (ROOT / room).rglob("*.py"):
            found |= set(re.findall(r'env\.(?:\w+)\(\s*"([A-Z0-9_]+)"', path.read_text()))
    providers = ("OPENAI", "ANTHROPIC", "GEMINI", "DEEPSEEK", "GROQ", "XAI")
    keys = {f"{name}_API_KEY" for name in providers}
    return found | keys | {f"{name}_BASE_URL" for name in (*providers, "BEDROCK")}


def test_every_variable_is_described() -> None:
    described = set(re.findall(r"^([A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert described == variables_read()
