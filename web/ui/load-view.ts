import { html, nothing, type TemplateResult } from "lit";
import { CallError } from "../kernel/call-error.ts";
import type { LoadController } from "../kernel/load-controller.ts";
import "./cs-state.ts";

/** Draws the state in which a load is: skeleton, value, empty, error with a retry, not found, not allowed. */
export function loadView<T, Args>(
  loading: LoadController<T, Args>,
  views: {
    ready: (value: T) => TemplateResult | typeof nothing;
    empty?: (value: T) => TemplateResult | typeof nothing;
    skeleton?: () => TemplateResult;
  },
): TemplateResult | typeof nothing {
  const { current } = loading;
  switch (current.state) {
    case "loading":
      if (!current.slow) return nothing;
      return views.skeleton?.() ?? html`<cs-state kind="loading"></cs-state>`;
    case "ready":
      return views.ready(current.value);
    case "empty":
      return (views.empty ?? views.ready)(current.value);
    case "error": {
      const status = current.error instanceof CallError ? current.error.status : 0;
      if (status === 404) return html`<cs-state kind="missing"></cs-state>`;
      if (status === 403) return html`<cs-state kind="forbidden"></cs-state>`;
      return html`<cs-state kind="error" .error=${current.error} .retry=${() => void loading.reload()}></cs-state>`;
    }
  }
}
