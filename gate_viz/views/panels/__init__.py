"""The parts of the window; each knows Frames and intents only."""
