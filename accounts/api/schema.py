"""What several operations of the API say of themselves in its schema."""

from drf_spectacular.utils import OpenApiParameter

IDEMPOTENCY = OpenApiParameter(
    "Idempotency-Key",
    str,
    OpenApiParameter.HEADER,
    description="Any text of your choice, new for each thing to be made. Sent again within 24 hours with the same "
    "request, nothing is made twice: the first answer comes again.",
)
