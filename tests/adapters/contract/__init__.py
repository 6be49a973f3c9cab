"""What every platform's adapter must do, told once and asked of each of them."""
