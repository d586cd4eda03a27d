"""What survives: database, journal, keys, migrations, evidence files."""
