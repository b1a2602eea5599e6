"use client";

import { useEffect, useState } from "react";
import { ComboBox, FieldError, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { PLACES, type Point, parseCoordinates, placeName } from "@/lib/places";

interface PlaceFieldProps {
  readonly label: string;
  readonly end: "pickup" | "dropoff";
  readonly point: Point | undefined;
  readonly error: string | undefined;
  readonly onChange: (point: Point | undefined) => void;
  readonly onFocus: () => void;
}

const HINT = "Choose a place from the list, or type latitude, longitude.";

/** One end of the ride: a place chosen by name, or coordinates typed. */
export function PlaceField({ label, end, point, error, onChange, onFocus }: PlaceFieldProps) {
  const [text, setText] = useState(point ? placeName(point) : "");
  const [unreadable, setUnreadable] = useState(false);

  useEffect(() => {
    setText(point ? placeName(point) : "");
    setUnreadable(false);
  }, [point]);

  const choose = (name: string) => {
    const place = PLACES.find((each) => each.name === name);
    if (place) onChange({ lat: place.lat, lng: place.lng });
  };

  const settle = () => {
    const typed = text.trim();
    if (typed === (point ? placeName(point) : "")) return;
    if (typed === "") return onChange(undefined);
    const named = PLACES.find((place) => place.name.toLowerCase() === typed.toLowerCase());
    const read = named ?? parseCoordinates(typed);
    setUnreadable(read === undefined);
    if (read) onChange({ lat: read.lat, lng: read.lng });
  };

  const message = unreadable ? HINT : error;
  return (
    <ComboBox
      allowsCustomValue
      isInvalid={message !== undefined}
      inputValue={text}
      menuTrigger="focus"
      className="place-field"
      onBlur={settle}
      onFocus={onFocus}
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
            onKeyDown={(event) => event.key === "Enter" && settle()}
            placeholder="Place, or latitude, longitude"
          />
        </div>
      </div>
      <FieldError className="mt-1 block pl-7 text-accent text-caption">{message}</FieldError>
      <Popover
        className="appear w-[22.5rem] max-w-[calc(100vw-2.5rem)] rounded-xl border border-line bg-surface p-1 shadow-(--shadow)"
        crossOffset={-45}
        offset={14}
        placement="bottom start"
      >
        <ListBox className="max-h-72 overflow-auto outline-none">
          {(place: (typeof PLACES)[number]) => (
            <ListBoxItem
              className="flex cursor-pointer items-baseline justify-between gap-3 rounded-lg px-3 py-2 outline-none data-focused:bg-raised"
              id={place.name}
              textValue={place.name}
            >
              <span>{place.name}</span>
              <span className="text-caption text-muted">{place.area}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

function EndMark({ end }: { readonly end: "pickup" | "dropoff" }) {
  const shape = end === "pickup" ? "rounded-full border-ink" : "rounded-[3px] border-accent";
  return <span aria-hidden className={`size-3 shrink-0 border-[3px] ${shape}`} />;
}
