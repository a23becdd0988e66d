"""What runs by itself, run now: the flows; what was told; whether the history is whole."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.office import On, day, office, settings
from cli.output import OUT, banner, emit, line, t, table, trouble
from cli.wrong_use import wrong
from domain.sweeps import KEEPING, SWEEPS

_FLOWS = (*SWEEPS, *KEEPING)
STATUSES = ("waiting", "sent", "dead")

history_app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Chuỗi lịch sử / the history chains."
)
messages_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Thông báo / messages.")


def add_to(root: typer.Typer) -> None:
    root.add_typer(history_app, name="history")
    root.add_typer(messages_app, name="messages")
    root.command("run")(run)


def run(flow: Annotated[str, typer.Argument(metavar="FLOW", help=" | ".join(_FLOWS))], on: On = None) -> None:
    """Chạy một luồng công việc ngay. Run one flow now."""
    if flow not in _FLOWS:
        wrong("choice", option="FLOW", value=flow, expected=" | ".join(_FLOWS))
    opened = office()
    when = day(on, opened.today())
    from cli.running import run_flow

    found = run_flow(flow, when, settings())
    if OUT.as_json:
        emit({"flow": flow, "on": when, **found.as_json()})
        return
    banner(opened)
    rows = [(t(f"count.{name}").rstrip(":"), count) for name, count in found.counts.items()]
    table(t("cli.flow_done", flow=flow, on=when), ("", ""), rows)


@history_app.command("verify")
def verify(
    anchor: Annotated[
        Path | None,
        typer.Option("--anchor", metavar="FILE", help="Chỉ so với tệp neo này / against this anchor."),
    ] = None,
) -> None:
    """Kiểm tra mọi chuỗi, không cần khóa. Walk every chain, no key needed."""
    from workflows.bootstrap import verify_history

    if anchor is not None:
        _against(anchor)
        return
    found = verify_history(settings())
    if OUT.as_json:
        emit(found)
    else:
        line(t("cli.verified", cases=found.cases, events=found.events, broken=len(found.broken)))
    for each in found.broken:
        trouble(t("cli.broken", case=each.case, seq=each.seq, problem=each.problem))
    if found.broken:
        raise typer.Exit(1)


def _against(path: Path) -> None:
    from workflows.anchoring import compare

    told, lost = compare(settings(), path)
    if OUT.as_json:
        emit({"anchor": told, "broken": [{"case": c.hex, "seq": n, "problem": why} for c, n, why in lost]})
    elif not lost:
        line(t("anchor.whole", day=told.day, root=told.root, chains=told.chains, events=told.events))
    for chain, seq, why in lost:
        trouble(t("cli.broken", case=chain.hex, seq=seq, problem=t(f"anchor.problem.{why}")))
    if lost:
        raise typer.Exit(1)


@history_app.command("anchor")
def anchor(
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Tệp nhận neo / where to.")
    ] = None,
    on: On = None,
) -> None:
    """Neo lịch sử: ghi và xuất vị trí của mọi chuỗi. Say where every chain stands, here and in a file."""
    from workflows.anchoring import drop_anchor

    made, path, lost = drop_anchor(settings(), day(on, office().today()), out)
    if OUT.as_json:
        emit({"anchor": made, "file": str(path), "lost": lost})
    else:
        line(t("anchor.made", day=made.day, chains=made.chains, events=made.events, root=made.root))
        line(t("anchor.file", file=str(path)))
    if lost:
        from domain.anchors import HistoryLost

        raise HistoryLost(lost=lost)


@messages_app.command("list")
def messages(status: Annotated[str | None, typer.Option(help=" | ".join(STATUSES))] = None) -> None:
    """Thông báo đã và sẽ gửi. The outbox and what was delivered."""
    if status not in (None, *STATUSES):
        wrong("choice", option="--status", value=status, expected=" | ".join(STATUSES))
    opened = office()
    found = opened.desk.messages(status)
    if OUT.as_json:
        emit(found)
        return
    banner(opened)
    headings = [t(f"cli.column.{name}") for name in ("channel", "to_role", "subject", "status")]
    rows = (
        (t(f"channel.{m['channel']}"), t(f"role.{m['to_role']}"), m["subject"], t(f"outbox.{m['status']}"))
        for m in found
    )
    table(t("cli.messages"), headings, rows)
