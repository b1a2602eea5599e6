# The example's benchmarks; the top Makefile includes it.

.PHONY: bench
bench: ## keep 64 quotes in flight for a minute against the running stack, after a warm-up
	@ridehailing/bench/quotes.sh

.PHONY: bench-sockets
bench-sockets: ## hold 10,000 drivers' sockets on a gateway for ten minutes, then on a Node server; SOCKETS="--seconds 60" changes it
	@ridehailing/bench/sockets.sh $(SOCKETS)

.PHONY: bench-city
bench-city: ## watch the running city for half an hour, request rides in it, and say whether it holds; CITY="--seconds 60" changes it
	@ridehailing/bench/city.sh $(CITY)

.PHONY: bench-city-hours
bench-city-hours: ## do that at four hours of the week, each on a stack of its own; CITY="--side-by-side" does all at once
	@ridehailing/bench/city-hours.sh $(CITY)
