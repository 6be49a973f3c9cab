"""The plain Kubernetes manifests: they fit together, ask for little, and stop as slowly as the bot does."""

from pathlib import Path
from typing import Any

import pytest

from adapters.operations.serving import GRACE
from tests.shipping.files import DOCKER, MANIFESTS, judged, read

KINDS = {found["kind"]: found for found in map(read, MANIFESTS)}
POD: dict[str, Any] = KINDS["Deployment"]["spec"]["template"]
BOT: dict[str, Any] = POD["spec"]["containers"][0]


@pytest.mark.parametrize("manifest", MANIFESTS, ids=lambda path: path.stem)
def test_kubernetes_would_take_it(manifest: Path) -> None:
    """Judged by Kubernetes' own schema, unknown fields refused."""
    verdict = judged("kubernetes-validate", "--strict", str(manifest))

    assert 0 == verdict.returncode, verdict.stdout + verdict.stderr


def test_they_find_each_other() -> None:
    """Service and disruption budget select the pods; the port and the secret exist by the names that are used."""
    labels = POD["metadata"]["labels"]

    assert {"Deployment", "Service", "PodDisruptionBudget", "Secret"} == set(KINDS)
    assert labels == KINDS["Service"]["spec"]["selector"]
    assert labels == KINDS["Deployment"]["spec"]["selector"]["matchLabels"]
    assert labels == KINDS["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"]
    assert [one["name"] for one in BOT["ports"]] == [one["targetPort"] for one in KINDS["Service"]["spec"]["ports"]]
    assert BOT["envFrom"] == [{"secretRef": {"name": KINDS["Secret"]["metadata"]["name"]}}]


def test_a_pod_has_small_rights() -> None:
    """The restricted pod security standard, and a read-only root."""
    pod, container = POD["spec"]["securityContext"], BOT["securityContext"]
    user = next(line for line in (DOCKER / "Dockerfile").read_text().splitlines() if line.startswith("USER"))

    assert pod["runAsNonRoot"]
    assert f"USER {pod['runAsUser']}:{pod['runAsGroup']}" == user
    assert {"type": "RuntimeDefault"} == pod["seccompProfile"]
    assert {"drop": ["ALL"]} == container["capabilities"]
    assert container["readOnlyRootFilesystem"]
    assert not container["allowPrivilegeEscalation"]
    assert not POD["spec"]["automountServiceAccountToken"]


def test_probes_ask_what_they_should() -> None:
    """A bot without its platform gets no requests, but is not killed for it."""
    asked = {name: BOT[name]["httpGet"]["path"] for name in ("startupProbe", "livenessProbe", "readinessProbe")}

    assert {"startupProbe": "/livez", "livenessProbe": "/livez", "readinessProbe": "/readyz"} == asked


def test_there_is_time_to_drain() -> None:
    """The pod is left alone for longer than the bot takes at most."""
    before = BOT["lifecycle"]["preStop"]["sleep"]["seconds"]

    assert before + GRACE + 2 <= POD["spec"]["terminationGracePeriodSeconds"]


def test_the_example_holds_no_secret() -> None:
    """It is a form to fill in, with everything that several replicas on PostgreSQL need."""
    fields = KINDS["Secret"]["stringData"]

    sealing = {"VERDICT_VOTER_SECRET", "VERDICT_KEYS"}
    assert {"DATABASE_URL", "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "DISCORD_TOKEN"} | sealing == set(fields)
    assert not any(fields.values())
    assert ":latest" not in BOT["image"]
    assert ":" in BOT["image"]
