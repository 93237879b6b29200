import { Observable } from "./observable.ts";

/** How this browser shows the office; kept in the browser, since a shared screen and a phone want different things. */
export interface Preferences {
  readonly theme: "light" | "dark" | "system";
  readonly density: "comfortable" | "compact";
  /** Empty: the one that the person has chosen in the profile. */
  readonly language: "" | "vi" | "en";
  readonly railCollapsed: boolean;
}

const KEY = "congso.preferences";
const DEFAULTS: Preferences = { theme: "system", density: "comfortable", language: "", railCollapsed: false };

/** Reads what was kept, ignoring whatever is not one of the known values. */
export function readPreferences(stored: string | null): Preferences {
  let kept: Partial<Record<keyof Preferences, unknown>> = {};
  try {
    const parsed: unknown = JSON.parse(stored ?? "{}");
    if (typeof parsed === "object" && parsed !== null) kept = parsed;
  } catch {
    kept = {};
  }
  return {
    theme: kept.theme === "light" || kept.theme === "dark" ? kept.theme : DEFAULTS.theme,
    density: kept.density === "compact" ? "compact" : DEFAULTS.density,
    language: kept.language === "en" || kept.language === "vi" ? kept.language : DEFAULTS.language,
    railCollapsed: kept.railCollapsed === true,
  };
}

export const preferences = new Observable<Preferences>(DEFAULTS);

export function setPreference<K extends keyof Preferences>(name: K, value: Preferences[K]): void {
  preferences.update((all) => ({ ...all, [name]: value }));
}

/** Reads the kept preferences, applies them to the document, and keeps every later change. */
export function startPreferences(): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const apply = ({ theme, density }: Preferences): void => {
    const root = document.documentElement;
    root.dataset["theme"] = theme === "system" ? (dark.matches ? "dark" : "light") : theme;
    root.dataset["density"] = density;
  };
  preferences.set(readPreferences(localStorage.getItem(KEY)));
  apply(preferences.value);
  preferences.subscribe((all) => {
    localStorage.setItem(KEY, JSON.stringify(all));
    apply(all);
  });
  dark.addEventListener("change", () => {
    apply(preferences.value);
  });
}
