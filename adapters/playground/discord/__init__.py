"""A small Discord on loopback: REST, gateway and people, for the page, the tests and the benchmark."""
