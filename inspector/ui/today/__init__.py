"""Today (今日): what goes on, what to finish, what falls due, and search."""
