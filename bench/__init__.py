"""The benchmark: synthetic folders of any size, our build beside its peers, the engine beside a naive loop."""
