"""The list that Django's admin makes of the same rows: same columns, same scope, a filter by state."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from benchmarks.django_peer.models import Case
from benchmarks.django_peer.scope import DUE_FIRST, SHOWN, in_scope, waiting
from benchmarks.list_rows import PAGE


@admin.register(Case)
class CaseAdmin(admin.ModelAdmin):
    list_display = (
        "number", "name", "born", "stage", "stage_since", "unit", "next_review_on", "next_visit_on", "items",
    )  # fmt: skip
    list_filter = ("stage",)
    list_per_page = PAGE
    list_select_related = ("person", "person__key")
    show_full_result_count = False
    ordering = DUE_FIRST

    def get_queryset(self, request: HttpRequest) -> Any:
        return in_scope(request.user.get_username()).annotate(waiting=waiting()).order_by(*self.ordering)

    @admin.display(description="Họ và tên")
    def name(self, case: Case) -> str | None:
        key = getattr(case.person, "key", None)
        return SHOWN.name(case.person_id, case.person.sealed, key and key.wrapped)

    @admin.display(description="Năm sinh, giới tính")
    def born(self, case: Case) -> str:
        return f"{case.person.birth_year}, {case.person.sex}"

    @admin.display(description="Xã")
    def unit(self, case: Case) -> str:
        return SHOWN.units.get(case.unit_code, case.unit_code)

    @admin.display(description="Việc chờ")
    def items(self, case: Case) -> int:
        return case.waiting
