"""What every service of this kind has: settings, servers, a queue, metrics, problems, logs. It knows no slice."""
