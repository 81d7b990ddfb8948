"""How the database of an earlier version becomes one of this version; run when a store is opened."""
