"""What the model does beside what is known and expected; ``python -m validation --write`` renews docs/validation.md."""
