"""The real `Ask`: a run's calls over the gateway, several at once, within its deadline and its quoted price.

Calls run in threads; whatever touches the database (records, kept answers, the cancel flag, breakers, slots,
progress) runs on the thread that owns the connection, through the bridge.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from random import uniform
from time import monotonic
from uuid import UUID, uuid4

from django.conf import settings
from django.utils import timezone

from accounts.models import ProviderKey
from jobanalyzer.errors import AppError
from optimizations.gateway import asking
from optimizations.gateway.answers import json_schema
from optimizations.gateway.asking import Limits, Reply, Resting
from optimizations.gateway.types import CallRecord, GatewayError, Kept, Shape, Target, Trouble
from optimizations.models import Run
from optimizations.services import answer_cache, breaker, routing, runs, slots
from optimizations.services.bridge import Bridge
from optimizations.services.routing import Offer
from optimizations.strategies import Answer, Call, CapReached, Lost
from optimizations.strategies.base import COST_CAP, estimate_tokens

_ENDS_THE_RUN = frozenset({Trouble.CANCELLED, Trouble.DEADLINE})
# What the same key or address will answer to the run's next call, too: with others at hand it is not asked again
_WILL_NOT_PASS = frozenset(
    {Trouble.AUTHENTICATION, Trouble.NO_CREDIT, Trouble.NOT_FOUND, Trouble.WRONG_ADDRESS}
)
_SLOT_PAUSE = (0.03, 0.12)  # seconds between two looks for a free slot
_USED_EVERY = timedelta(minutes=1)


class Asker:
    """Made by the thread that owns the database connection, which also calls it."""

    def __init__(self, run: Run, progress: runs.Progress) -> None:
        self.run = run
        self.progress = progress
        preferred = run.created_by.preferred_ai_provider if run.created_by else ""
        self.routes = routing.load_routes(run.workspace_id, preferred=preferred)
        seconds = (
            (run.deadline_at - timezone.now()).total_seconds() if run.deadline_at else settings.RUN_SECONDS
        )
        self.limits = Limits(monotonic() + seconds, lambda: self._is_stopped or self.bridge.is_closed)
        self.bridge = Bridge(self._look_for_cancel)
        self.purse = Purse(run.cost_high, run.cost + run.cost_aside)
        self._is_stopped = False
        self._targets: dict[Offer, Target] = {}
        self._used: dict[UUID, datetime] = {}
        self._useless: set[Offer] = set()

    def __call__(self, call: Call) -> Answer:
        found = self._ask_all([call])[0]
        if isinstance(found, BaseException):
            raise found
        return found

    def together(self, calls: Sequence[Call]) -> list[Answer | Lost]:
        return [_answer_or_lost(found) for found in self._ask_all(calls)] if calls else []

    def _ask_all(self, calls: Sequence[Call]) -> list[Answer | BaseException]:
        if not self.routes:
            runs.log(self.run, "call", self.routes.why_none)
        self.progress(*dict.fromkeys(call.step for call in calls))
        self.bridge.tick()
        self.limits.check()
        return self.bridge.run([partial(self._find, call) for call in calls])

    def _look_for_cancel(self) -> None:
        """Once cancelled, the run ends at once for the person; calls that are out are waited for and written down."""
        if not self._is_stopped and runs.cancel_requested(self.run.pk, self.run.attempts):
            self._is_stopped = True
            runs.end_cancelled(self.run.pk)

    # --- in a thread ------------------------------------------------------------------------------

    def _find(self, call: Call) -> Answer:
        """An answer kept from before, else the first that one of the offers brings."""
        offers = self._fitting(call)
        if kept := self.bridge.on_owner(lambda: self._kept(call, offers)):
            return kept
        trouble: GatewayError | None = None
        capped = False
        for place, offer in enumerate(offers, 1):
            try:
                reply = self._ask(call, offer, has_next=place < len(offers))
            except CapReached:
                capped = True
            except GatewayError as error:
                if error.trouble in _ENDS_THE_RUN:
                    raise
                trouble = error
                if error.trouble in _WILL_NOT_PASS:
                    self._useless.add(offer)
            else:
                self.bridge.on_owner(lambda: self._keep(call, offer, reply))  # noqa: B023  # done before the loop goes on
                return Answer(reply.parsed, reply.tokens_in, reply.tokens_out, reply.cost)
        if trouble is None and capped:
            raise CapReached
        raise trouble or GatewayError(Trouble.CONNECTION)

    def _fitting(self, call: Call) -> tuple[Offer, ...]:
        """The offers of some use whose context holds the call; all if there are none, so that the provider says why."""
        found = self.routes.offers(call.tier, seat=call.seat)
        offers = tuple(offer for offer in found if offer not in self._useless) or found
        tokens_in = call.input_tokens + estimate_tokens(str(json_schema(call.schema)))
        return tuple(offer for offer in offers if offer.holds(tokens_in, call.max_output_tokens)) or offers

    def _ask(self, call: Call, offer: Offer, *, has_next: bool) -> Reply[Shape]:
        target = self.bridge.on_owner(lambda: self._target(offer))
        visit = Visit(offer)
        return asking.ask(
            target,
            system=call.system,
            user=call.user,
            schema=call.schema,
            max_tokens=offer.output_limit(call.max_output_tokens),
            limits=self.limits,
            record=lambda record: self.bridge.on_owner(lambda: self._record(call, visit, record)),
            gate=lambda highest: self._gate(visit, highest),
            has_next=has_next,
        )

    @contextmanager
    def _gate(self, visit: "Visit", highest: Decimal) -> Iterator[None]:
        """Around an HTTP call: its price is set aside, its address is well, one of the address's slots is held."""
        while not self.bridge.on_owner(lambda: self._enter(visit, highest)):
            self.limits.wait(uniform(*_SLOT_PAUSE))  # noqa: S311  # jitter, no secret
        try:
            yield
        finally:
            self.bridge.on_owner(lambda: self._leave(visit))

    # --- on the owner's thread --------------------------------------------------------------------

    def _enter(self, visit: "Visit", highest: Decimal) -> bool:
        """Whether the call may go out; False: no slot is free yet."""
        if not self.purse.holds(highest):
            raise CapReached
        address = visit.offer.address
        slot = slots.take(address, visit.holder)
        if slot is None:
            return False
        admission = breaker.admit(address)
        if not admission.is_open:
            slots.free(slot, visit.holder)
            raise Resting(admission.seconds)
        visit.slot, visit.aside = slot, highest
        self.purse.reserved += highest
        runs.set_aside(self.run.pk, highest)
        return True

    def _record(self, call: Call, visit: "Visit", record: CallRecord) -> None:
        self._give_back(visit)
        self.purse.spent += record.cost
        offer = visit.offer
        runs.record_call(self.run, call.step, record, own_key=offer.is_own)
        breaker.report(offer.address, Trouble(record.error) if record.error else None)
        if offer.key_id is not None:
            self._note_use(offer.key_id)

    def _leave(self, visit: "Visit") -> None:
        self._give_back(visit)
        if visit.slot is not None:
            slots.free(visit.slot, visit.holder)
            visit.slot = None

    def _give_back(self, visit: "Visit") -> None:
        self.purse.reserved -= visit.aside
        runs.set_aside(self.run.pk, -visit.aside)
        visit.aside = Decimal(0)

    def _note_use(self, key_id: UUID) -> None:
        now = timezone.now()
        if key_id not in self._used or now - self._used[key_id] >= _USED_EVERY:
            self._used[key_id] = now
            keys = ProviderKey.objects.filter(pk=key_id)
            keys.exclude(last_used_at__gt=now - _USED_EVERY).update(last_used_at=now)

    def _target(self, offer: Offer) -> Target:
        if offer not in self._targets:
            try:
                self._targets[offer] = routing.open_target(offer)
            except (ValueError, ProviderKey.DoesNotExist, AppError) as error:
                why = error.message if isinstance(error, AppError) else "it is gone or incomplete"
                runs.log(self.run, "call", f"The key for {offer.provider} was not used: {why}")
                raise GatewayError(Trouble.AUTHENTICATION) from None
        return self._targets[offer]

    def _kept(self, call: Call, offers: Sequence[Offer]) -> Answer | None:
        keys = [answer_cache.key_of(offer.provider, offer.model, call) for offer in offers]
        found = answer_cache.find(self.run.workspace_id, keys, call.schema)
        if found is None:
            return None
        kept, parsed = found
        runs.record_kept_answer(self.run, call.step, kept)
        return Answer(parsed)

    def _keep(self, call: Call, offer: Offer, reply: Reply[Shape]) -> None:
        kept = Kept(reply.text, offer.provider, offer.model, reply.tokens_in, reply.tokens_out, reply.cost)
        answer_cache.keep(self.run.workspace_id, answer_cache.key_of(offer.provider, offer.model, call), kept)


@dataclass
class Visit:
    """A call at an address: the slot it holds there, and the money that is set aside until its cost is known."""

    offer: Offer
    holder: UUID = field(default_factory=uuid4)
    slot: int | None = None
    aside: Decimal = Decimal(0)


@dataclass
class Purse:
    """What a run may cost at most, what it has cost, and what the calls that are out may still cost. US dollars."""

    highest: Decimal
    spent: Decimal
    reserved: Decimal = Decimal(0)

    def holds(self, amount: Decimal) -> bool:
        return not amount or self.spent + self.reserved + amount <= self.highest


def _answer_or_lost(found: Answer | BaseException) -> Answer | Lost:
    if isinstance(found, Answer):
        return found
    if isinstance(found, CapReached):
        return Lost(COST_CAP)
    if isinstance(found, GatewayError) and found.trouble not in _ENDS_THE_RUN:
        return Lost(str(found))
    raise found
