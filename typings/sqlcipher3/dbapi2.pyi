# Types of the driver: the same interface as sqlite3.
from sqlite3 import Connection as Connection
from sqlite3 import DatabaseError as DatabaseError
from sqlite3 import Error as Error
from sqlite3 import OperationalError as OperationalError

def connect(database: str, *, isolation_level: str | None = ..., check_same_thread: bool = ...) -> Connection: ...
