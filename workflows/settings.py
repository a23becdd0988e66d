"""What the environment says: every setting in one closed list, with the defaults of one laptop."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from workflows.local_ca import Tls


class Settings(BaseSettings):
    """Variables `DUONGVE_…`; `PREFECT_API_URL` is read without the prefix too, as Prefect itself does."""

    model_config = SettingsConfigDict(
        env_prefix="DUONGVE_", frozen=True, extra="ignore", populate_by_name=True
    )

    database_url: str | None = None
    data_dir: Path = Path("var")
    port: int = Field(8000, ge=1, le=65535)
    secret_key_file: Path | None = None
    demo_password: str | None = None
    # SHA-1 digests of breached passwords, sorted, one `DIGEST:COUNT` a line.
    breached_file: Path | None = None
    # Where the pages listen, and the names under which a browser may ask for them beside this machine's own.
    host: str = "127.0.0.1"
    allowed_hosts: str = ""
    # How many processes serve the pages: one a core where many work at once.
    web_processes: int = Field(1, ge=1, le=64)
    # 1: over TLS, with the certificate that `duongve tls make` put into the data folder.
    tls_on: bool = Field(False, validation_alias="DUONGVE_TLS")
    today: date | None = None
    # An office's own printed forms: a file of a shipped one's name goes before it.
    templates_dir: Path | None = None
    # Where the nightly backups go (by default into the data folder: better another disk), and how many are kept.
    backup_dir: Path | None = None
    backups_kept: int = Field(14, ge=1)
    # Where the daily anchors of the history go: best a place that whoever keeps the database cannot write to.
    anchor_dir: Path | None = None
    # The address of the pages in messages; without it this machine's own.
    public_url: str | None = None
    smtp_url: str | None = None
    mail_from: str = "Đường Về <duong-ve@localhost>"
    # Any address that Apprise knows, with {phone} for the receiver's number.
    apprise_url: str | None = None
    zalo_app_id: str | None = None
    zalo_secret: str | None = None
    # The grant that an administrator gives at first, and again when it was used up elsewhere.
    zalo_refresh_token: str | None = None
    zalo_template_id: str | None = None
    # JSON: message -> its own template.
    zalo_templates: str | None = None
    # What signs the calls of Zalo's webhook.
    zalo_oa_secret: str | None = None
    zalo_oauth_url: str | None = None
    zalo_api_url: str | None = None
    zalo_openapi_url: str | None = None
    # The demo's own servers, whose outboxes a page shows.
    demo_outside_url: str | None = None
    prefect_api_url: str | None = None
    # The log: from which level on, and how a line is written.
    log_level: Literal["debug", "info", "warning", "error"] = "warning"
    log_format: Literal["text", "json"] = "text"
    # A statement that takes so many milliseconds is logged; 0: none is.
    slow_query_ms: int = Field(500, ge=0)
    # PostgreSQL names the mark of each transaction in its activity and its log, for a round trip more.
    sql_marks: bool = False
    # Holds the token for /metrics; without it this machine alone may read them.
    metrics_token_file: Path | None = None
    # The pool whose workers run the flows; without it the launcher's own runner does.
    work_pool: str | None = None

    @property
    def slow_seconds(self) -> float | None:
        return self.slow_query_ms / 1e3 if self.slow_query_ms else None

    @property
    def metrics_token(self) -> str | None:
        """Raises OSError where the file cannot be read: figures are not opened by a mistake."""
        file = self.metrics_token_file
        return file.read_text("utf-8").strip() if file else None

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{(self.data_dir / 'duongve.db').absolute()}"

    @property
    def key_file(self) -> Path:
        return self.secret_key_file or self.data_dir / "master.key"

    @property
    def backups(self) -> Path:
        return self.backup_dir or self.data_dir / "backups"

    @property
    def anchors(self) -> Path:
        return self.anchor_dir or self.data_dir / "anchors"

    @property
    def tls(self) -> Tls:
        return Tls(self.data_dir / "tls")

    @property
    def channels(self) -> dict[str, str]:
        """What the channels are told, without what is not set."""
        names = (
            "smtp_url",
            "mail_from",
            "apprise_url",
            *(each for each in _FIELDS if each.startswith("zalo_")),
        )
        found = {name: getattr(self, name) for name in names}
        return {name: str(value) for name, value in found.items() if value}

    @property
    def link(self) -> str:
        scheme = "https" if self.tls_on else "http"
        return (self.public_url or f"{scheme}://127.0.0.1:{self.port}").rstrip("/")

    @property
    def hosts(self) -> frozenset[str]:
        """The names of `DUONGVE_ALLOWED_HOSTS`, separated by commas."""
        return frozenset(filter(None, (each.strip().lower() for each in self.allowed_hosts.split(","))))


_FIELDS = tuple(Settings.model_fields)
