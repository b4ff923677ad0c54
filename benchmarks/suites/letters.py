"""Whether each reminder arrives once, at a server that fails one time in five, and how quickly."""

from collections.abc import Iterable
from typing import Any

from benchmarks.bench import Bench
from benchmarks.report import Line, Result, ms

_FAILING = 0.2


def run(bench: Bench) -> Result:
    """Send the letters; any that does not arrive, or arrives twice, is a fault."""
    letters = bench.scale.letters
    sent = bench.step("letters.send", store=bench.empty(), letters=letters, failing=_FAILING)
    plain = bench.step("letters.plainly", store=bench.empty(), letters=letters)
    return Result(
        title="Letters",
        how=(
            f"{letters:,} reminders, each with a link of its own and each asked for twice, are queued and sent by the "
            "minute's work to an SMTP server on this machine. One delivery in five is refused for the time being (451, "
            "to the address or to the letter) or ends with the server hanging up. The clock is moved on, not waited "
            "for. What has arrived is counted by the server. The baseline is smtplib alone: the same letters over one "
            "connection to a server that takes all, with nothing kept of what was sent."
        ),
        lines=tuple(_lines(sent, plain, letters)),
        faults=tuple(_faults(sent, letters)),
    )


def _lines(sent: dict[str, Any], plain: dict[str, Any], letters: int) -> Iterable[Line]:
    yield Line("letters that arrived exactly once", sent["once"], target=letters, at_least=True)
    yield Line("letters that arrived twice", sent["twice"], target=0)
    yield Line("deliveries tried", sent["asked"])
    yield Line("connections", sent["connections"])
    yield Line("ticks until the queue was empty", sent["ticks"])
    yield Line("the last one arrived after", sent["minutes"], "min")
    yield Line("queueing, a letter: wall", ms(sent["queueing"]["wall"]) / (2 * letters), "ms")
    each, baseline = ms(sent["sending"]["wall"]) / letters, ms(plain["wall"]) / letters
    yield Line("sending, a letter: wall", each, "ms", baseline=baseline)
    yield Line("letters sent per second", letters / sent["sending"]["wall"])


def _faults(sent: dict[str, Any], letters: int) -> Iterable[str]:
    if sent["queued"] != letters:
        yield f"{sent['queued']} letters were queued instead of {letters}"
    if sent["once"] != letters or sent["twice"]:
        yield f"{sent['once']} of {letters} letters arrived exactly once, and {sent['twice']} more than once"
    if sent["sent"] != letters:
        yield f"{sent['sent']} of {letters} letters are told as sent"
