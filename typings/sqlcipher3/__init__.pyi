# Types of the driver: the same interface as sqlite3.
