"""Many logs: in partitions, measured here or by workers on other machines, kept as Parquet files."""
