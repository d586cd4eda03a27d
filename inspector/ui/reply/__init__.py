"""The school's report on rectification (整改报告): the form that is handed out, and what comes back."""
