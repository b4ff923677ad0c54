"""The WSGI entry that the server loads."""

import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talja.project.settings")
application = get_wsgi_application()

from talja.apps.organisation.checks import demo_guard  # noqa: E402 - needs Django's apps

if problem := demo_guard():
    raise ImproperlyConfigured(problem)
