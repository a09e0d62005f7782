"""The records of the data contract as frozen, typed models. Knows nothing of files, YAML or HTML."""
