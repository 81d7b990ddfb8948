"""What a user takes away: pages, slides, tables and files for other programs, made from what screens show."""
