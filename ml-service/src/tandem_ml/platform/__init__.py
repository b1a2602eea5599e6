"""What every ML service needs: settings, servers, a compute queue, metrics, problems, logs. It imports no slice."""
