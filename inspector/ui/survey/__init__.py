"""摸排核对: rosters and surveys compared, a sample verified, the result fed into the checklist."""
