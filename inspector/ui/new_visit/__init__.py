"""New visit (新建检查): one page from the gate to the first question."""
