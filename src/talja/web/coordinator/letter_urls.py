"""The addresses of letters in the coordinator journey."""

from django.urls import URLPattern, URLResolver, path

from talja.web.coordinator.views import letters, paper_letters

LIST = "utskick/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(LIST, letters.letter_list, name="letter_list"),
    path(f"{LIST}papper/", paper_letters.letter_papers, name="letter_papers"),
    path(f"{LIST}papper/brev.pdf", paper_letters.letter_papers_pdf, name="letter_papers_pdf"),
    path(f"{LIST}adresser/", letters.bounce_list, name="bounce_list"),
    path(f"{LIST}adresser/<uuid:key>/tar-emot/", letters.bounce_lift, name="bounce_lift"),
    path(f"{LIST}<uuid:key>/", letters.letter, name="letter"),
    path(f"{LIST}<uuid:key>/<str:what>/", letters.letter_move, name="letter_move"),
]
