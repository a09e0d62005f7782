"""What a page finds in the record, in three to five sentences that stand before everything else."""
