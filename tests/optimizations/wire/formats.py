"""Which provider speaks which format."""

from tests.optimizations.wire.anthropic_messages import AnthropicMessages
from tests.optimizations.wire.base import WireFormat
from tests.optimizations.wire.bedrock_converse import BedrockConverse
from tests.optimizations.wire.chat_completions import XAI, DeepSeek, Groq, OpenAI, OpenAICompatible
from tests.optimizations.wire.gemini_generate_content import GeminiGenerateContent

FORMATS: dict[str, WireFormat] = {
    "openai": OpenAI(),
    "anthropic": AnthropicMessages(),
    "gemini": GeminiGenerateContent(),
    "deepseek": DeepSeek(),
    "groq": Groq(),
    "xai": XAI(),
    "bedrock": BedrockConverse(),
    "openai_compatible": OpenAICompatible(),
}
