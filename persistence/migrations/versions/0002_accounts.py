"""Accounts and what they may see: grants, sessions, referrals, papers; row-level security as the second wall."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

import persistence.types

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_APPEND_ONLY = ("read_log", "admin_event", "sign_in")
_READER = "duongve_reader"
_SECRET = ("account", "session", "api_token", "sign_in", "draft", "command_log")
# Tables of one case, and of one person.
_OF_CASE = (
    "case_event", "need", "plan_action", "visit", "review", "placement", "loan", "work_item", "eligibility",
    "match_proposal", "referral", "paper", "objection",
)  # fmt: skip
_OF_PERSON = ("person_key", "residence", "consent")
_LISTED = "string_to_array(current_setting('duongve.{}', true), ',')"


def upgrade() -> None:
    _new_tables()
    _move_staff()
    op.add_column("case", sa.Column("taken_over_on", sa.Date(), nullable=True))
    op.add_column("person", sa.Column("merged_into", sa.Uuid(), nullable=True))
    op.create_index("ix_read_log_actor_read_at", "read_log", ["actor", "read_at"], unique=False)
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("read_log", "ids", type_=postgresql.JSONB(), postgresql_using="ids::jsonb")
        op.execute("CREATE INDEX ix_read_log_ids ON read_log USING gin (ids jsonb_path_ops)")
        _second_wall()
    _append_only()


def _new_tables() -> None:
    """As the models were on that day."""
    op.create_table(
        "account",
        sa.Column("user", sa.String(length=40), nullable=False),
        sa.Column("sealed_name", sa.LargeBinary(), nullable=True),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("must_change", sa.Boolean(), nullable=False),
        sa.Column("sealed_totp", sa.LargeBinary(), nullable=True),
        sa.Column("totp_step", sa.BigInteger(), nullable=True),
        sa.Column("recovery", sa.JSON(), nullable=True),
        sa.Column("created_at", persistence.types.Instant(timezone=True), nullable=False),
        sa.Column("disabled_at", persistence.types.Instant(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("user", name=op.f("pk_account")),
    )
    op.create_table(
        "admin_event",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("recorded_at", persistence.types.Instant(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_admin_event")),
    )
    op.create_index("ix_admin_event_subject", "admin_event", ["subject"], unique=False)
    op.create_table(
        "draft",
        sa.Column("user", sa.String(length=40), nullable=False),
        sa.Column("form", sa.String(length=160), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("saved_at", persistence.types.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("user", "form", name=op.f("pk_draft")),
    )
    op.create_table(
        "job",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("user", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("result", sa.JSON(), nullable=True),
        sa.Column("started_at", persistence.types.Instant(timezone=True), nullable=False),
        sa.Column("seen_at", persistence.types.Instant(timezone=True), nullable=False),
        sa.Column("finished_at", persistence.types.Instant(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
    )
    op.create_index("ix_job_user", "job", ["user"], unique=False)
    op.create_table(
        "likeness",
        sa.Column("low", sa.Uuid(), nullable=False),
        sa.Column("high", sa.Uuid(), nullable=False),
        sa.Column("same", sa.Boolean(), nullable=False),
        sa.Column("decided_by", sa.String(length=40), nullable=False),
        sa.Column("decided_at", persistence.types.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("low", "high", name=op.f("pk_likeness")),
    )
    op.create_table(
        "sign_in",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("at", persistence.types.Instant(timezone=True), nullable=False),
        sa.Column("user", sa.String(length=40), nullable=False),
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
    )
    op.create_index("ix_sign_in_address_at", "sign_in", ["address", "at"], unique=False)
    op.create_index("ix_sign_in_user_at", "sign_in", ["user", "at"], unique=False)
    op.create_table(
        "unit_change",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("document", sa.String(length=160), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("recorded_by", sa.String(length=40), nullable=False),
        sa.Column("recorded_at", persistence.types.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_change")),
    )
    op.create_table(
        "api_token",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("user", sa.String(length=40), nullable=False),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("created_by", sa.String(length=40), nullable=False),
        sa.Column("created_at", persistence.types.Instant(timezone=True), nullable=False),
        sa.Column("ends_at", persistence.types.Instant(timezone=True), nullable=False),
        sa.Column("used_at", persistence.types.Instant(timezone=True), nullable=True),
        sa.Column("revoked_at", persistence.types.Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user"], ["account.user"], name=op.f("fk_api_token_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_token")),
        sa.UniqueConstraint("digest", name=op.f("uq_api_token_digest")),
    )
    op.create_index("ix_api_token_user", "api_token", ["user"], unique=False)
    op.create_table(
        "role_grant",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user", sa.String(length=40), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("units", sa.JSON(), nullable=True),
        sa.Column("group_id", sa.Uuid(), nullable=True),
        sa.Column("employer_id", sa.Uuid(), nullable=True),
        sa.Column("office", sa.String(length=40), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("delegated_by", sa.String(length=40), nullable=True),
        sa.Column("granted_by", sa.String(length=40), nullable=False),
        sa.Column("granted_at", persistence.types.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user"], ["account.user"], name=op.f("fk_role_grant_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_grant")),
    )
    op.create_index("ix_role_grant_user", "role_grant", ["user"], unique=False)
    op.create_table(
        "session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("user", sa.String(length=40), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=True),
        sa.Column("second_factor", sa.Boolean(), nullable=False),
        sa.Column("agent", sa.String(length=160), nullable=False),
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.Column("created_at", persistence.types.Instant(timezone=True), nullable=False),
        sa.Column("seen_at", persistence.types.Instant(timezone=True), nullable=False),
        sa.Column("ends_at", persistence.types.Instant(timezone=True), nullable=False),
        sa.Column("ended_at", persistence.types.Instant(timezone=True), nullable=True),
        sa.Column("ended_by", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(["user"], ["account.user"], name=op.f("fk_session_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
        sa.UniqueConstraint("digest", name=op.f("uq_session_digest")),
    )
    op.create_index("ix_session_user", "session", ["user"], unique=False)
    op.create_table(
        "objection",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("event_seq", sa.Integer(), nullable=True),
        sa.Column("sealed_text", sa.LargeBinary(), nullable=True),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("sealed_answer", sa.LargeBinary(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answered_by", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_objection_case_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objection")),
    )
    op.create_index("ix_objection_case_id", "objection", ["case_id"], unique=False)
    op.create_table(
        "paper",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("media_type", sa.String(length=40), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sealed_title", sa.LargeBinary(), nullable=True),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=True),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.Column("added_by", sa.String(length=40), nullable=False),
        sa.Column("recorded_at", persistence.types.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_paper_case_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper")),
    )
    op.create_index("ix_paper_case_id", "paper", ["case_id"], unique=False)
    op.create_table(
        "referral",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("body", sa.String(length=24), nullable=False),
        sa.Column("body_name", sa.String(length=160), nullable=False),
        sa.Column("office", sa.String(length=40), nullable=True),
        sa.Column("employer_id", sa.Uuid(), nullable=True),
        sa.Column("sealed_reason", sa.LargeBinary(), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("sent_by", sa.String(length=40), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answered_by", sa.String(length=40), nullable=True),
        sa.Column("answer_code", sa.String(length=24), nullable=True),
        sa.Column("sealed_answer", sa.LargeBinary(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_referral_case_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral")),
    )
    op.create_index("ix_referral_body_office_status", "referral", ["body", "office", "status"], unique=False)
    op.create_index("ix_referral_case_id", "referral", ["case_id"], unique=False)
    op.create_index("ix_referral_employer_id", "referral", ["employer_id"], unique=False)
    op.create_table(
        "paper_content",
        sa.Column("paper_id", sa.Uuid(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_paper_content_paper_id_paper")),
        sa.PrimaryKeyConstraint("paper_id", name=op.f("pk_paper_content")),
    )


def _move_staff() -> None:
    """Each person of the staff becomes an account with one grant; nobody has a password yet."""
    op.execute(
        'INSERT INTO account ("user", sealed_name, must_change, created_at) '
        f'SELECT "user", sealed_name, {_false()}, {_instant()} FROM staff'
    )
    op.execute(
        'INSERT INTO role_grant (id, "user", role, units, group_id, valid_from, valid_to, granted_by, granted_at) '
        f"SELECT {_new_id()}, \"user\", role, units, group_id, valid_from, valid_to, 'system', {_instant()} FROM staff"
    )
    op.drop_table("staff")


def _sqlite() -> bool:
    return bool(op.get_bind().dialect.name == "sqlite")


def _false() -> str:
    return "0" if _sqlite() else "false"


def _instant() -> str:
    return "strftime('%Y-%m-%dT%H:%M:%f000Z')" if _sqlite() else "now()"


def _new_id() -> str:
    return "lower(hex(randomblob(16)))" if _sqlite() else "gen_random_uuid()"


def _append_only() -> None:
    """Who read what, who tried to sign in and what administrators did cannot be taken back."""
    for table in _APPEND_ONLY:
        if _sqlite():
            for act in ("UPDATE", "DELETE"):
                op.execute(
                    f"CREATE TRIGGER {table}_refuses_{act.lower()} BEFORE {act} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
                )
        else:
            op.execute(
                f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION keeps_everything()"
            )
            op.execute(
                f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION keeps_everything()"
            )


def _second_wall() -> None:
    """Reads for a viewer run as a role without rights of its own; the policies repeat `persistence.scope`."""
    op.execute(
        "CREATE FUNCTION keeps_everything() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
    )
    op.execute(
        f"DO $$ BEGIN CREATE ROLE {_READER} NOLOGIN; "
        "EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
    )
    op.execute(f"GRANT {_READER} TO CURRENT_USER")
    op.execute(f"GRANT USAGE ON SCHEMA public TO {_READER}")
    op.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {_READER}")
    op.execute(f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO {_READER}")
    for table in _SECRET:
        op.execute(f"REVOKE ALL ON {table} FROM {_READER}")
    # Asked with the owner's rights: the policy on referrals asks the cases, and may not ask itself in a circle.
    op.execute(
        "CREATE FUNCTION duongve_referred(one uuid, to_body text) RETURNS boolean LANGUAGE sql STABLE "
        "SECURITY DEFINER SET search_path = public AS $$ SELECT EXISTS (SELECT 1 FROM referral r "
        "WHERE r.case_id = one AND r.body = to_body AND r.status <> 'withdrawn' AND CASE to_body "
        "WHEN 'bank' THEN r.office = current_setting('duongve.office', true) "
        "ELSE r.employer_id::text = current_setting('duongve.employer', true) END) $$"
    )
    units, groups = _LISTED.format("units"), _LISTED.format("groups")
    _policy(
        "case",
        "CASE current_setting('duongve.sight', true) WHEN 'all' THEN true "
        f"WHEN 'units' THEN unit_code = ANY({units}) OR transfer_to = ANY({units}) "
        f"WHEN 'groups' THEN group_id::text = ANY({groups}) "
        "WHEN 'bank' THEN (consent_bank IS TRUE OR running_loan_vnd > 0) AND duongve_referred(id, 'bank') "
        "WHEN 'employer' THEN consent_employer IS TRUE AND duongve_referred(id, 'employer') "
        "ELSE false END",
    )
    _policy("person", 'EXISTS (SELECT 1 FROM "case" c WHERE c.person_id = person.id)')
    for table in _OF_CASE:
        _policy(table, f'EXISTS (SELECT 1 FROM "case" c WHERE c.id = {table}.case_id)')
    for table in _OF_PERSON:
        _policy(table, f'EXISTS (SELECT 1 FROM "case" c WHERE c.person_id = {table}.person_id)')
    _policy("paper_content", "EXISTS (SELECT 1 FROM paper p WHERE p.id = paper_content.paper_id)")


def _policy(table: str, holds: str) -> None:
    op.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
    op.execute(f'CREATE POLICY in_sight ON "{table}" FOR SELECT TO {_READER} USING ({holds})')


def downgrade() -> None:
    raise NotImplementedError(
        "sessions, referrals and papers cannot be put back into the older tables: restore a backup"
    )
