"""One document of the process: chosen, filled in with its pages beside, made final."""
