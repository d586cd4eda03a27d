"""What every layer may use: errors, messages, canonical JSON, places, settings, logs."""
