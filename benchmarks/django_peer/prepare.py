"""Makes Django's own tables in the database and signs the named accounts in; prints {account: session key}."""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module

import django


def main(*users: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.django_peer.settings"
    django.setup()
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    sessions = {}
    for name in users:
        user, _ = get_user_model().objects.get_or_create(
            username=name, defaults={"is_staff": True, "is_superuser": True}
        )
        session = import_module(settings.SESSION_ENGINE).SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.create()
        sessions[name] = session.session_key
    print(json.dumps(sessions))


if __name__ == "__main__":
    main(*sys.argv[1:])
