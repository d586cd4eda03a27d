"""The notebook of a visit: one sheet with four lists, opened by one key from any page of the visit."""
