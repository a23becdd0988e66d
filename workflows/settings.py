"""What the environment says: every setting in one closed list, with the defaults of one laptop."""

from __future__ import annotations

from datetime import date
from pathlib import Path

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
    # 1: over TLS, with the certificate that `duongve tls make` put into the data folder.
    tls_on: bool = Field(False, validation_alias="DUONGVE_TLS")
    today: date | None = None
    # An office's own printed forms: a file of a shipped one's name goes before it.
    templates_dir: Path | None = None
    smtp_url: str | None = None
    prefect_api_url: str | None = None

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{(self.data_dir / 'duongve.db').absolute()}"

    @property
    def key_file(self) -> Path:
        return self.secret_key_file or self.data_dir / "master.key"

    @property
    def tls(self) -> Tls:
        return Tls(self.data_dir / "tls")

    @property
    def hosts(self) -> frozenset[str]:
        """The names of `DUONGVE_ALLOWED_HOSTS`, separated by commas."""
        return frozenset(filter(None, (each.strip().lower() for each in self.allowed_hosts.split(","))))
