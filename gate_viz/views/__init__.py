"""Everything Qt: shows Frames, sends intents."""
