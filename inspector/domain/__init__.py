"""What the notice and the law say. Pure values and rules: no Qt, no SQL, no PDF, no clock, no files."""
