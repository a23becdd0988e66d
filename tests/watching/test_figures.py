"""The figures: by template, for this machine or with the token, and every one that the dashboard asks for."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from httpx2 import ASGITransport
from sqlalchemy import insert

from domain.errors import StoreUnavailable
from domain.gauges import Gauges
from persistence import tables as t
from persistence.gauges import read_gauges
from tests.support.crowds import ON, a_crowd, sweeps_on
from tests.support.offices import DAY, an_office, engine_of, instant
from tests.support.straight import client_of
from tests.support.tree import ROOT
from tests.support.visiting import visitor_of
from web.app import create_app
from workflows.services.sweeping import sweep
from workflows.watching.figures import Figures

_METRIC = re.compile(r"\b(?:duongve|process)_[a-z_]+\b")


def read_from(app: Any, address: str, **headers: str) -> Any:
    client = client_of(app)
    client._transport._asgi = ASGITransport(app, client=(address, 50_000))  # type: ignore[attr-defined]
    return client.get("/metrics", headers=headers)


def test_requests_are_counted_by_template_and_status_never_by_address(sqlite_url: str) -> None:
    figures = Figures()
    with an_office(sqlite_url) as office:
        visitor = visitor_of(office, figures=figures)
        for path in (
            "/cases/NX-2026-9999",
            "/cases/NX-2026-9998",
            "/nowhere/7",
            "/static/none.css",
            "/api/v1/cases/x",
        ):
            visitor.get(path)
        visitor.request("BREW", "/cases")
    said = figures.written().decode()
    assert 'duongve_http_requests_total{method="GET",route="/cases/{number}",status="404"} 2.0' in said
    assert 'duongve_http_request_seconds_count{method="GET",route="/cases/{number}"} 2.0' in said
    assert 'route="/api/v1/cases/{number}"' in said
    assert 'method="other"' in said
    assert "duongve_http_requests_open 0.0" in said
    assert [word for word in ("NX-2026", "nowhere", "none.css", "BREW") if word in said] == []


@pytest.mark.parametrize(
    ("address", "headers", "token", "status"),
    [
        ("127.0.0.1", {}, None, 200),
        ("::1", {}, None, 200),
        ("192.0.2.7", {}, None, 404),
        ("127.0.0.1", {"x-forwarded-for": "192.0.2.7"}, None, 404),
        ("192.0.2.7", {"authorization": "Bearer abc"}, "abc", 200),
        ("192.0.2.7", {"authorization": "Bearer abd"}, "abc", 404),
        ("127.0.0.1", {}, "abc", 404),
    ],
)
def test_the_figures_are_for_this_machine_or_for_whoever_has_the_token(
    sqlite_url: str, address: str, headers: dict[str, str], token: str | None, status: int
) -> None:
    with an_office(sqlite_url) as office:
        app = create_app(office, metrics_token=token)
        assert read_from(app, address, **headers).status_code == status


def test_what_waits_in_the_store_is_counted(database_url: str) -> None:
    with a_crowd(database_url) as office:
        engine = engine_of(office)
        sweeps = sweeps_on(engine, due_per_partition=4)
        done = sweep(sweeps, "review", ON, lambda: instant(ON))
        with engine.connect() as connection:
            outbox = connection.execute(t.outbox.select()).all()
            items = connection.execute(t.work_item.select()).all()
        found = read_gauges(engine, ON)
    assert found.messages["waiting"] == len(outbox) > 0
    assert sum(found.cases_due.values()) == len(
        [each for each in items if each.status == "open" and each.due_on <= ON]
    )
    assert found.pieces["review", "planned"] == found.pieces["review", "begun"] == done.partitions > 2
    assert found.worked_at["review"] == instant(ON).timestamp()


def test_a_message_given_up_is_counted_and_one_sent_is_not(sqlite_url: str) -> None:
    with an_office(sqlite_url) as office:
        row = {"channel": "inbox", "to_role": "officer", "template": "x", "args": {}, "attempts": 0}
        row |= {"created_at": instant(DAY)}
        states = ("dead", "sent", "waiting", "waiting")
        many = [row | {"key": str(n), "id": office.new_id(), "status": each} for n, each in enumerate(states)]
        with engine_of(office).execution_options(writes=True).begin() as connection:
            connection.execute(insert(t.outbox), many)
        assert read_gauges(engine_of(office), DAY).messages == {"waiting": 2, "dead": 1}


def test_a_store_that_is_away_is_a_figure_and_the_others_are_missing() -> None:
    def away() -> Gauges:
        raise StoreUnavailable(why="gone")

    said = Figures(away).written().decode()
    assert "duongve_store_up 0.0" in said
    assert "duongve_outbox_messages" not in said


def test_the_store_is_asked_once_however_often_the_figures_are_read() -> None:
    asked: list[int] = []

    def gauges() -> Gauges:
        asked.append(1)
        return Gauges(DAY, {"waiting": 3})

    figures = Figures(gauges)
    assert all('duongve_outbox_messages{state="waiting"} 3.0' in figures.written().decode() for _ in range(5))
    assert len(asked) == 1


def test_every_figure_of_the_dashboard_exists() -> None:
    figures = Figures(lambda: Gauges(DAY, {"waiting": 1}, {("waiting", "zalo"): 1}, {("visit", "lead"): 1},
                                     {("review", "begun"): 1}, {"review": 1.0}))  # fmt: skip
    figures.opened()
    figures.answered("GET", "/cases", 200, 0.1)
    there = set(re.findall(r"^([a-z_]+)(?:\{| )", figures.written().decode(), re.MULTILINE))
    dashboard = json.loads((ROOT / "deploy" / "grafana.json").read_text("utf-8"))
    asked = {
        name
        for panel in dashboard["panels"]
        for each in panel["targets"]
        for name in _METRIC.findall(each["expr"])
    }
    assert len(asked) > 9
    assert asked - there == set()
    own = {
        name
        for name in there
        if name.startswith("duongve") and not name.endswith(("_created", "_sum", "_count"))
    }
    assert own - asked == set(), "a figure that nobody looks at"
