"""Help for editors: schemas, forms, new files, layout."""
