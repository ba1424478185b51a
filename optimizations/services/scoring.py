"""The match of a document over chosen postings: read once, asked often."""

from collections.abc import Sequence
from decimal import Decimal
from statistics import fmean, median
from uuid import UUID

from django.utils import timezone

from accounts.models import Workspace
from jobs.matching import PostingProfile, ResumeProfile, posting_profile
from jobs.matching.scoring import shares_of
from jobs.models import JobPosting
from jobs.services.reading import workspace_lexicon
from optimizations.edits import Edit, apply_edits
from resumes.document import Document


class Scorer:
    """Points of a document, 0–100 before rounding, for each posting that asks for enough to be scored."""

    def __init__(self, workspace: Workspace | UUID, posting_ids: Sequence[UUID]) -> None:
        self.lexicon = workspace_lexicon(workspace)
        self.today = timezone.now().date()
        stored = (
            JobPosting.objects.in_workspace(workspace)
            .filter(pk__in=posting_ids)
            .order_by("pk")
            .values_list("profile", flat=True)
        )
        read = (posting_profile(row) for row in stored)
        self.postings: list[PostingProfile] = [posting for posting in read if posting is not None]
        self._known: list[tuple[Document, list[float]]] = []

    def points(self, document: Document) -> list[float]:
        """One figure per posting; a document asked about again is not read again."""
        for known, points in self._known:
            if known is document:
                return points
        points = self._points(document)
        self._known.append((document, points))
        return points

    def _points(self, document: Document) -> list[float]:
        profile = ResumeProfile.from_document(document, self.lexicon, self.today)
        if profile.is_empty:
            return []
        shares = (shares_of(profile, posting) for posting in self.postings)
        return [share.points() for share in shares if share.score() is not None]

    def median(self, document: Document) -> Decimal | None:
        """The median over the postings, to one decimal; None where none can be scored."""
        points = self.points(document)
        return _decimal(median(points)) if points else None

    def rise(self, before: Document, after: Document) -> Decimal | None:
        """How much the match rises from one document to the other, as a mean over the postings."""
        old, new = self.points(before), self.points(after)
        return _decimal(fmean(new) - fmean(old)) if old and new else None

    def gains(self, document: Document, edits: Sequence[Edit]) -> list[Decimal | None]:
        """How much each edit alone lifts the match, as a mean over the postings; None where it does not fit."""
        before = self.points(document)
        return [self._gain(document, before, edit) for edit in edits]

    def _gain(self, document: Document, before: list[float], edit: Edit) -> Decimal | None:
        outcome = apply_edits(document, [edit])
        if not before or not outcome.applied:
            return None
        return _decimal(fmean(self._points(outcome.document)) - fmean(before))


def _decimal(value: float) -> Decimal:
    return Decimal(str(round(value, 1))) + Decimal("0.0")  # never a minus zero
