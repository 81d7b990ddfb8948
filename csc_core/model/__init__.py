"""The words and the shapes that pass between the stages. Knows nothing of files, screens or rules."""
