"""The public calculator: what somebody who wants to employ asks, and what they are told. No personal data."""
