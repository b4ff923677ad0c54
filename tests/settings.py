"""The product's settings, with what tests need otherwise: quick hashing, plain static files, letters in memory."""

import os
import tempfile

os.environ.setdefault("TALJA_DATA", tempfile.mkdtemp(prefix="talja-test-"))
os.environ.setdefault("TALJA_HTTPS", "0")

import numba.core.config

from talja.project.settings import *  # noqa: F403 - settings are names in a module
from talja.project.settings import DATABASES, STATIC_ROOT, STORAGES

STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns where it is missing
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DATABASES["default"].get("OPTIONS", {}).pop("pool", None)  # a pool would hold the test database when it is dropped
LOGGING_CONFIG = None
numba.core.config.DISABLE_JIT = True  # carving is plain Python here, so that its lines are seen; see core.carving
