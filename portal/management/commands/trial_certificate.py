"""`manage.py trial_certificate FOLDER`: TLS for the first look at an installation, until it has a certificate."""

import datetime
import ipaddress
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from django.conf import settings
from django.core.management.base import BaseCommand

DAYS = 90


class Command(BaseCommand):
    help = "Write a certificate that no browser trusts, for the host of PORTAL_URL, unless the folder has one."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)

    def handle(self, *, folder: Path, **options):
        certificate, key = folder / "fullchain.pem", folder / "privkey.pem"
        if certificate.exists():
            self.stdout.write(f"{certificate} is there already and stays as it is.")
            return
        folder.mkdir(parents=True, exist_ok=True)
        private = ec.generate_private_key(ec.SECP256R1())
        key.touch(mode=0o600)
        key.write_bytes(private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        certificate.write_bytes(self.signed(private).public_bytes(Encoding.PEM))
        self.stdout.write(f"Wrote {certificate}: for trying out, browsers warn of it. Replace both files by real ones.")

    def signed(self, private) -> x509.Certificate:
        host = urlsplit(settings.PORTAL_URL).hostname or "localhost"
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
        now = datetime.datetime.now(datetime.UTC)
        names = [x509.DNSName(host), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
        return (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(private.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - datetime.timedelta(hours=1))
            .not_valid_after(now + datetime.timedelta(days=DAYS))
            .add_extension(x509.SubjectAlternativeName(names), critical=False)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .sign(private, hashes.SHA256())
        )
