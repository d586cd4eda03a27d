"""One module a job that a user does. The only door for windows and command line."""
