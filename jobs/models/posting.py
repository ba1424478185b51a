"""A job posting, and the skills that rules read from its text."""

from datetime import date
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import TenantModel, TenantQuerySet


def today() -> date:
    return timezone.now().date()


_LINE = (
    "id",
    "workspace_id",
    "title",
    "company",
    "location",
    "source",
    "remote",
    "salary_min",
    "salary_max",
    "salary_currency",
    "salary_period",
    "posted_at",
    "read_at",
    "shortlisted",
    "created_at",
)


class PostingQuerySet(TenantQuerySet["JobPosting"]):
    def active(self) -> Self:
        """Without those that were removed and can still be brought back."""
        return self.filter(deleted_at__isnull=True)

    def light(self) -> Self:
        """Only what a line of a list shows."""
        return self.only(*_LINE)


def _words(field: str, config: str, weight: str) -> SearchVector:
    return SearchVector(field, config=config, weight=weight)


class JobPosting(TenantModel):
    """One posting. What rules read from the text (years … education) is written with it and never typed by hand."""

    class Source(models.TextChoices):
        PASTE = "paste", "Pasted"
        URL = "url", "From a link"
        BROWSER = "browser", "Sent from the browser"
        FILE = "file", "From a file"
        API = "api", "Over the API"
        SAMPLE = "sample", "Sample"

    class Remote(models.TextChoices):
        REMOTE = "remote", "Remote"
        HYBRID = "hybrid", "Hybrid"
        ONSITE = "onsite", "On site"

    class Period(models.TextChoices):
        YEAR = "year", "a year"
        MONTH = "month", "a month"
        WEEK = "week", "a week"
        DAY = "day", "a day"
        HOUR = "hour", "an hour"

    class Seniority(models.TextChoices):
        INTERN = "intern", "Intern"
        JUNIOR = "junior", "Junior"
        MID = "mid", "Mid-level"
        SENIOR = "senior", "Senior"
        LEAD = "lead", "Lead"
        MANAGER = "manager", "Manager"
        DIRECTOR = "director", "Director"
        EXECUTIVE = "executive", "Executive"

    class EmploymentType(models.TextChoices):
        FULL_TIME = "full-time", "Full-time"
        PART_TIME = "part-time", "Part-time"
        CONTRACT = "contract", "Contract"
        INTERNSHIP = "internship", "Internship"
        TEMPORARY = "temporary", "Temporary"
        FREELANCE = "freelance", "Freelance"

    class Education(models.TextChoices):
        SECONDARY = "secondary", "Secondary school"
        VOCATIONAL = "vocational", "Vocational training"
        ASSOCIATE = "associate", "Associate degree"
        BACHELOR = "bachelor", "Bachelor"
        MASTER = "master", "Master"
        DOCTORATE = "doctorate", "Doctorate"

    title = models.CharField(max_length=300)
    company = models.CharField(max_length=200, blank=True)
    location = models.CharField(max_length=200, blank=True)
    description = models.TextField()
    url = models.CharField(max_length=2000, blank=True)
    canonical_url = models.CharField(max_length=2000, blank=True, editable=False)
    source = models.CharField(max_length=16, choices=Source.choices, default=Source.PASTE)

    salary_min = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    salary_max = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    salary_currency = models.CharField(max_length=3, blank=True)
    salary_period = models.CharField(max_length=8, choices=Period.choices, blank=True)
    # Both bounds for a full year of work; an open bound repeats the other, so that every stated salary sorts.
    salary_annual_min = models.PositiveIntegerField(null=True, blank=True, editable=False)
    salary_annual_max = models.PositiveIntegerField(null=True, blank=True, editable=False)

    employment_type = models.CharField(max_length=16, choices=EmploymentType.choices, blank=True)
    remote = models.CharField(max_length=8, choices=Remote.choices, blank=True)
    seniority = models.CharField(max_length=16, choices=Seniority.choices, blank=True)
    years = models.PositiveSmallIntegerField(null=True, blank=True)
    education = models.CharField(max_length=16, choices=Education.choices, blank=True)
    # What the source or a person stated ({"remote": "hybrid", …}); it stands above what is read from the text
    stated = models.JSONField(default=dict, blank=True, editable=False)
    # {"years": [start, end], …}: the passage of the text behind each fact that was read
    evidence = models.JSONField(default=dict, blank=True, editable=False)

    # The day it was published; the day it was added where nobody says.
    posted_at = models.DateField(default=today)
    posted_at_stated = models.BooleanField(default=False)
    read_at = models.DateTimeField(null=True, blank=True)
    shortlisted = models.BooleanField(default=False)
    deleted_at = models.DateTimeField(null=True, blank=True)

    fingerprint = models.CharField(max_length=2000, blank=True, editable=False)
    fingerprint_keys = ArrayField(models.CharField(max_length=40), default=list, blank=True, editable=False)
    # Words that look like skills and are not in the lexicon
    unknown_terms = ArrayField(models.CharField(max_length=80), default=list, blank=True, editable=False)
    # What matching needs to know of the posting, in its own storable form
    profile = models.JSONField(default=dict, blank=True, editable=False)
    # The lexicon and the rules that read it, by their digest; empty where nothing has yet
    read_with = models.CharField(max_length=16, blank=True, editable=False)
    search_vector = models.GeneratedField(
        expression=_words("title", "english", "A")
        + _words("title", "simple", "A")
        + _words("company", "simple", "B")
        + _words("location", "simple", "B")
        + _words("description", "english", "D"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = PostingQuerySet.as_manager()

    class Meta:
        verbose_name = "posting"
        ordering = ["-posted_at", "-id"]
        indexes = [
            models.Index(
                F("workspace"),
                F("posted_at").desc(),
                F("id").desc(),
                condition=Q(deleted_at__isnull=True),
                name="posting_by_date",
            ),
            models.Index(
                fields=["workspace", "deleted_at"],
                condition=Q(deleted_at__isnull=False),
                name="posting_removed",
            ),
            models.Index(fields=["read_with", "workspace"], name="posting_by_reading"),
        ]
        constraints = [
            # Two tabs adding one link at once make one posting.
            models.UniqueConstraint(
                fields=["workspace", "canonical_url"],
                condition=Q(deleted_at__isnull=True) & ~Q(canonical_url=""),
                name="posting_once_per_address",
            ),
            models.CheckConstraint(
                condition=Q(salary_min__isnull=True)
                | Q(salary_max__isnull=True)
                | Q(salary_min__lte=F("salary_max")),
                name="posting_salary_in_order",
            ),
            models.CheckConstraint(
                condition=Q(salary_annual_min__isnull=True, salary_annual_max__isnull=True)
                | Q(salary_annual_min__lte=F("salary_annual_max")),
                name="posting_annual_salary_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.company}" if self.company else self.title

    def stated_fact(self, fact: str) -> bool:
        """Whether a source or a person stated this fact, so that no passage of the text is behind it."""
        return ("salary_currency" if fact == "salary" else fact) in self.stated


class PostingSkill(TenantModel):
    """A skill that one posting asks for. The name is the lexicon's, kept with the row so that counting needs no join."""

    class Category(models.TextChoices):
        TECHNICAL = "technical", "Technical"
        SOFT = "soft", "Soft"
        CERTIFICATION = "certification", "Certification"
        OTHER = "other", "Other"

    class Requirement(models.TextChoices):
        REQUIRED = "required", "Required"
        PREFERRED = "preferred", "Preferred"

    posting = models.ForeignKey(JobPosting, on_delete=models.CASCADE, related_name="skills", db_index=False)
    name = models.CharField(max_length=200)
    category = models.CharField(max_length=16, choices=Category.choices)
    requirement = models.CharField(max_length=16, choices=Requirement.choices)
    count = models.PositiveSmallIntegerField()
    # [[start, end], …] into the posting's description
    evidence = models.JSONField(default=list)

    objects = TenantQuerySet["PostingSkill"].as_manager()

    class Meta:
        verbose_name = "skill of a posting"
        verbose_name_plural = "skills of postings"
        ordering = ["posting", "id"]
        indexes = [
            models.Index(fields=["workspace", "name", "posting"], name="skill_by_name"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "posting", "name"],
                include=["category", "requirement"],  # the market page reads the index alone
                name="skill_once_per_posting",
            ),
            models.CheckConstraint(condition=Q(count__gte=1), name="skill_named_at_least_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.requirement})"
