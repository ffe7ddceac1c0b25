"""The running state and its rules; no Qt."""
