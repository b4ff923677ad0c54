"""The one door for writing goals and saved views."""

from talja.apps.reports.inputs import GoalNumbers, OnwardGoal, ReferencePopulation, RunningGoal
from talja.apps.reports.operations.goals import set_goal
from talja.apps.reports.operations.views import delete_view, save_view

__all__ = [
    "GoalNumbers",
    "OnwardGoal",
    "ReferencePopulation",
    "RunningGoal",
    "delete_view",
    "save_view",
    "set_goal",
]
