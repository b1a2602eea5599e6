"""Makes a model: data, two fits, their measures, and the folder that serves."""
