"""The service as a process without any slice."""

import sys

from tandem_ml import slices
from tandem_ml.__main__ import main

slices.SLICE_LOADERS.clear()
sys.exit(main())
