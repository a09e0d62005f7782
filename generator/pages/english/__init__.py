"""Pages in English, for those who re-use the record or carry the portal on."""
