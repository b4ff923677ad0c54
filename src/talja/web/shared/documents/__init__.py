"""Documents as PDF: a template in web/documents, words as data, and typst between them.

A document is PDF/UA-1 and PDF/A-2a: tagged for screen readers, and fit for an archive. Nothing that a person wrote is
ever read as part of a template; the templates hold no words of their own, so that all of them can be translated.
"""
