"""The main job with sample data, done by keys and mouse in the real window: python -m inspector.demo FOLDER."""
