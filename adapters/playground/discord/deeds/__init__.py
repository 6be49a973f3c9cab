"""What people do: type, tap, press, choose, moderate, leave."""
