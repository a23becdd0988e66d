"""The list as a ListView: values instead of objects, one grouped count for the chips and the pages alike."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.paginator import Paginator
from django.db.models import Count
from django.views.generic import ListView

from benchmarks.django_peer.scope import DUE_FIRST, SHOWN, in_scope, waiting
from benchmarks.list_rows import PAGE

_COLUMNS = (
    "number", "stage", "stage_since", "unit_code", "next_review_on", "next_visit_on", "person_id",
    "person__birth_year", "person__sex", "person__sealed", "person__key__wrapped",
)  # fmt: skip


class _Counted(Paginator):
    """The chips have counted already."""

    def __init__(self, *args: Any, total: int, **more: Any) -> None:
        super().__init__(*args, **more)
        self._total = total

    @property
    def count(self) -> int:
        return self._total


class CaseList(LoginRequiredMixin, ListView):
    template_name = "cases.html"
    paginate_by = PAGE

    def get_queryset(self) -> Any:
        self.cases = in_scope(self.request.user.get_username())
        return self.cases.annotate(waiting=waiting()).order_by(*DUE_FIRST).values_list(*_COLUMNS, "waiting")

    @cached_property
    def counts(self) -> dict[str, int]:
        return dict(self.cases.order_by().values_list("stage").annotate(persons=Count("*")))

    def get_paginator(self, *args: Any, **more: Any) -> _Counted:
        return _Counted(*args, **more, total=sum(self.counts.values()))

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        found = super().get_context_data(**more)
        page = found["page_obj"]
        user = self.request.user.get_username()
        return found | SHOWN.page(page.object_list, self.counts, user, page.number)
