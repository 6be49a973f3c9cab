"""What a payload of Slack is answered with."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: str = ""
