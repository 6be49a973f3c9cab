"""For every test: properties are judged by what they say, not by how fast a busy machine makes up examples."""

import os
import sys

from hypothesis import HealthCheck, settings

# What was compiled is kept, whatever the machine says: a process that a test starts would compile a thousand modules.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # noqa: TID251  a wish to this test run alone

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
