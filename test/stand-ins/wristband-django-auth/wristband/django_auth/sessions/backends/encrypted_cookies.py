"""A session engine that keeps the whole session, encrypted, in the cookie."""

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase

from wristband.django_auth.encryption import Encryption


class SessionStore(SessionBase):
    """The session key is the encrypted session. A bad secret is an error of every request."""

    def __init__(self, session_key=None):
        super().__init__(session_key)
        secret = getattr(settings, "WRISTBAND_SESSION_SECRET", settings.SECRET_KEY)
        self._encryption = Encryption(secret)

    def load(self):
        data = self._encryption.open(self.session_key) if self.session_key else None
        if data is None:
            self._session_key = None
            return {}
        return data

    def exists(self, session_key):
        return bool(session_key) and self._encryption.open(session_key) is not None

    def create(self):
        self._session_key = self._get_new_session_key()
        self.modified = True

    def save(self, must_create=False):
        self._session_key = self._encryption.seal(self._get_session(no_load=must_create))

    def delete(self, session_key=None):
        self._session_key = None
        self._session_cache = {}

    @classmethod
    def clear_expired(cls):
        """Nothing is stored on the server."""
