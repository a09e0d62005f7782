"""Problems in the formats of code hosts."""
