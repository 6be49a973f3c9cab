"""`make scale-demo` in little: three replicas as processes on one PostgreSQL, and one of them is killed."""

from tests.postgres import Cluster
from tests.soak.scale import scale
from tests.templates import furnished


async def test_a_replica_is_killed_and_nothing_is_lost_or_done_twice(cluster: Cluster) -> None:
    """Commands are answered, every vote that was cast is counted, and each channel has the one post that was due."""
    url = cluster.fresh("empty")
    await furnished(url)
    made = await scale(url, 0.0, replicas=3, channels=2, seed=1, crowd=12)
    found = made.counted

    assert 1 <= found["kills"]
    assert 2 == found["asked in peace"] == found["answered in peace"]
    assert 0 < found["votes cast"] == found["votes counted"]
    assert [made.weeks] * 2 == made.posts
    assert 0 == made.wrong
