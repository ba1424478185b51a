"""The front page: what the product does for a visitor, the way in for a person."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render


def home(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("jobs:postings")
    return render(request, "home.html")
