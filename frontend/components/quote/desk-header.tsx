import { ThemeToggle } from "@/components/ui/theme-toggle";
import type { Theme } from "@/lib/theme";

interface DeskHeaderProps {
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
}

/** Whose page this is, and its colours. */
export function DeskHeader({ theme, onTheme }: DeskHeaderProps) {
  return (
    <header className="flex items-center justify-between">
      <p className="flex items-center gap-2 font-semibold">
        <Logo /> Tandem
      </p>
      <ThemeToggle onChange={onTheme} theme={theme} />
    </header>
  );
}

function Logo() {
  return (
    <svg aria-hidden="true" className="h-4" viewBox="0 0 28 16">
      <circle className="stroke-ink" cx="8" cy="8" fill="none" r="6" strokeWidth="4" />
      <circle className="stroke-accent" cx="20" cy="8" fill="none" r="6" strokeWidth="4" />
    </svg>
  );
}
