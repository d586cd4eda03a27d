"""The checklist page: the product."""
