"""A certificate authority of the office's own, made once, so that phones in the field reach it over TLS."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from pathlib import Path
from typing import ClassVar

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from domain.errors import DomainError

# Phones refuse server certificates that last longer than 825 days (Apple); the authority outlives several of them.
_SERVER, _AUTHORITY = timedelta(days=820), timedelta(days=3650)
_EARLIER = timedelta(days=3)  # a phone's clock may be behind


class TlsMissing(DomainError):
    """No certificate was made yet. data: folder."""

    key: ClassVar[str] = "tls_missing"


class BadHost(DomainError):
    """Neither a host's name nor an address. data: host."""

    key: ClassVar[str] = "bad_host"


@dataclass(frozen=True, slots=True)
class Tls:
    """Files of one folder: the authority's certificate goes to the phones, the keys stay (mode 600)."""

    folder: Path

    @property
    def authority(self) -> Path:
        return self.folder / "ca.crt"

    @property
    def authority_key(self) -> Path:
        return self.folder / "ca.key"

    @property
    def certificate(self) -> Path:
        return self.folder / "server.crt"

    @property
    def key(self) -> Path:
        return self.folder / "server.key"

    def require(self) -> Tls:
        """Raises TlsMissing."""
        if not (self.certificate.is_file() and self.key.is_file()):
            raise TlsMissing(folder=str(self.folder))
        return self

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names and addresses that the certificate stands for."""
        found = _read(self.certificate).extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        return tuple(str(each.value) for each in found)

    @property
    def ends_at(self) -> datetime:
        return _read(self.certificate).not_valid_after_utc

    @property
    def fingerprint(self) -> str:
        """Of the authority, as phones show it: SHA-256 in pairs."""
        return _read(self.authority).fingerprint(SHA256()).hex(":").upper()


def make(folder: Path, hosts: tuple[str, ...], at: datetime) -> Tls:
    """A server's certificate for these hosts, under an authority that is made the first time, or for further hosts.

    The authority may sign for its hosts alone (RFC 5280 §4.2.1.10), so that a phone that trusts it trusts it in
    nothing else. Raises BadHost.
    """
    tls, named = Tls(folder), [_general(host) for host in hosts]
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not _covers(tls, named):
        _make_authority(tls, named, at)
    authority = _read(tls.authority)
    signer = serialization.load_pem_private_key(tls.authority_key.read_bytes(), None)
    assert isinstance(signer, ec.EllipticCurvePrivateKey)
    key = ec.generate_private_key(ec.SECP256R1())
    built = (
        _built(hosts[0], authority.subject, key, at, _SERVER)
        .add_extension(x509.SubjectAlternativeName(named), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False
        )
    )
    _write(tls.key, _pem(key))
    tls.certificate.write_bytes(built.sign(signer, SHA256()).public_bytes(serialization.Encoding.PEM))
    return tls


def _make_authority(tls: Tls, named: list[x509.GeneralName], at: datetime) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    permitted = [_subtree(each) for each in named]
    name = _name("Đường Về")
    usage = dict.fromkeys(
        ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
         "encipher_only", "decipher_only"), False,
    )  # fmt: skip
    built = (
        _built("Đường Về", name, key, at, _AUTHORITY)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.KeyUsage(key_cert_sign=True, crl_sign=True, **usage), critical=True)
        .add_extension(x509.NameConstraints(permitted, None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    _write(tls.authority_key, _pem(key))
    tls.authority.write_bytes(built.sign(key, SHA256()).public_bytes(serialization.Encoding.PEM))


def _built(
    name: str, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, at: datetime, lasts: timedelta
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - _EARLIER)
        .not_valid_after(at + lasts - _EARLIER)
    )


def _name(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:64])])


def _general(host: str) -> x509.GeneralName:
    with suppress(ValueError):
        return x509.IPAddress(ip_address(host))
    labels = host.split(".")
    plain = all(each.isascii() and each.replace("-", "").isalnum() for each in labels)
    if not plain or len(host) > 253:
        raise BadHost(host=host[:80])
    return x509.DNSName(host.lower())


def _subtree(name: x509.GeneralName) -> x509.GeneralName:
    value = name.value
    return x509.IPAddress(ip_network(value)) if isinstance(value, IPv4Address | IPv6Address) else name


def _covers(tls: Tls, named: list[x509.GeneralName]) -> bool:
    """Whether the authority that is there may sign for all of them: then phones need no new one."""
    if not (tls.authority.is_file() and tls.authority_key.is_file()):
        return False
    known = _read(tls.authority).extensions.get_extension_for_class(x509.NameConstraints).value
    return set(map(_subtree, named)) <= set(known.permitted_subtrees or ())


def _read(path: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate(path.read_bytes())


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    form = serialization.PrivateFormat.PKCS8
    return key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption())


def _write(path: Path, content: bytes) -> None:
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
