"""Keys of a target beside the words of its document."""
