"""All visits (检查) by stage; each opens where it stands."""
