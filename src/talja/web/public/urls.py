"""The addresses that stand open. Their names are bare, without a journey: the page shell and the settings use them."""

from django.urls import path

from talja.web.public.views import ask_us, calculator, demo, start, status
from talja.web.public.views.appearance import color_scheme

urlpatterns = [
    path("", start.start, name="start"),
    path("demo/", demo.demo_sign_in, name="demo_sign_in"),
    path("tillganglighet/", start.accessibility, name="accessibility"),
    path("rakna/", calculator.calculator, name="calculator"),
    path("rakna/omvant/", calculator.calculator_turned, name="calculator_turned"),
    path("rakna/excel", calculator.calculator_excel, name="calculator_excel"),
    path("rakna/pdf", calculator.calculator_pdf, name="calculator_pdf"),
    path("fraga-oss/", ask_us.ask_us, name="ask_us"),
    path("fraga-oss/tack/", ask_us.ask_us_done, name="ask_us_done"),
    path("utseende/", color_scheme, name="color_scheme"),
    path("healthz", status.healthz, name="healthz"),
]
