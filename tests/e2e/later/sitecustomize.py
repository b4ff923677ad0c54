"""Lets a process of the tests live later. Python runs this file at its start where the folder is on PYTHONPATH."""

import os
from datetime import timedelta

import time_machine

time_machine.travel(timedelta(seconds=float(os.environ["SECONDS_LATER"])), tick=True).start()
