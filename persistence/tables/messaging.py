"""What leaves the house and what comes in: deliveries by channel, how people want to be told, residents' messages."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    Uuid,
)

from persistence.tables.base import id_column, metadata
from persistence.types import Instant

# One message for one receiver. `recipient`: "user:<account>" or "case:<id in hex>"; `channels` is the order of trying.
# `lease` names who is sending until `leased_until`; a lease that ran out is taken by the next.
delivery = Table(
    "delivery",
    metadata,
    id_column(),
    Column("key", String(200), nullable=False, unique=True),
    Column("outbox_id", Uuid, ForeignKey("outbox.id"), nullable=False),
    Column("recipient", String(48), nullable=False),
    Column("channels", JSON, nullable=False),
    Column("channel", String(16), nullable=False),
    Column("status", String(12), nullable=False),
    Column("attempts", SmallInteger, nullable=False),
    Column("next_at", Instant, nullable=False),
    Column("lease", Uuid),
    Column("leased_until", Instant),
    Column("why", String(32)),
    Column("reference", String(64)),
    Column("created_at", Instant, nullable=False),
    Column("sent_at", Instant),
    Index("ix_delivery_status_next_at", "status", "next_at"),
    Index("ix_delivery_outbox_id", "outbox_id"),
)

# How an account wants to be told; `sealed` under the staff key: telephone and address of mail.
message_choice = Table(
    "message_choice",
    metadata,
    Column("user", String(40), ForeignKey("account.user"), primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("lang", String(2), nullable=False),
    Column("channels", JSON, nullable=False),
    Column("digest", Boolean, nullable=False),
    Column("changed_at", Instant, nullable=False),
)

# What a person agreed to: nobody is written to who did not ask for it. `stopped_at`: said stop on Zalo, not undone yet.
person_message_choice = Table(
    "person_message_choice",
    metadata,
    Column("person_id", Uuid, ForeignKey("person.id"), primary_key=True),
    Column("channels", JSON, nullable=False),
    Column("lang", String(2), nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("changed_by", String(40), nullable=False),
    Column("stopped_at", Instant),
)

# What a channel remembers: the sealed pair of tokens with its version, who renews it, until when it pauses.
# `seed`: digest of the grant in the settings from which the pair came; another grant begins anew.
channel_state = Table(
    "channel_state",
    metadata,
    Column("name", String(16), primary_key=True),
    Column("sealed", LargeBinary),
    Column("version", Integer, nullable=False),
    Column("expires_at", Instant),
    Column("renewer", Uuid),
    Column("renewing_until", Instant),
    Column("seed", String(64)),
    Column("paused_until", Instant),
)

# Who wrote on Zalo: the sender's id sealed and found by its keyed index; linked to a person by an officer alone.
# `said_at`: the newest word about wanting messages; `stopped_at` is the same where that word was stop.
zalo_contact = Table(
    "zalo_contact",
    metadata,
    id_column(),
    Column("index", LargeBinary, nullable=False, unique=True),
    Column("sealed_id", LargeBinary, nullable=False),
    Column("person_id", Uuid, ForeignKey("person.id")),
    Column("last_wrote_at", Instant),
    Column("stopped_at", Instant),
    Column("said_at", Instant),
)

# `sealed` is the text until it is triaged away or its time is over; the key of the event makes a replay nothing.
inbound_message = Table(
    "inbound_message",
    metadata,
    id_column(),
    Column("key", String(96), nullable=False, unique=True),
    Column("contact_id", Uuid, ForeignKey("zalo_contact.id")),
    Column("sealed", LargeBinary),
    Column("kind", String(16)),
    Column("status", String(12), nullable=False),
    Column("case_id", Uuid, ForeignKey("case.id")),
    Column("received_at", Instant, nullable=False),
    Column("keep_until", Date, nullable=False),
    Column("triaged_by", String(40)),
    Column("triaged_at", Instant),
    Index("ix_inbound_message_status_received_at", "status", "received_at"),
    Index("ix_inbound_message_contact_id", "contact_id"),
)
