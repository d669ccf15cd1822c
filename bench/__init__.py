"""Performance as ratios: each module here is one benchmark."""
