"""Help: what to do on a page, its keys, and the manual, over whatever page one is on."""
