"""History (历史): what changed, when, by whom, on which laptop."""
