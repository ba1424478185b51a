"""What allauth's pages answer where one address sends more requests than it may."""

from typing import NoReturn

from django.http import HttpRequest

from accounts.services import sign_ins
from jobanalyzer.errors import RateLimited


def too_many_requests(request: HttpRequest) -> NoReturn:
    sign_ins.record_flood(request=request)
    raise RateLimited("Too many requests came from your address. Wait a minute, then try again.")
