"""Finish (完成检查): what is missing, scores, problems, red flags."""
