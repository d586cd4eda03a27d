"""Everything that crosses the border of this machine: findings, checklists, photos."""
