"""AES-256-GCM with a key from the first 32 bytes of the secret."""

import base64
import json
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_LENGTH = 32
NONCE_LENGTH = 12
MAXIMUM_SECRETS = 3


class Encryption:
    """Several secrets are for rotation: the first one encrypts, all decrypt."""

    def __init__(self, secret):
        secrets = list(secret) if isinstance(secret, (list, tuple)) else [secret]
        if not 1 <= len(secrets) <= MAXIMUM_SECRETS:
            raise ValueError(f"WRISTBAND_SESSION_SECRET: 1 to {MAXIMUM_SECRETS} secrets are allowed.")
        self._ciphers = [AESGCM(_key(each)) for each in secrets]

    def seal(self, data):
        nonce = os.urandom(NONCE_LENGTH)
        sealed = self._ciphers[0].encrypt(nonce, json.dumps(data).encode(), None)
        return base64.urlsafe_b64encode(nonce + sealed).decode()

    def open(self, text):
        """The data, or None when no secret opens it."""
        try:
            sealed = base64.urlsafe_b64decode(text)
        except ValueError:
            return None
        for cipher in self._ciphers:
            try:
                return json.loads(cipher.decrypt(sealed[:NONCE_LENGTH], sealed[NONCE_LENGTH:], None))
            except (InvalidTag, ValueError):
                continue
        return None


def _key(secret):
    if not isinstance(secret, str) or len(secret) < KEY_LENGTH:
        raise ValueError(f"WRISTBAND_SESSION_SECRET: each secret needs at least {KEY_LENGTH} characters.")
    return secret.encode()[:KEY_LENGTH]
