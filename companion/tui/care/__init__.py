"""Check-ins, the question behind them, the compass."""
