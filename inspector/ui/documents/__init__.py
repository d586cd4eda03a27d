"""The register of documents (文书): all of them, what became of each, numbers that bear none."""
