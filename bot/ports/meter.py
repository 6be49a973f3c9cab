"""Core ↔ operators: what is counted. The names are a part of the product: dashboards and alerts are made of them."""

from typing import Literal, Protocol

Counted = Literal[
    "verdict_commands_total",
    "verdict_vote_changes_total",
    "verdict_readings_total",
    "verdict_repairs_total",
    "verdict_card_edits_total",
    "verdict_card_edits_coalesced_total",
    "verdict_rate_limited_total",
]
Gauged = Literal[
    "verdict_slots",
    "verdict_vote_queue_depth",
    "verdict_connected",
    "verdict_last_frame_timestamp_seconds",
]
Timed = Literal["verdict_answer_seconds", "verdict_vote_seconds"]


class Meter(Protocol):
    """Labels never name a person, a channel or a workspace: those are private, and too many."""

    def count(self, name: Counted, amount: float = 1, /, **labels: str) -> None: ...
    def gauge(self, name: Gauged, value: float, /, **labels: str) -> None: ...
    def observe(self, name: Timed, seconds: float, /, **labels: str) -> None: ...


class Unmetered:
    """Where nobody looks."""

    def count(self, name: Counted, amount: float = 1, /, **labels: str) -> None: ...
    def gauge(self, name: Gauged, value: float, /, **labels: str) -> None: ...
    def observe(self, name: Timed, seconds: float, /, **labels: str) -> None: ...
