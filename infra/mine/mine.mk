# How to make the project one's own; the top Makefile includes it.

# An answer counts when it is given to make, not when the environment has a variable of that name.
given = $(if $(findstring command,$(origin $(1))),$(value $(1)))

# make would hand them on expanded: $(shell ...) in an answer would run.
unexport NAME GROUP TITLE EXAMPLE

.PHONY: mine
mine: export ANSWERED_NAME = $(call given,NAME)
mine: export ANSWERED_GROUP = $(call given,GROUP)
mine: export ANSWERED_TITLE = $(call given,TITLE)
mine: export ANSWERED_EXAMPLE = $(call given,EXAMPLE)
mine: ## give the project a name of your own, in one commit: make mine NAME=acme GROUP=com.acme TITLE="Acme" EXAMPLE=drop DRY_RUN=1
	@infra/mine/mine.sh --name="$$ANSWERED_NAME" --group="$$ANSWERED_GROUP" --title="$$ANSWERED_TITLE" \
	  --example="$$ANSWERED_EXAMPLE" $(if $(DRY_RUN),--dry-run)
