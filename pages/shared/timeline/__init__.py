"""What stands around the picture of the timeline."""
