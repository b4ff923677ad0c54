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
        **{
            "nystartsjobb": 34,
            "introduktionsjobb": 30,
            "lonebidrag_anstallning": 26,
            "lonebidrag_utveckling": 18,
            "lonebidrag_trygghet": 10,
            "osa": 12,
        },  # 130 subsidised employments
        **{
            "arbetspraktik": 30,
            "arbetstraning": 17,
            "forstarkt_arbetstraning": 12,
            "kompetensbedomning": 1,
        },  # 60 internships
        "kommunal_anstallning": 9,
        "kaa": 7,
    },
    planned={"nystartsjobb": 3, "introduktionsjobb": 2, "arbetspraktik": 4},
    ended={
        **{
            "nystartsjobb": 92,
            "introduktionsjobb": 88,
            "lonebidrag_anstallning": 14,
            "lonebidrag_utveckling": 40,
            "lonebidrag_trygghet": 3,
            "osa": 9,
        },
        "arbetspraktik": 150,
        "arbetstraning": 75,
        "forstarkt_arbetstraning": 35,
        "kompetensbedomning": 18,
        "kommunal_anstallning": 34,
        "kaa": 28,
    },
    untold={"nystartsjobb": 3, "introduktionsjobb": 3, "lonebidrag_utveckling": 2, "arbetspraktik": 5},
    silently_ended=5,
    silently_extended=6,
    silently_changed=6,
    namesakes=5,
    protected={"sekretessmarkering": 3, "skyddad_folkbokforing": 1, "fingerad": 1},
)
