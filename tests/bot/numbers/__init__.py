"""The statistics against their oracles (SciPy, statsmodels, choix) and against what a person would expect."""
