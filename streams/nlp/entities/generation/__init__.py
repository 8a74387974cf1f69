"""Scripts that write the generated data of this package."""
