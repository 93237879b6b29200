import { html, type ReactiveControllerHost, type TemplateResult } from "lit";
import { LoadController } from "../../../kernel/load-controller.ts";
import { msg } from "../../../kernel/i18n.ts";
import type { CsSelect } from "../../../ui/cs-select.ts";
import { fetchDepartments, type Department } from "../api.ts";

/** For whom something holds: the whole agency or one unit. Reads the departments once its dialog is open. */
export function unitField(
  host: ReactiveControllerHost,
): (value: string, error: string, chosen: (id: string) => void) => TemplateResult {
  const departments = new LoadController<Department[]>(host, {
    args: () => true,
    load: (_, signal) => fetchDepartments(signal),
  });
  return (value, error, chosen) =>
    html`<cs-select
      label=${msg("Áp dụng cho", { id: "worktime.unit" })}
      .value=${value}
      error=${error}
      .options=${[
        { value: "", title: msg("Toàn cơ quan", { id: "worktime.agency" }) },
        ...(departments.value ?? []).map(({ id, name }) => ({ value: String(id), title: name })),
      ]}
      @cs-input=${(event: Event) => {
        chosen((event.target as CsSelect).value);
      }}
    ></cs-select>`;
}
