"""The addresses of the rule book, open to everybody. Their names are bare, as those of the other open pages."""

from django.urls import path

from talja.web.public.views import rulebook

urlpatterns = [
    path("", rulebook.rulebook, name="rulebook"),
    path("gemensamt/", rulebook.rulebook_shared, name="rulebook_shared"),
    path("att-kontrollera/", rulebook.rulebook_due, name="rulebook_due"),
    path("<slug:code>/", rulebook.rulebook_form, name="rulebook_form"),
]
