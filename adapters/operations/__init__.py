"""What operators see: logs without secrets, probes, the one web server that all parts share."""
