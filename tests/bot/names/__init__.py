"""What people type is understood as the tools they mean, and never as others."""
