"""The foundation: people, cases, their history and what the engine works out."""

import sqlalchemy as sa
from alembic import op

import persistence.types

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "body",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("unit_code", sa.String(length=5), nullable=False),
        sa.Column("village", sa.String(length=80), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body")),
        sa.UniqueConstraint("code", name=op.f("uq_body_code")),
    )
    op.create_index("ix_body_kind_unit_code", "body", ["kind", "unit_code"], unique=False)

    op.create_table(
        "case_event",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", persistence.types.Instant(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=40), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("previous_hash", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_event")),
        sa.UniqueConstraint("case_id", "seq", name=op.f("uq_case_event_case_id_seq")),
    )
    op.create_table(
        "command_log",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("act", sa.String(length=32), nullable=False),
        sa.Column("actor", sa.String(length=40), nullable=False),
        sa.Column("recorded_at", persistence.types.Instant(timezone=True), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_command_log")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "employer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("sector", sa.String(length=24), nullable=False),
        sa.Column("unit_code", sa.String(length=5), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employer")),
        sa.UniqueConstraint("code", name=op.f("uq_employer_code")),
    )
    op.create_table(
        "inbox",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=96), nullable=False),
        sa.Column("to_role", sa.String(length=16), nullable=False),
        sa.Column("to_unit", sa.String(length=5), nullable=True),
        sa.Column("subject", sa.String(length=160), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("delivered_at", persistence.types.Instant(timezone=True), nullable=False),
        sa.Column("read_at", persistence.types.Instant(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox")),
        sa.UniqueConstraint("key", name=op.f("uq_inbox_key")),
    )
    op.create_index("ix_inbox_to_role_to_unit", "inbox", ["to_role", "to_unit"], unique=False)

    op.create_table(
        "monthly_figure",
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("unit_code", sa.String(length=5), nullable=False),
        sa.Column("figure", sa.String(length=32), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("month", "unit_code", "figure", name=op.f("pk_monthly_figure")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=96), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("to_role", sa.String(length=16), nullable=False),
        sa.Column("to_unit", sa.String(length=5), nullable=True),
        sa.Column("template", sa.String(length=48), nullable=False),
        sa.Column("args", sa.JSON(), nullable=False),
        sa.Column("created_at", persistence.types.Instant(timezone=True), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("attempts", sa.SmallInteger(), nullable=False),
        sa.Column("sent_at", persistence.types.Instant(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_key")),
    )
    op.create_index("ix_outbox_status", "outbox", ["status"], unique=False)

    op.create_table(
        "person",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("birth_year", sa.SmallInteger(), nullable=False),
        sa.Column("sex", sa.String(length=8), nullable=False),
        sa.Column("ethnicity", sa.String(length=16), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("citizen_id_index", sa.LargeBinary(), nullable=True),
        sa.Column("phone_index", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", persistence.types.Instant(timezone=True), nullable=False),
        sa.Column("erased_at", persistence.types.Instant(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_index(op.f("ix_person_citizen_id_index"), "person", ["citizen_id_index"], unique=False)
    op.create_index(op.f("ix_person_phone_index"), "person", ["phone_index"], unique=False)

    op.create_table(
        "read_log",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("read_at", persistence.types.Instant(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=40), nullable=False),
        sa.Column("what", sa.String(length=24), nullable=False),
        sa.Column("ids", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_read_log")),
    )
    op.create_table(
        "staff",
        sa.Column("user", sa.String(length=40), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("sealed_name", sa.LargeBinary(), nullable=True),
        sa.Column("units", sa.JSON(), nullable=True),
        sa.Column("group_id", sa.Uuid(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("user", name=op.f("pk_staff")),
    )
    op.create_table(
        "store_fact",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_store_fact")),
    )
    op.create_table(
        "support_group",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("unit_code", sa.String(length=5), nullable=False),
        sa.Column("village", sa.String(length=80), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_group")),
        sa.UniqueConstraint("code", name=op.f("uq_support_group_code")),
    )
    op.create_table(
        "sweep",
        sa.Column("name", sa.String(length=24), nullable=False),
        sa.Column("period", sa.String(length=24), nullable=False),
        sa.Column("partition", sa.String(length=64), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("done_at", persistence.types.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", "period", "partition", name=op.f("pk_sweep")),
    )
    op.create_table(
        "case",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("stage", sa.String(length=24), nullable=False),
        sa.Column("stage_since", sa.Date(), nullable=False),
        sa.Column("resume_to", sa.String(length=24), nullable=True),
        sa.Column("reopen_to", sa.String(length=24), nullable=True),
        sa.Column("pause_reason", sa.String(length=24), nullable=True),
        sa.Column("outcome", sa.String(length=24), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("unit_code", sa.String(length=5), nullable=False),
        sa.Column("old_unit_code", sa.String(length=5), nullable=True),
        sa.Column("transfer_to", sa.String(length=5), nullable=True),
        sa.Column("certificate", sa.String(length=16), nullable=True),
        sa.Column("certificate_no_recorded", sa.Boolean(), nullable=True),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("residence_recorded", sa.Boolean(), nullable=True),
        sa.Column("notice_given", sa.Boolean(), nullable=True),
        sa.Column("sentence_class", sa.String(length=24), nullable=True),
        sa.Column("under_18", sa.Boolean(), nullable=True),
        sa.Column("negligent", sa.Boolean(), nullable=True),
        sa.Column("other_penalties_done", sa.Boolean(), nullable=True),
        sa.Column("additional_penalty_ends_on", sa.Date(), nullable=True),
        sa.Column("expungement_confirmed", sa.Boolean(), nullable=True),
        sa.Column("conviction_recorded", sa.Boolean(), nullable=True),
        sa.Column("new_conviction_on", sa.Date(), nullable=True),
        sa.Column("questionnaire", sa.String(length=16), nullable=True),
        sa.Column("needs_answered", sa.SmallInteger(), nullable=False),
        sa.Column("needs_some", sa.SmallInteger(), nullable=False),
        sa.Column("needs_pressing", sa.SmallInteger(), nullable=False),
        sa.Column("plan_version", sa.SmallInteger(), nullable=False),
        sa.Column("planned", sa.SmallInteger(), nullable=False),
        sa.Column("actions_open", sa.SmallInteger(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=True),
        sa.Column("group_has_lead", sa.Boolean(), nullable=True),
        sa.Column("livelihood", sa.String(length=24), nullable=True),
        sa.Column("livelihood_since", sa.Date(), nullable=True),
        sa.Column("livelihood_evidenced", sa.Boolean(), nullable=True),
        sa.Column("employer_id", sa.Uuid(), nullable=True),
        sa.Column("loan_count", sa.SmallInteger(), nullable=False),
        sa.Column("loan_vnd", sa.BigInteger(), nullable=False),
        sa.Column("running_loan_vnd", sa.BigInteger(), nullable=False),
        sa.Column("loan_disbursed_on", sa.Date(), nullable=True),
        sa.Column("loan_overdue", sa.Boolean(), nullable=True),
        sa.Column("reviews_held", sa.SmallInteger(), nullable=False),
        sa.Column("clean_reviews", sa.SmallInteger(), nullable=False),
        sa.Column("last_review_on", sa.Date(), nullable=True),
        sa.Column("next_review_on", sa.Date(), nullable=True),
        sa.Column("visits_made", sa.Integer(), nullable=False),
        sa.Column("last_visit_on", sa.Date(), nullable=True),
        sa.Column("next_visit_on", sa.Date(), nullable=True),
        sa.Column("list_drawn", sa.Boolean(), nullable=True),
        sa.Column("list_certified", sa.Boolean(), nullable=True),
        sa.Column("law_abiding", sa.Boolean(), nullable=True),
        sa.Column("no_social_evils", sa.Boolean(), nullable=True),
        sa.Column("same_purpose_debt", sa.Boolean(), nullable=True),
        sa.Column("household_has_adult", sa.Boolean(), nullable=True),
        sa.Column("household_others_capable", sa.Boolean(), nullable=True),
        sa.Column("purpose", sa.String(length=16), nullable=True),
        sa.Column("requested_vnd", sa.BigInteger(), nullable=True),
        sa.Column("months", sa.SmallInteger(), nullable=True),
        sa.Column("course_months", sa.SmallInteger(), nullable=True),
        sa.Column("drawdown_months", sa.SmallInteger(), nullable=True),
        sa.Column("repayment_months", sa.SmallInteger(), nullable=True),
        sa.Column("seeks_work", sa.Boolean(), nullable=True),
        sa.Column("skills", sa.String(length=200), nullable=True),
        sa.Column("wage_min_vnd", sa.BigInteger(), nullable=True),
        sa.Column("max_km", sa.Integer(), nullable=True),
        sa.Column("excluded_sectors", sa.String(length=200), nullable=True),
        sa.Column("consent_bank", sa.Boolean(), nullable=True),
        sa.Column("consent_employer", sa.Boolean(), nullable=True),
        sa.Column("consent_referral", sa.Boolean(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("head", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_case_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case")),
        sa.UniqueConstraint("number", name=op.f("uq_case_number")),
    )
    op.create_index("ix_case_group_id", "case", ["group_id"], unique=False)
    op.create_index("ix_case_next_review_on", "case", ["next_review_on"], unique=False)
    op.create_index("ix_case_next_visit_on", "case", ["next_visit_on"], unique=False)
    op.create_index("ix_case_person_id", "case", ["person_id"], unique=False)
    op.create_index("ix_case_unit_code_stage", "case", ["unit_code", "stage"], unique=False)
    op.create_index(
        "uq_case_one_open_per_person",
        "case",
        ["person_id"],
        unique=True,
        sqlite_where=sa.text("closed_on IS NULL"),
        postgresql_where=sa.text("closed_on IS NULL"),
    )

    op.create_table(
        "consent",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("body", sa.String(length=16), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_consent_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    op.create_index("ix_consent_person_id", "consent", ["person_id"], unique=False)

    op.create_table(
        "group_member",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=24), nullable=False),
        sa.Column("lead", sa.Boolean(), nullable=False),
        sa.Column("sealed_name", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_phone", sa.LargeBinary(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["group_id"], ["support_group.id"], name=op.f("fk_group_member_group_id_support_group")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_member")),
    )
    op.create_index("ix_group_member_group_id", "group_member", ["group_id"], unique=False)

    op.create_table(
        "name_token",
        sa.Column("token", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=1), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_name_token_person_id_person")),
        sa.PrimaryKeyConstraint("token", "person_id", name=op.f("pk_name_token")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "person_key",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_key_person_id_person")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_person_key")),
    )
    op.create_table(
        "residence",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("unit_code", sa.String(length=5), nullable=False),
        sa.Column("old_unit_code", sa.String(length=5), nullable=True),
        sa.Column("village", sa.String(length=80), nullable=True),
        sa.Column("sealed_address", sa.LargeBinary(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_residence_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_residence")),
    )
    op.create_index(
        "ix_residence_person_id_valid_from", "residence", ["person_id", "valid_from"], unique=False
    )

    op.create_table(
        "vacancy",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("employer_id", sa.Uuid(), nullable=False),
        sa.Column("unit_code", sa.String(length=5), nullable=False),
        sa.Column("skills", sa.String(length=200), nullable=False),
        sa.Column("wage_vnd", sa.BigInteger(), nullable=False),
        sa.Column("openings", sa.SmallInteger(), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["employer_id"], ["employer.id"], name=op.f("fk_vacancy_employer_id_employer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vacancy")),
        sa.UniqueConstraint("code", name=op.f("uq_vacancy_code")),
    )
    op.create_table(
        "eligibility",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(length=16), nullable=False),
        sa.Column("outcome", sa.String(length=8), nullable=False),
        sa.Column("not_met", sa.BigInteger(), nullable=False),
        sa.Column("unknown", sa.BigInteger(), nullable=False),
        sa.Column("change_on", sa.Date(), nullable=True),
        sa.Column("evaluated_on", sa.Date(), nullable=False),
        sa.Column("case_version", sa.Integer(), nullable=False),
        sa.Column("rules_version", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_eligibility_case_id_case")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_eligibility")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_eligibility_change_on", "eligibility", ["change_on"], unique=False)

    op.create_table(
        "loan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("programme", sa.String(length=8), nullable=False),
        sa.Column("amount_vnd", sa.BigInteger(), nullable=False),
        sa.Column("outstanding_vnd", sa.BigInteger(), nullable=False),
        sa.Column("purpose", sa.String(length=16), nullable=False),
        sa.Column("use", sa.String(length=24), nullable=False),
        sa.Column("months", sa.SmallInteger(), nullable=False),
        sa.Column("disbursed_on", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=8), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_loan_case_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loan")),
    )
    op.create_index("ix_loan_case_id", "loan", ["case_id"], unique=False)

    op.create_table(
        "match_proposal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("period", sa.String(length=10), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("vacancy_id", sa.Uuid(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_match_proposal_case_id_case")),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name=op.f("fk_match_proposal_vacancy_id_vacancy")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_match_proposal")),
        sa.UniqueConstraint("period", "case_id", name=op.f("uq_match_proposal_period_case_id")),
    )
    op.create_index("ix_match_proposal_case_id", "match_proposal", ["case_id"], unique=False)

    op.create_table(
        "need",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("domain", sa.String(length=16), nullable=False),
        sa.Column("level", sa.String(length=8), nullable=False),
        sa.Column("questionnaire", sa.String(length=16), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_need_case_id_case")),
        sa.PrimaryKeyConstraint("case_id", "domain", name=op.f("pk_need")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "placement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("livelihood", sa.String(length=24), nullable=False),
        sa.Column("employer_id", sa.Uuid(), nullable=True),
        sa.Column("wage_vnd", sa.BigInteger(), nullable=True),
        sa.Column("evidence", sa.String(length=80), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.String(length=24), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_placement_case_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement")),
    )
    op.create_index("ix_placement_case_id", "placement", ["case_id"], unique=False)

    op.create_table(
        "plan_action",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("plan_version", sa.SmallInteger(), nullable=False),
        sa.Column("domain", sa.String(length=16), nullable=False),
        sa.Column("responsible", sa.String(length=24), nullable=False),
        sa.Column("sealed_what", sa.LargeBinary(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_plan_action_case_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_action")),
    )
    op.create_index("ix_plan_action_case_id", "plan_action", ["case_id"], unique=False)

    op.create_table(
        "review",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=8), nullable=False),
        sa.Column("level", sa.String(length=8), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("clean", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_review_case_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sa.UniqueConstraint("case_id", "due_on", name=op.f("uq_review_case_id_due_on")),
    )
    op.create_index("ix_review_status_due_on", "review", ["status", "due_on"], unique=False)

    op.create_table(
        "visit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("met", sa.Boolean(), nullable=False),
        sa.Column("not_met_reason", sa.String(length=24), nullable=True),
        sa.Column("mode", sa.String(length=16), nullable=False),
        sa.Column("domains", sa.JSON(), nullable=False),
        sa.Column("concern", sa.String(length=24), nullable=True),
        sa.Column("sealed_note", sa.LargeBinary(), nullable=True),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", persistence.types.Instant(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_visit_case_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
    )
    op.create_index("ix_visit_case_id_held_on", "visit", ["case_id", "held_on"], unique=False)

    op.create_table(
        "work_item",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("reason", sa.String(length=48), nullable=False),
        sa.Column("args", sa.JSON(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("level", sa.String(length=8), nullable=False),
        sa.Column("status", sa.String(length=8), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_work_item_case_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_item")),
        sa.UniqueConstraint("key", name=op.f("uq_work_item_key")),
    )
    op.create_index("ix_work_item_case_id_status", "work_item", ["case_id", "status"], unique=False)
    op.create_index("ix_work_item_status_due_on", "work_item", ["status", "due_on"], unique=False)
    _guard_history()


def downgrade() -> None:
    _unguard_history()
    op.drop_index("ix_work_item_status_due_on", table_name="work_item")
    op.drop_index("ix_work_item_case_id_status", table_name="work_item")

    op.drop_table("work_item")
    op.drop_index("ix_visit_case_id_held_on", table_name="visit")

    op.drop_table("visit")
    op.drop_index("ix_review_status_due_on", table_name="review")

    op.drop_table("review")
    op.drop_index("ix_plan_action_case_id", table_name="plan_action")

    op.drop_table("plan_action")
    op.drop_index("ix_placement_case_id", table_name="placement")

    op.drop_table("placement")
    op.drop_table("need")
    op.drop_index("ix_match_proposal_case_id", table_name="match_proposal")

    op.drop_table("match_proposal")
    op.drop_index("ix_loan_case_id", table_name="loan")

    op.drop_table("loan")
    op.drop_index("ix_eligibility_change_on", table_name="eligibility")

    op.drop_table("eligibility")
    op.drop_table("vacancy")
    op.drop_index("ix_residence_person_id_valid_from", table_name="residence")

    op.drop_table("residence")
    op.drop_table("person_key")
    op.drop_table("name_token")
    op.drop_index("ix_group_member_group_id", table_name="group_member")

    op.drop_table("group_member")
    op.drop_index("ix_consent_person_id", table_name="consent")

    op.drop_table("consent")
    op.drop_index(
        "uq_case_one_open_per_person",
        table_name="case",
        sqlite_where=sa.text("closed_on IS NULL"),
        postgresql_where=sa.text("closed_on IS NULL"),
    )
    op.drop_index("ix_case_unit_code_stage", table_name="case")
    op.drop_index("ix_case_person_id", table_name="case")
    op.drop_index("ix_case_next_visit_on", table_name="case")
    op.drop_index("ix_case_next_review_on", table_name="case")
    op.drop_index("ix_case_group_id", table_name="case")

    op.drop_table("case")
    op.drop_table("sweep")
    op.drop_table("support_group")
    op.drop_table("store_fact")
    op.drop_table("staff")
    op.drop_table("read_log")
    op.drop_index(op.f("ix_person_phone_index"), table_name="person")
    op.drop_index(op.f("ix_person_citizen_id_index"), table_name="person")

    op.drop_table("person")
    op.drop_index("ix_outbox_status", table_name="outbox")

    op.drop_table("outbox")
    op.drop_table("monthly_figure")
    op.drop_index("ix_inbox_to_role_to_unit", table_name="inbox")

    op.drop_table("inbox")
    op.drop_table("employer")
    op.drop_table("command_log")
    op.drop_table("case_event")
    op.drop_index("ix_body_kind_unit_code", table_name="body")

    op.drop_table("body")


def _guard_history() -> None:
    """History is append-only for every client of the database, not only for this program."""
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER case_event_refuses_{act.lower()} BEFORE {act} ON case_event "
                "BEGIN SELECT RAISE(ABORT, 'case_event is append-only'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION case_event_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'case_event is append-only'; END $$"
    )
    op.execute(
        "CREATE TRIGGER case_event_append_only BEFORE UPDATE OR DELETE ON case_event "
        "FOR EACH ROW EXECUTE FUNCTION case_event_append_only()"
    )
    op.execute(
        "CREATE TRIGGER case_event_no_truncate BEFORE TRUNCATE ON case_event "
        "FOR EACH STATEMENT EXECUTE FUNCTION case_event_append_only()"
    )


def _unguard_history() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for act in ("update", "delete"):
            op.execute(f"DROP TRIGGER case_event_refuses_{act}")
        return
    op.execute("DROP TRIGGER case_event_append_only ON case_event")
    op.execute("DROP TRIGGER case_event_no_truncate ON case_event")
    op.execute("DROP FUNCTION case_event_append_only")
