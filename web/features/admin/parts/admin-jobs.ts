import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toastError } from "../../../kernel/toasts.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchJobs, runJob, type JobLine } from "../api.ts";
import { outcomeOf } from "../state.ts";
import { rowsStyles } from "./rows-styles.ts";

const LOOK_AGAIN = 800;

/** What the office does by itself: when, how it went, and "run now". */
@customElement("admin-jobs")
export class AdminJobs extends OfficeElement {
  static override styles = [base, blocks, rowsStyles];

  #timer: ReturnType<typeof setTimeout> | undefined;
  #jobs = new LoadController(this, {
    args: () => true,
    load: async (_: boolean, signal) => {
      const jobs = await fetchJobs(signal);
      clearTimeout(this.#timer);
      if (jobs.items.some(({ running }) => running)) {
        this.#timer = setTimeout(() => void this.#jobs.reload(), LOOK_AGAIN);
      }
      return jobs;
    },
  });

  override disconnectedCallback(): void {
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  override render() {
    return loadView(this.#jobs, {
      ready: ({ items }) =>
        html`<cs-card padded heading=${msg("Việc định kỳ", { id: "admin.tab-jobs" })}
          ><ul>
            ${items.map((job) => this.#job(job))}
          </ul></cs-card
        >`,
    });
  }

  #job(job: JobLine) {
    const { text, tone } = outcomeOf(job);
    const [last] = job.runs;
    return html`<li>
      <div class="what">
        <div class="name">${job.name}</div>
        <div class="small quiet">
          ${last ? html`${msg("Lần gần nhất", { id: "admin.job-last" })} <cs-date form="sentence" at=${last.startedAt}></cs-date>` : nothing}
          ${job.nextAt === null ? nothing : html` · ${msg("Lần tới", { id: "admin.job-next" })} <cs-date form="sentence" at=${job.nextAt}></cs-date>`}
        </div>
        ${last?.error ? html`<div class="small">${last.error}</div>` : nothing}
      </div>
      <cs-badge tone=${tone}>${text}</cs-badge>
      <cs-button size="small" ?disabled=${job.running} @click=${() => void this.#run(job.name)}
        >${msg("Chạy ngay", { id: "admin.run-now" })}</cs-button
      >
    </li>`;
  }

  async #run(name: string): Promise<void> {
    try {
      await runJob(name);
    } catch (error) {
      toastError(error);
    }
    await this.#jobs.reload();
  }
}
