# How to take the example out; the top Makefile includes it.

.PHONY: eject
eject: ## take the ride-hailing example out and keep the platform; DRY_RUN=1 lists what goes, FORCE=1 overrides git
	@python3 ridehailing/eject/eject.py $(if $(DRY_RUN),--dry-run) $(if $(FORCE),--force)

.PHONY: test-skeleton
test-skeleton: ## take the example out of a copy; build, test, start and probe what is left
	@infra/test.sh skeleton
