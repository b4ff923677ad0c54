"""The addresses of the analyst journey."""

from django.urls import path

from talja.web.analyst.views import budget, conversions, goals, overview

app_name = "analyst"
urlpatterns = [
    path("oversikt/", overview.overview, name="overview"),
    path("oversikt/oversikt.xlsx", overview.overview_excel, name="overview_excel"),
    path("oversikt/oversikt.csv", overview.overview_text, name="overview_text"),
    path("oversikt/praktik/", conversions.conversions, name="conversions"),
    path("budget/", budget.budget, name="budget"),
    path("budget/budget.xlsx", budget.budget_excel, name="budget_excel"),
    path("oversikt/mal/", goals.goals, name="goals"),
    path("oversikt/mal/<slug:code>/", goals.goal_set, name="goal_set"),
]
