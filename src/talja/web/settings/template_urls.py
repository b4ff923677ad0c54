"""The addresses of Word templates: those that ship, and those that were handed in."""

from django.urls import path, register_converter

from talja.web.settings.template_address import KindConverter
from talja.web.settings.views import templates

register_converter(KindConverter, "document")
TEMPLATES = "dokumentmallar/"
TEMPLATE = f"{TEMPLATES}<document:kind>/"
SHIPPED, VERSION = f"{TEMPLATE}talja/", f"{TEMPLATE}<uuid:key>/"
urlpatterns = [
    path(TEMPLATES, templates.template_list, name="template_list"),
    path(TEMPLATE, templates.template_kind, name="template_kind"),
    path(f"{TEMPLATE}ny/", templates.template_add, name="template_add"),
    path(SHIPPED, templates.template_version, name="template_shipped"),
    path(f"{SHIPPED}anvand/", templates.template_choose, name="template_choose_shipped"),
    path(f"{SHIPPED}mall.docx", templates.template_download, name="template_download_shipped"),
    path(f"{SHIPPED}exempel.docx", templates.template_word, name="template_word_shipped"),
    path(f"{SHIPPED}exempel.pdf", templates.template_pdf, name="template_pdf_shipped"),
    path(VERSION, templates.template_version, name="template_version"),
    path(f"{VERSION}anvand/", templates.template_choose, name="template_choose"),
    path(f"{VERSION}mall.docx", templates.template_download, name="template_download"),
    path(f"{VERSION}exempel.docx", templates.template_word, name="template_word"),
    path(f"{VERSION}exempel.pdf", templates.template_pdf, name="template_pdf"),
]
