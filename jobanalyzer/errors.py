"""What services raise. One middleware and one API handler turn these into pages and problem responses."""

from typing import Any


class AppError(Exception):
    """A failure that a person can understand and act on: what happened, and what to do next.

    `code` is stable for programs; `message` is for people; `details` go to the API's problem response.
    """

    code = "error"
    status = 400

    def __init__(
        self, message: str, *, code: str | None = None, details: dict[str, Any] | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or self.code
        self.details = details or {}


class InvalidInput(AppError):
    code = "invalid"
    status = 400


class NotFound(AppError):
    code = "not_found"
    status = 404


class Forbidden(AppError):
    code = "forbidden"
    status = 403


class Conflict(AppError):
    """Somebody else changed the thing meanwhile; nothing was overwritten."""

    code = "conflict"
    status = 409


class PlanRequired(AppError):
    """The plan does not include this; `details["plan"]` names one that does."""

    code = "plan_required"
    status = 403


class QuotaExceeded(AppError):
    code = "quota_exceeded"
    status = 402


class RateLimited(AppError):
    code = "rate_limited"
    status = 429
