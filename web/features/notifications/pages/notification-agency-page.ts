import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { sentenceDate } from "../../../kernel/dates.ts";
import { language, msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { PagedList } from "../../../kernel/paged-list.ts";
import type { Place } from "../../../kernel/router.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import type { CsCheck } from "../../../ui/cs-check.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import {
  changeDefaults,
  dropFailed,
  fetchDefaults,
  fetchFailed,
  retryFailed,
  type AgencyDefaults,
  type AgencyPatch,
  type FailedDelivery,
} from "../api.ts";
import { failureText } from "../must/labels.ts";
import "../must/steps-field.ts";
import "../parts/digest-times.ts";
import "../parts/quiet-hours.ts";
import { settingsStyles } from "../parts/settings-styles.ts";
import "../parts/ways-matrix.ts";
import type { WayChange, WayRow } from "../parts/ways-matrix.ts";
import { withRule } from "../state.ts";

/** What the agency begins with, what nobody may change, and what could not be delivered. */
@customElement("notification-agency-page")
export class NotificationAgencyPage extends OfficeElement {
  static override styles = [base, blocks, settingsStyles];

  @property({ attribute: false }) place!: Place;

  readonly #defaults = new LoadController(this, {
    args: () => (this.#isFailures ? undefined : true),
    load: (_, signal) => fetchDefaults(signal),
  });
  readonly #failed = new PagedList<FailedDelivery>(this, {
    fetch: (after, signal) => fetchFailed(after, signal),
    keyOf: ({ id }) => id,
    idle: () => !this.#isFailures,
  });

  get #isFailures(): boolean {
    return this.place.params["tab"] === "failures";
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("place") && changed.get("place") !== undefined && this.#isFailures) void this.#failed.start();
  }

  #saves = 0;

  override render() {
    const tab = this.#isFailures ? "failures" : "defaults";
    return html`<cs-page
      back="/notifications/settings"
      heading=${msg("Thông báo của cơ quan", { id: "notifications.agency-title" })}
    >
      <cs-tabs
        slot="bar"
        label=${msg("Thông báo của cơ quan", { id: "notifications.agency-title" })}
        value=${tab}
        .tabs=${[
          {
            value: "defaults",
            title: msg("Mặc định của cơ quan", { id: "notifications.agency" }),
            href: "/notifications/agency",
          },
          {
            value: "failures",
            title: msg("Không gửi được", { id: "notifications.failures" }),
            href: "/notifications/agency/failures",
          },
        ]}
      ></cs-tabs>
      ${
        this.#isFailures
          ? this.#failures()
          : loadView(this.#defaults, { ready: (defaults) => this.#sections(defaults) })
      }
    </cs-page>`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("cs-page")?.focus();
  }

  #sections(defaults: AgencyDefaults) {
    return html`<div class="sections">
      <section class="card">
        <h2>${msg("Loại việc và cách báo", { id: "notifications.matrix" })}</h2>
        <p class="quiet small">
          ${msg("Ai chưa chọn khác thì theo đây. Ô đánh dấu “cố định” không ai đổi được.", { id: "notifications.agency-text" })}
        </p>
        <ways-matrix
          fixing
          .channels=${defaults.channels}
          .rows=${rowsOf(defaults)}
          @way-input=${({ detail: rule }: CustomEvent<WayChange>) => {
            this.#save({ rules: [rule] }, withRule(defaults, rule));
          }}
        ></ways-matrix>
      </section>
      <section class="card">
        <digest-times
          .digest=${defaults.digest}
          @digest-input=${({ detail: digest }: CustomEvent<AgencyDefaults["digest"]>) => {
            this.#save({ digest }, { ...defaults, digest });
          }}
        ></digest-times>
      </section>
      <section class="card stack">
        <quiet-hours
          .quiet=${defaults.quiet}
          @quiet-changed=${({ detail: quiet }: CustomEvent<AgencyDefaults["quiet"]>) => {
            this.#save({ quiet }, { ...defaults, quiet });
          }}
        ></quiet-hours>
        ${this.#check("onlyWork", defaults, msg("Ngoài giờ làm việc cũng là giờ yên tĩnh", { id: "notifications.only-work" }))}
        ${this.#check("leadersPass", defaults, msg("Lãnh đạo luôn qua được “Không làm phiền”", { id: "notifications.leaders-pass" }))}
      </section>
      <section class="card stack">
        <h2>${msg("Thông báo phải đến: ai chưa xác nhận thì được nhắc lại", { id: "notifications.agency-steps" })}</h2>
        <steps-field
          .steps=${defaults.mustSteps}
          @steps-input=${({ detail: mustSteps }: CustomEvent<AgencyDefaults["mustSteps"]>) => {
            this.#save({ mustSteps }, { ...defaults, mustSteps });
          }}
        ></steps-field>
        <p class="quiet small">
          ${msg("Số phút tính trong giờ làm việc. Thông báo đang chạy giữ nguyên các bước của nó.", { id: "notifications.agency-steps-text" })}
        </p>
      </section>
    </div>`;
  }

  #check(name: "onlyWork" | "leadersPass", defaults: AgencyDefaults, label: string) {
    return html`<cs-check
      label=${label}
      .checked=${defaults[name]}
      @cs-input=${(event: Event) => {
        const change = { [name]: (event.target as CsCheck).checked };
        this.#save(change, { ...defaults, ...change });
      }}
    ></cs-check>`;
  }

  #failures() {
    const failed = this.#failed;
    if (failed.state === "error") {
      return html`<cs-state kind="error" .error=${failed.error} .retry=${() => void failed.reload()}></cs-state>`;
    }
    if (failed.state === "loading") return html`<cs-state kind="loading"></cs-state>`;
    if (failed.items.length === 0) {
      return html`<cs-state
        heading=${msg("Mọi thông báo đều đã gửi được", { id: "notifications.failures-none" })}
        text=${msg("Thông báo đã thử nhiều lần mà không gửi được sẽ ở đây, cùng lý do.", { id: "notifications.failures-none-text" })}
      ></cs-state>`;
    }
    return html`<section class="card">
      <p class="quiet small">
        ${msg("Người nhận vẫn thấy việc ấy trong danh sách thông báo khi mở Công Sở. Sau 90 ngày các dòng này tự hết.", { id: "notifications.failures-text" })}
      </p>
      <ul class="failures">
        ${failed.items.map((each) => this.#failure(each))}
      </ul>
      ${
        failed.more
          ? html`<cs-button @click=${() => void failed.loadMore()}
              >${msg("Xem thêm", { id: "notifications.more-people" })}</cs-button
            >`
          : nothing
      }
    </section>`;
  }

  #failure(each: FailedDelivery) {
    const tries = msg(str`đã thử ${each.attempts} lần`, { id: "notifications.attempts" });
    const facts = [each.channel[language()], tries, sentenceDate(each.failedAt)].join(" · ");
    return html`<li>
      <div>
        <b>${each.person.name}</b> · ${each.kind[language()]}
        <div class="quiet small">${facts}</div>
        <div class="reason">${failureText(each.error)}</div>
      </div>
      <cs-button size="small" icon="refresh" @click=${() => void this.#act(retryFailed, each)}
        >${msg("Gửi lại", { id: "notifications.retry" })}</cs-button
      >
      <cs-button
        size="small"
        kind="quiet"
        icon="x"
        label=${msg("Bỏ, không gửi nữa", { id: "notifications.drop" })}
        @click=${() => void this.#act(dropFailed, each)}
      ></cs-button>
    </li>`;
  }

  async #act(act: (id: number) => Promise<unknown>, { id }: FailedDelivery): Promise<void> {
    try {
      await act(id);
      this.#failed.remove(id);
    } catch (error) {
      toastError(error);
      await this.#failed.reload();
    }
  }

  /** Shown at once; what the server made of it follows, and a refusal puts the old back. */
  #save(patch: AgencyPatch, shown: AgencyDefaults): void {
    this.#defaults.set(shown);
    const mine = (this.#saves += 1);
    changeDefaults(patch).then(
      (saved) => {
        // An answer to an earlier change knows nothing of the later one that is on the screen.
        if (mine === this.#saves) this.#defaults.set(saved);
        toast(msg("Đã lưu", { id: "notifications.saved" }), { stay: 2_000 });
      },
      (error: unknown) => {
        toastError(error);
        void this.#defaults.reload();
      },
    );
  }
}

const rowsOf = ({ kinds }: AgencyDefaults): WayRow[] =>
  kinds.map((kind) => ({
    ...kind,
    ways: new Map(kind.ways.map(({ channel, mode, fixed }) => [channel, { mode, fixed }])),
  }));
