"""Files under ``assets/`` become checked records."""
