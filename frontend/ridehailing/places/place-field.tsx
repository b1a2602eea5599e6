import { useRef, useState } from "react";
import { ComboBox, FieldError, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { EndMark } from "./end-mark";
import { isSame, PLACES, type Place, type Point, placeName, pointIn } from "./places";
import { useEarlyInput } from "./use-early-input";

interface PlaceFieldProps {
  readonly label: string;
  readonly end: "pickup" | "dropoff";
  readonly point: Point | undefined;
  readonly error?: string | undefined;
  readonly onChange: (point: Point | undefined) => void;
  readonly onFocus?: () => void;
}

const HINT = "Choose a place from the list, or type latitude, longitude.";

/** A field for one end of the ride: a place chosen by name, or coordinates. Form validation marks any other text. */
export function PlaceField({ label, end, point, error, onChange, onFocus }: PlaceFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const { text, isUnreadable, setText, choose, settle, leave } = usePlaceText(point, onChange);
  useEarlyInput(input, { text, onTyping: setText, onLeft: leave });

  const message = isUnreadable ? HINT : error;
  return (
    <ComboBox
      allowsCustomValue
      isInvalid={message !== undefined}
      inputValue={text}
      menuTrigger="focus"
      className="place-field"
      onBlur={() => leave(text)}
      onFocus={() => onFocus?.()}
      onInputChange={setText}
      onSelectionChange={(key) => key !== null && choose(String(key))}
      defaultItems={PLACES}
    >
      <div className="flex items-center gap-4">
        <EndMark end={end} />
        <div className="min-w-0 flex-1">
          <Label className="block text-caption text-muted">{label}</Label>
          <Input
            className="w-full truncate bg-transparent py-0.5 font-medium outline-none placeholder:font-normal placeholder:text-muted"
            onClick={onFocus}
            onKeyDown={(event) => event.key === "Enter" && settle(text)}
            placeholder="Place, or latitude, longitude"
            ref={input}
          />
        </div>
      </div>
      <FieldError className="mt-1 block pl-7 text-accent text-caption">{message}</FieldError>
      <PlaceList />
    </ComboBox>
  );
}

function PlaceList() {
  return (
    <Popover
      className="appear w-[22.5rem] max-w-[calc(100vw-2.5rem)] rounded-xl border border-line bg-surface p-1 shadow-(--shadow)"
      crossOffset={-45}
      offset={14}
      placement="bottom start"
    >
      <ListBox className="max-h-60 overflow-auto outline-none">
        {({ name, area }: Place) => (
          <ListBoxItem
            className="flex cursor-pointer items-baseline justify-between gap-3 rounded-lg px-3 py-2 outline-none data-focused:bg-raised"
            id={name}
            textValue={name}
          >
            <span>{name}</span>
            <span className="text-caption text-muted">{area}</span>
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  );
}

/** The text of a field for that point, which changes when the text names another one. */
function usePlaceText(point: Point | undefined, onChange: (point: Point | undefined) => void) {
  const [text, setText] = useState(nameOf(point));
  const [isUnreadable, setUnreadable] = useState(false);
  const [shown, setShown] = useState(point);
  if (!isSame(shown, point)) {
    setShown(point);
    // Keep the text that is being typed: the list would open if it changed under the cursor.
    setText((typed) => (isSame(pointIn(typed), point) ? typed : nameOf(point)));
    setUnreadable(false);
  }

  // The text has fewer decimals than the point may have; unchanged text means the unchanged point.
  const readIn = (typed: string) => (typed === nameOf(point) ? point : pointIn(typed));

  const settle = (typed: string) => {
    const read = readIn(typed);
    const isEmpty = typed.trim() === "";
    setUnreadable(read === undefined && !isEmpty);
    if ((read || isEmpty) && !isSame(read, point)) onChange(read);
  };
  const leave = (typed: string) => {
    settle(typed);
    const read = readIn(typed);
    setText(read ? placeName(read) : typed);
  };
  const choose = (name: string) => {
    setUnreadable(false);
    onChange(pointIn(name));
  };
  return { text, isUnreadable, setText, choose, settle, leave };
}

function nameOf(point: Point | undefined): string {
  return point ? placeName(point) : "";
}
