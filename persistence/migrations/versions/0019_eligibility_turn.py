"""On which day the outcome itself turns, not the first day on which anything may: a law may change in between.

What is stored already may name the wrong day: it loses its law, so that the next run of the sweep answers anew.
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("eligibility", sa.Column("turns_on", sa.Date(), nullable=True))
    op.execute(
        "UPDATE eligibility SET law_version = '', turns_on = CASE WHEN next_outcome <> outcome THEN change_on END"
    )
    # Alembic alters no column on SQLite; both databases rename one in the same words.
    op.execute("ALTER TABLE eligibility RENAME COLUMN next_outcome TO turns_to")
    op.drop_index("ix_eligibility_change_on", table_name="eligibility")
    op.create_index("ix_eligibility_turns_on", "eligibility", ["turns_on"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_eligibility_turns_on", table_name="eligibility")
    op.create_index("ix_eligibility_change_on", "eligibility", ["change_on"], unique=False)
    op.execute("ALTER TABLE eligibility RENAME COLUMN turns_to TO next_outcome")
    op.drop_column("eligibility", "turns_on")
