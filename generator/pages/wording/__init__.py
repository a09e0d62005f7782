"""Names and sentences, as pages say them."""
