package dev.tandem.gateway.ridehailing.quote;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of the list of quotes, newest first.
 *
 * @param items the quotes
 * @param nextCursor the cursor of the next page; null on the last page
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record QuotePage(List<Quote> items, @Schema(description = "Null on the last page", types = {
		"string", "null" }, pattern = QuoteCursor.PATTERN, example = QuoteCursor.EXAMPLE) @Nullable String nextCursor){
}
