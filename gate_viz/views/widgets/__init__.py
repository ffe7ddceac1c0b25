"""Small parts that panels are built from; they know colours and sizes, nothing of the model."""
