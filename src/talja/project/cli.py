"""The installed program `talja`: one command line for running, loading, importing, taking out and keeping safe."""

import argparse
import gettext
import locale
import os
import sys
from collections.abc import Sequence

import django
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from talja.core.kernel.verdict import Denied


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with the arguments (those of the process by default) and return its exit code."""
    os.umask(0o077)  # what we write is for its owner only: the database, letters, files on their way
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talja.project.settings")
    django.setup()
    from talja.project.commands import Refused, modules_for  # noqa: PLC0415 - needs Django's apps
    from talja.web.shared.reasons import say  # noqa: PLC0415 - likewise

    arguments = sys.argv[1:] if arguments is None else arguments
    language = _language()
    _let_argparse_speak(language)
    with translation.override(language):
        parser = argparse.ArgumentParser(prog="talja", description=_("Talja: från praktik och stöd till arbete."))
        choices = parser.add_subparsers(required=True, metavar=_("KOMMANDO"))
        for module in modules_for(next(iter(arguments), "")):
            module.add_to(choices)
        options = parser.parse_args(arguments)
        try:
            return int(options.run(options))
        except Refused as refused:
            message = str(refused)
        except Denied as denied:
            message = say(denied)
    sys.stderr.write(f"talja: {message}\n")
    return 1


def _language() -> str:
    """Swedish, unless the user's locale is an English one."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "en" if locale.normalize(spoken).lower().startswith("en") else "sv"


def _let_argparse_speak(language: str) -> None:
    """Let Python's own words in the help and in its refusals be in the same language as ours."""
    gettext.bindtextdomain("argparse", settings.LOCALE_PATHS[0])
    gettext.textdomain("argparse")
    os.environ["LANGUAGE"] = language


if __name__ == "__main__":
    sys.exit(main())
