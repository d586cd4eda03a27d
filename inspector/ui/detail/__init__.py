"""The details of one checklist item: how to check, basis, last answer, note, photos, problem, red flag."""
