"""Templates of documents (文书模板): the program's and the bureau's, tried while they are changed."""
