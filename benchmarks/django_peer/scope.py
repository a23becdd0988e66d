"""What both lists ask alike: whose cases they are, what is due first, and how many items wait."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.db.models.lookups import IsNull

from benchmarks.django_peer.models import Case, RoleGrant, WorkItem
from benchmarks.list_rows import Shown

SHOWN = Shown.of(settings.RUN)
_MADE_OF: dict[str, list[str]] = settings.RUN["made_of"]
_DUE = Coalesce("next_review_on", "next_visit_on")
# Written as ours is, so that an index on these expressions serves both.
DUE_FIRST = (IsNull(_DUE, True).asc(), _DUE.asc(), F("number").asc())


def in_scope(user: str) -> QuerySet[Case]:
    """The cases of the communes that the account looks after today, under their old codes too."""
    until = Q(valid_to__isnull=True) | Q(valid_to__gt=SHOWN.today)
    grants = RoleGrant.objects.filter(until, user=user, role="officer", valid_from__lte=SHOWN.today)
    scopes = list(grants.values_list("units", flat=True))
    if None in scopes:
        return Case.objects.all()
    units = {code for scope in scopes for commune in scope for code in _MADE_OF[commune]}
    return Case.objects.filter(Q(unit_code__in=units) | Q(transfer_to__in=units))


def waiting() -> Any:
    found = WorkItem.objects.filter(case=OuterRef("pk"), status="open").order_by().values("case")
    return Coalesce(Subquery(found.annotate(n=Count("*")).values("n")), 0, output_field=IntegerField())
