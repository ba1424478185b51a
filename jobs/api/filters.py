"""The filters of lists and of the market, in the words of the pages' addresses; a value that is none is refused."""

from typing import Any, Final
from uuid import UUID

from rest_framework import serializers
from rest_framework.request import Request

from jobanalyzer.api import valid
from jobs.filters import MAX_IDS, PostingFilters
from jobs.models import JobPosting, PostingSkill

# What an address may hold that is no filter
_OTHERS: Final = frozenset({"page", "page_size", "sort"})
_UNSTATED = ("unstated", "Not stated")


class PostingFilterSerializer(serializers.Serializer[Any]):
    q = serializers.CharField(
        max_length=200, required=False, help_text='Full text: words, "phrases", or, -not.'
    )
    ids = serializers.CharField(required=False, help_text=f"At most {MAX_IDS} ids, with commas.")
    skill = serializers.ListField(
        child=serializers.CharField(max_length=200),
        max_length=5,
        required=False,
        help_text="Postings that ask for all of these; any spelling the lexicon knows.",
    )
    requirement = serializers.ChoiceField(
        choices=PostingSkill.Requirement.choices, required=False, help_text="How the skills are asked for."
    )
    source = serializers.ChoiceField(  # type: ignore[assignment]  # a field of this name; the class gives its fields away
        choices=JobPosting.Source.choices, required=False
    )
    shelf = serializers.ChoiceField(choices=["shortlist", "unread"], required=False)
    days = serializers.IntegerField(
        min_value=0, max_value=3650, required=False, help_text="Posted in the last so many days."
    )
    week = serializers.DateField(required=False, help_text="Posted in the seven days from this one.")
    remote = serializers.ChoiceField(choices=[*JobPosting.Remote.choices, _UNSTATED], required=False)
    seniority = serializers.ChoiceField(choices=[*JobPosting.Seniority.choices, _UNSTATED], required=False)
    location = serializers.CharField(max_length=100, required=False)
    company = serializers.CharField(max_length=200, required=False)
    min_salary = serializers.IntegerField(
        min_value=0, max_value=10**8, required=False, help_text="For a full year, in the posting's currency."
    )
    salary = serializers.ChoiceField(choices=["stated", "unstated"], required=False)
    currency = serializers.RegexField("^[A-Za-z]{3}$", required=False)
    match_from = serializers.IntegerField(
        min_value=0, max_value=100, required=False, help_text="Match with the active resume, at least."
    )

    def validate_ids(self, value: str) -> str:
        words = value.split(",")
        if len(words) > MAX_IDS:
            raise serializers.ValidationError(f"At most {MAX_IDS} ids.")
        try:
            for word in words:
                UUID(word)
        except ValueError as error:
            raise serializers.ValidationError(f"{word!r} is not an id.") from error
        return value


def read_filters(request: Request) -> PostingFilters:
    """The filters of the address, checked."""
    if not _OTHERS.issuperset(request.query_params):
        valid(PostingFilterSerializer(data=request.query_params))
    return PostingFilters.from_query(request.query_params)
