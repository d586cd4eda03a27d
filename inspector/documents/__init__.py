"""PDF documents: one module a document, on shared page furniture."""
