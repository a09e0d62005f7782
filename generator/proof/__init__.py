"""What a site is made of and whether it still is: the list of its files with their digests, and the comparison."""
