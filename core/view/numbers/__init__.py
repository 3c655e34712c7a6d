"""Comparing by numbers: the charts of the forecasts, each with its figure, its sentence and its table. All are pure."""
