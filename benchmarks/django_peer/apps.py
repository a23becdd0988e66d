"""The peer as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class Peer(AppConfig):
    name = "benchmarks.django_peer"
    label = "peer"
