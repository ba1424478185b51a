"""A partner's program: talks JSON to the API with a token, as one of the fixtures' people."""

import json
from dataclasses import dataclass, field
from typing import Any

from django.test import Client

from accounts import tenancy
from accounts.services import tokens
from tests.conftest import Person

PROBLEM = "application/problem+json"


@dataclass(frozen=True)
class ApiClient:
    token: str
    client: Client = field(default_factory=lambda: Client(raise_request_exception=False), repr=False)

    def send(self, method: str, path: str, data: Any = None, **headers: str) -> Any:
        """One request under /api/v1/; `headers` with underscores for dashes."""
        given = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.generic(
            method,
            f"/api/v1/{path}",
            data=b"" if data is None else _json(data),
            content_type="application/json",
            headers=given,
        )

    def get(self, path: str) -> Any:
        return self.send("GET", path)

    def post(self, path: str, data: Any = None, **headers: str) -> Any:
        return self.send("POST", path, data, **headers)

    def patch(self, path: str, data: Any) -> Any:
        return self.send("PATCH", path, data)

    def put(self, path: str, data: Any) -> Any:
        return self.send("PUT", path, data)

    def delete(self, path: str) -> Any:
        return self.send("DELETE", path)

    def upload(self, path: str, **fields: Any) -> Any:
        """A multipart request."""
        headers = {"Authorization": f"Bearer {self.token}"}
        return self.client.post(f"/api/v1/{path}", fields, headers=headers)


def _json(data: Any) -> bytes:
    return data if isinstance(data, bytes) else json.dumps(data).encode()


def api_of(person: Person) -> ApiClient:
    """A client with a fresh API token of the person."""
    with tenancy.workspace(person.workspace.pk, user_id=person.user.pk):
        _, secret = tokens.create_token(user=person.user, workspace=person.workspace, name="tests")
    return ApiClient(secret)


def assert_problem(response: Any, status: int, code: str) -> dict[str, Any]:
    """The failure in the API's form; returns the problem."""
    assert response.status_code == status, response.content[:500]
    assert response.headers["Content-Type"] == PROBLEM
    problem: dict[str, Any] = response.json()
    assert problem["status"] == status
    assert problem["code"] == code, problem
    assert problem["detail"]
    assert problem["title"]
    return problem
