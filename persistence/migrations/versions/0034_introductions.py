"""Vacancies with all they ask for, limits of work, what officers fixed in the matching, and introductions to firms."""

import sqlalchemy as sa
from alembic import op

from persistence.migrations.row_security import guard, of_case

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

_SIGHT = "current_setting('duongve.sight', true)"
_FIRM = "employer_id::text = current_setting('duongve.employer', true)"
_SAID = "current_setting('duongve.office', true)"


def upgrade() -> None:
    for column in (
        sa.Column("max_hours", sa.SmallInteger(), nullable=True),
        sa.Column("heavy_work", sa.Boolean(), nullable=True),
        sa.Column("night_work", sa.Boolean(), nullable=True),
        sa.Column("driving_licence", sa.Boolean(), nullable=True),
    ):
        op.add_column("case", column)
    op.add_column(
        "vacancy", sa.Column("shift", sa.String(length=12), nullable=False, server_default=sa.text("'day'"))
    )
    op.add_column("vacancy", sa.Column("hours_week", sa.SmallInteger(), nullable=True))
    for name in ("heavy", "lodging", "transport"):
        op.add_column("vacancy", sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
    _exclusions()
    _matching()
    _introductions()
    of_case("match_rule", "match_miss")
    # A firm sees what was proposed to it before it may see the case, and nothing of what was taken back.
    guard(
        "introduction",
        f"CASE {_SIGHT} WHEN 'employer' THEN {_FIRM} AND status NOT IN ('declined', 'withdrawn') "
        "WHEN 'all' THEN EXISTS (SELECT 1 FROM \"case\" c WHERE c.id = introduction.case_id) "
        "WHEN 'units' THEN EXISTS (SELECT 1 FROM \"case\" c WHERE c.id = introduction.case_id) ELSE false END",
    )
    _referred("OR (to_body = 'employer' AND EXISTS (SELECT 1 FROM introduction i WHERE i.case_id = one "
              f"AND i.status = 'started' AND i.{_FIRM}))")  # fmt: skip


def _exclusions() -> None:
    op.create_table(
        "vacancy_exclusion",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("vacancy_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("justification", sa.String(length=400), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decided_by", sa.String(length=40), nullable=True),
        sa.Column("decision", sa.String(length=400), nullable=True),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name=op.f("fk_vacancy_exclusion_vacancy_id_vacancy")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vacancy_exclusion")),
        sa.UniqueConstraint("vacancy_id", "code", name=op.f("uq_vacancy_exclusion_vacancy_id_code")),
    )


def _matching() -> None:
    op.create_table(
        "match_rule",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("vacancy_id", sa.Uuid(), nullable=False),
        sa.Column("rule", sa.String(length=8), nullable=False),
        sa.Column("sealed_reason", sa.LargeBinary(), nullable=True),
        sa.Column("set_on", sa.Date(), nullable=False),
        sa.Column("set_by", sa.String(length=40), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_by", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_match_rule_case_id_case")),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name=op.f("fk_match_rule_vacancy_id_vacancy")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_match_rule")),
    )
    op.create_index("ix_match_rule_case_id", "match_rule", ["case_id"], unique=False)
    op.create_table(
        "match_miss",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("period", sa.String(length=10), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_match_miss_case_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_match_miss")),
        sa.UniqueConstraint("period", "case_id", name=op.f("uq_match_miss_period_case_id")),
    )
    op.create_index("ix_match_miss_case_id", "match_miss", ["case_id"], unique=False)


def _introductions() -> None:
    op.create_table(
        "introduction",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("vacancy_id", sa.Uuid(), nullable=False),
        sa.Column("employer_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("proposed_on", sa.Date(), nullable=False),
        sa.Column("proposed_by", sa.String(length=40), nullable=False),
        sa.Column("skills", sa.String(length=200), nullable=False),
        sa.Column("max_hours", sa.SmallInteger(), nullable=True),
        sa.Column("heavy_work", sa.Boolean(), nullable=True),
        sa.Column("night_work", sa.Boolean(), nullable=True),
        sa.Column("driving_licence", sa.Boolean(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answered_by", sa.String(length=40), nullable=True),
        sa.Column("answer_code", sa.String(length=24), nullable=True),
        sa.Column("sealed_words", sa.LargeBinary(), nullable=True),
        sa.Column("passed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_introduction_case_id_case")),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name=op.f("fk_introduction_vacancy_id_vacancy")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_introduction")),
    )
    for name in ("case_id", "employer_id", "vacancy_id"):
        op.create_index(f"ix_introduction_{name}", "introduction", [name], unique=False)
    op.create_index("ix_introduction_status_due_on", "introduction", ["status", "due_on"], unique=False)


def _referred(also: str = "") -> None:
    """The function of 0017: somebody who came by an introduction is the firm's to see once the work has started."""
    if op.get_bind().dialect.name != "postgresql":
        return
    op.execute(
        "CREATE OR REPLACE FUNCTION duongve_referred(one uuid, to_body text) RETURNS boolean LANGUAGE sql STABLE "
        "SECURITY DEFINER SET search_path = public AS $$ SELECT EXISTS (SELECT 1 FROM referral r "
        "WHERE r.case_id = one AND r.body = to_body AND r.status <> 'withdrawn' AND CASE to_body "
        f"WHEN 'bank' THEN r.office = ANY(string_to_array({_SAID}, chr(31))) "
        f"ELSE r.{_FIRM} END) {also} $$"
    )


def downgrade() -> None:
    _referred()
    for table in ("introduction", "match_miss", "match_rule", "vacancy_exclusion"):
        op.drop_table(table)
    for name in ("transport", "lodging", "heavy", "hours_week", "shift"):
        op.drop_column("vacancy", name)
    for name in ("driving_licence", "night_work", "heavy_work", "max_hours"):
        op.drop_column("case", name)
