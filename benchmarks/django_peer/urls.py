"""The hand-written list beside the admin's."""

from __future__ import annotations

from django.contrib import admin
from django.urls import path

from benchmarks.django_peer.views import CaseList

urlpatterns = [path("admin/", admin.site.urls), path("cases", CaseList.as_view())]
