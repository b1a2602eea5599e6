# Every target is a script in infra/ or a part's own. `make help` lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help

.PHONY: help
help: ## list the commands
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: up
up: ## run Tandem: in containers where Docker responds, otherwise (or with LOCAL=1) as local processes; REPLICAS=2 for two gateways
	@LOCAL='$(LOCAL)' infra/up.sh

.PHONY: dev
dev: ## run Tandem from the sources, as local processes, and reload what is saved; with ports for debuggers
	@DEV=1 LOCAL=1 infra/up.sh

.PHONY: down
down: ## stop Tandem however it runs; with VOLUMES=1 forget its data too
	@infra/down.sh $(if $(VOLUMES),--volumes)

.PHONY: stop kill start restart
stop: ## stop one part of a running stack: make stop PART=ml-service
kill: ## kill it at once
start: ## start it again
restart: ## build what was changed in it, then stop and start it
stop kill start restart:
	@infra/part.sh $@ '$(PART)'

.PHONY: preflight
preflight: ## list what this machine lacks to run without Docker, and which process holds which port
	@infra/preflight.sh && echo "Nothing is missing."

.PHONY: test
test: ## pass all tests in all languages; PARTS="java frontend" for some of them, PARTS=java TESTS=SomeTests for one
	@TESTS='$(TESTS)' infra/test.sh $(PARTS)

.PHONY: test-contract test-java test-ml test-frontend test-scripts test-e2e
test-contract: ## lint the contract and compare it with its baseline
test-java: ## mvn verify
test-ml: ## format, types and tests of the ML service
test-frontend: ## format, types, tests and build of the page
test-scripts: ## lint the scripts, check the documentation's links and commands
test-e2e: ## run the journeys of the page in a browser, faults included, on a stack of its own
test-contract test-java test-frontend test-scripts test-e2e: test-%:
	@infra/test.sh $*
test-ml:
	@infra/test.sh ml-service

.PHONY: format
format: ## apply every formatter
	@infra/format.sh

.PHONY: contract-baseline
contract-baseline: ## renew proto/baseline.binpb: accept the contract as it is now, breaking changes included
	@infra/contract/baseline.sh

.PHONY: lock
lock: ## renew the lock files from what the manifests require
	@infra/lock.sh

.PHONY: settings
settings: ## renew the pages of settings from the code
	@python3 infra/settings.py

.PHONY: bench-http
bench-http: ## keep 64 requests in flight for a minute: make bench-http REQUEST='GET /actuator/health'
	@infra/bench.sh $(REQUEST)

# What the slices add, each in a folder of its own.
include $(wildcard */*/*.mk)
