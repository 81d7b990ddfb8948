"""What people read: kept in ``data/content`` by people who do not program, read here into typed values."""
