"""Yes, or no with a reason that a person can read."""

from dataclasses import dataclass


class Denied(Exception):
    """Raised when something may not be done. Carries a reason code; the web turns it into Swedish."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to "may this be done?". A no always has a reason code, a yes never has one."""

    allowed: bool
    code: str = ""

    def __post_init__(self) -> None:
        if self.allowed == bool(self.code):
            raise ValueError("a no has a reason code and a yes has none")

    def __bool__(self) -> bool:
        return self.allowed

    def require(self) -> None:
        """Raise `Denied` with the reason code if the answer is no."""
        if not self.allowed:
            raise Denied(self.code)


def yes() -> Verdict:
    """Return the verdict that allows."""
    return Verdict(True)


def no(code: str) -> Verdict:
    """Return the verdict that refuses, with its reason code."""
    return Verdict(False, code)
