"""How fast the product is: figures with goals, each with one command (``python -m benchmarks p1``)."""
