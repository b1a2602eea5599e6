# How a release is made; the top Makefile includes it.

.PHONY: release
release: ## make a release's commit, tag and notes: make release VERSION=1.4.2; DRY_RUN=1 only shows them
	@python3 infra/release/release.py $(if $(DRY_RUN),--dry-run) '$(VERSION)'

.PHONY: release-check
release-check: ## list what has changed since the last release, and which release each change needs
	@python3 infra/release/policy.py
