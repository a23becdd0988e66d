"""The second wall for a bank liaison who stands in at another office: the offices in sight are a list now."""

from alembic import op

revision = "0017"
down_revision = "0015"
branch_labels = None
depends_on = None

_SAID = "current_setting('duongve.office', true)"


def upgrade() -> None:
    # What no name of an office holds stands between them: the unit separator.
    _referred(f"= ANY(string_to_array({_SAID}, chr(31)))")


def downgrade() -> None:
    _referred(f"= {_SAID}")


def _referred(in_sight: str) -> None:
    """The function of 0002 with another condition on the office."""
    if op.get_bind().dialect.name != "postgresql":
        return
    op.execute(
        "CREATE OR REPLACE FUNCTION duongve_referred(one uuid, to_body text) RETURNS boolean LANGUAGE sql STABLE "
        "SECURITY DEFINER SET search_path = public AS $$ SELECT EXISTS (SELECT 1 FROM referral r "
        "WHERE r.case_id = one AND r.body = to_body AND r.status <> 'withdrawn' AND CASE to_body "
        f"WHEN 'bank' THEN r.office {in_sight} "
        "ELSE r.employer_id::text = current_setting('duongve.employer', true) END) $$"
    )
