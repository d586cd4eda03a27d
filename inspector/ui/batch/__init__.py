"""Many documents in one job (批量制作): whom they are about, one signature, progress, what failed."""
