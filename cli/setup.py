"""Before the work: initialise, load invented people, migrate, look whether all is well."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Annotated

import typer

from cli.accounts import tell_demo_accounts
from cli.office import office, settings
from cli.output import OUT, emit, line, t, table

Progress = Callable[[int, int], None]

# The published number: those people are told one by one, other numbers are copies of such histories.
DISTRICT = 104

db_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Cơ sở dữ liệu / the database.")


def add_to(root: typer.Typer) -> None:
    root.command("init")(init)
    root.command("seed")(seed)
    root.command("doctor")(doctor)
    root.add_typer(db_app, name="db")


def init() -> None:
    """Tạo thư mục, khóa chính và bảng. Make the folder, the master key and the tables."""
    from workflows.bootstrap import initialise

    here = settings()
    fresh = initialise(here)
    if OUT.as_json:
        emit({"data_dir": str(here.data_dir), "new_key": fresh, "persons": _persons()})
        return
    line(t("cli.initialised", folder=str(here.data_dir)))
    if fresh:
        line(t("cli.new_key", path=str(here.key_file)))


def _persons() -> int:
    opened = office()
    return opened.desk.summary(opened.today()).persons


def seed(
    people: Annotated[
        int | None, typer.Option("--people", min=1, max=1_000_000, help="Số người / how many.")
    ] = None,
    number: Annotated[int, typer.Option("--seed", help="Số gieo / the seed number.")] = 2026,
) -> None:
    """Nạp dữ liệu giả lập. Load the synthetic data set."""
    with progress(t("cli.seeding")) as step:
        counts = _load(people, number, step)
    tell_demo_accounts()
    if OUT.as_json:
        emit(counts)
        return
    line(t("demo.banner").upper())
    table(t("cli.seeded"), ("", ""), [(t(f"cli.count.{name}"), count) for name, count in counts.items()])


def _load(people: int | None, number: int, step: Progress) -> Mapping[str, int]:
    from seed.bulk import load
    from seed.load import load_district
    from workflows.bootstrap import open_store

    store = open_store(settings())
    if people is None or people == DISTRICT:
        return load_district(office(), store, seed=number, progress=step)
    return load(store, people, seed=number, progress=step)


@contextmanager
def progress(title: str) -> Iterator[Progress]:
    """A bar on standard error; where nobody watches, its end alone."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@db_app.command("upgrade")
def db_upgrade() -> None:
    """Nâng lên phiên bản mới nhất. Migrate to the newest schema."""
    from workflows.bootstrap import migrate, schema_state

    before, _ = schema_state(settings())
    migrate(settings())
    after, _ = schema_state(settings())
    if OUT.as_json:
        emit({"from": before, "to": after})
    else:
        line(t("cli.migrated", before=before, after=after))


@db_app.command("check")
def db_check() -> None:
    """Phiên bản có đúng không. Whether the schema is the one this program knows."""
    from workflows.bootstrap import require_schema, schema_state

    require_schema(settings())
    found, known = schema_state(settings())
    if OUT.as_json:
        emit({"found": found, "known": known})
    else:
        line(t("cli.schema_current", found=found))


def doctor() -> None:
    """Khám tổng quát. Look at everything that must be well."""
    from cli.checking import checks

    found = list(checks(settings()))
    if OUT.as_json:
        emit({"checks": found})
    else:
        for each in found:
            line(f"{'✓' if each['ok'] else '✗'} {t('doctor.' + str(each['name']))}: {each['text']}")
    if not all(each["ok"] for each in found):
        raise typer.Exit(1)
