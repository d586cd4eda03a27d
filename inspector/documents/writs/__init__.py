"""One module a document of the process: its wording, as a pure function from a frozen value."""
