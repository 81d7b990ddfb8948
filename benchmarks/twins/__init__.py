"""The same work done by others, to be faster than: a C pass, and a process miner."""
