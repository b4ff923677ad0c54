"""How much of everything a demo world holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Size:
    """Numbers of placements by measure, as the register knows them, and how far the register is behind."""

    running: Mapping[str, int]
    planned: Mapping[str, int]
    ended: Mapping[str, int]
    untold: Mapping[str, int]  # running, but only the lists know
    silently_ended: int
    silently_extended: int
    silently_changed: int
    namesakes: int  # persons who share another's name
    protected: Mapping[str, int] = field(default_factory=dict)

    def times(self, factor: int) -> "Size":
        """Return a municipality so many times larger."""

        def larger(numbers: Mapping[str, int]) -> dict[str, int]:
            return {code: number * factor for code, number in numbers.items()}

        return Size(
            running=larger(self.running),
            planned=larger(self.planned),
            ended=larger(self.ended),
            untold=larger(self.untold),
            silently_ended=self.silently_ended * factor,
            silently_extended=self.silently_extended * factor,
            silently_changed=self.silently_changed * factor,
            namesakes=self.namesakes * factor,
            protected=larger(self.protected),
        )


TALLKOPING = Size(
    running={
        **{"NYSTART": 34, "INTRO": 30, "LB-A": 26, "LB-U": 18, "LB-T": 10, "OSA": 12},  # 130 subsidised employments
        **{"APRAK": 30, "ATRAN": 17, "FATRAN": 12, "PKB": 1},  # 60 internships
        **{"KARB": 9, "KAA": 7},
    },
    planned={"NYSTART": 3, "INTRO": 2, "APRAK": 4},
    ended={
        **{"NYSTART": 92, "INTRO": 88, "LB-A": 14, "LB-U": 40, "LB-T": 3, "OSA": 9},
        **{"APRAK": 150, "ATRAN": 75, "FATRAN": 35, "PKB": 18},
        **{"KARB": 34, "KAA": 28},
    },
    untold={"NYSTART": 3, "INTRO": 3, "LB-U": 2, "APRAK": 5},
    silently_ended=5,
    silently_extended=6,
    silently_changed=6,
    namesakes=5,
    protected={"sekretessmarkering": 3, "skyddad_folkbokforing": 1, "fingerad": 1},
)
