"""What runs by itself, run now: the flows; what was told; whether the history is whole."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.office import On, day, office, settings
from cli.output import OUT, emit, line, t, table, trouble
from domain.wording import say

FLOWS = ("review", "eligibility", "matching", "deliver", "report")

history_app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Chuỗi lịch sử / the history chains."
)
messages_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Thông báo / messages.")


def add_to(root: typer.Typer) -> None:
    root.add_typer(history_app, name="history")
    root.add_typer(messages_app, name="messages")
    root.command("run")(run)


def run(flow: Annotated[str, typer.Argument(help=" | ".join(FLOWS))], on: On = None) -> None:
    """Chạy một luồng công việc ngay / run one flow now."""
    if flow not in FLOWS:
        raise typer.BadParameter(f"{flow}: {' | '.join(FLOWS)}")
    opened = office()
    when = day(on, opened.today())
    from cli.running import run_flow

    found = run_flow(flow, when, settings())
    if OUT.as_json:
        emit({"flow": flow, "on": when, **found.as_json()})
        return
    table(
        t("cli.flow_done", flow=flow, on=when), ("", ""), [(name, n) for name, n in found.as_json().items()]
    )


@history_app.command("verify")
def verify() -> None:
    """Kiểm tra mọi chuỗi, không cần khóa / walk every chain, no key needed."""
    from workflows.bootstrap import verify_history

    found = verify_history(settings())
    if OUT.as_json:
        emit(found)
    else:
        line(t("cli.verified", cases=found.cases, events=found.events, broken=len(found.broken)))
    for each in found.broken:
        trouble(
            say("cli.broken", {"case": each.case, "seq": each.seq, "problem": each.problem}, lang=OUT.lang)
        )
    if found.broken:
        raise typer.Exit(1)


@messages_app.command("list")
def messages(status: Annotated[str | None, typer.Option(help="waiting | sent | dead")] = None) -> None:
    """Thông báo đã và sẽ gửi / the outbox and what was delivered."""
    found = office().desk.messages(status)
    if OUT.as_json:
        emit(found)
        return
    headings = [t(f"cli.column.{name}") for name in ("channel", "to_role", "subject", "status")]
    table(
        t("cli.messages"), headings, ((m["channel"], m["to_role"], m["subject"], m["status"]) for m in found)
    )
