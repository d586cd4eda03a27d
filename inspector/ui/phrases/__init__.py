"""Ready sentences (常用语) at the field in which one writes."""
