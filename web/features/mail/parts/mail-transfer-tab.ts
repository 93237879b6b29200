import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { FormController } from "../../../kernel/form.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { live } from "../../../kernel/live.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toastError } from "../../../kernel/toasts.ts";
import type { CsCheck } from "../../../ui/cs-check.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import "../../../ui/cs-file-drop.ts";
import type { CsSelect } from "../../../ui/cs-select.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { formatSize } from "../format.ts";
import {
  cancelTransfer,
  fetchTransfers,
  MAIL_TRANSFER,
  startExport,
  startImport,
  startPull,
  transferFileAddress,
  type Transfer,
} from "../office/api.ts";
import { settingsStyles } from "./settings-styles.ts";

type Format = "mbox" | "eml" | "maildir";
interface Pull {
  readonly server: string;
  readonly username: string;
  readonly password: string;
}

/** Mail out as files, in from files, over from an old server; each goes on by itself and can be stopped. */
@customElement("mail-transfer-tab")
export class MailTransferTab extends OfficeElement {
  static override styles = [base, blocks, settingsStyles];

  @state() private format: Format = "mbox";
  @state() private apart = false;
  @state() private sending: { name: string; sent: number; total: number } | undefined;
  #abort: AbortController | undefined;
  readonly #transfers = new LoadController<{ items: Transfer[]; servers: string[] }>(this, {
    args: () => true,
    load: (_, signal) => fetchTransfers(signal),
  });
  readonly #pull = new FormController<Pull, Transfer>(this, {
    initial: { server: "", username: "", password: "" },
    submit: async ({ server, username, password }) => {
      const { items = [], servers = [] } = this.#transfers.value ?? {};
      const chosen = server === "" ? (servers[0] ?? "") : server;
      const waiting = items.find(
        (item) => item.kind === "pull" && item.state === "waiting" && item.name === `${username}@${chosen}`,
      );
      const body = { server: chosen, username, password, apart: this.apart, ...(waiting && { resume: waiting.id }) };
      const begun = await startPull(body);
      this.#pull.set("password", "");
      await this.#transfers.reload();
      return begun;
    },
  });

  protected override watches() {
    return [
      live.onPersonal(({ name }) => {
        if (name === MAIL_TRANSFER) void this.#transfers.reload();
      }),
      () => this.#abort?.abort(),
    ];
  }

  override render() {
    return html`<div class="tab">
      ${this.#last()}
      <section class="card stack">
        <h2>${msg("Lấy thư ra thành tệp", { id: "mail.transfer-export-title" })}</h2>
        <p class="quiet">
          ${msg("Gộp toàn bộ thư của tôi vào một tệp, tải về được trong 7 ngày.", { id: "mail.transfer-export-hint" })}
        </p>
        <cs-select
          label=${msg("Định dạng", { id: "mail.transfer-format" })}
          .options=${[
            { value: "mbox", title: msg("Mỗi thư mục một tệp .mbox, nén zip", { id: "mail.transfer-mbox" }) },
            { value: "eml", title: msg("Mỗi thư một tệp .eml, nén zip", { id: "mail.transfer-eml" }) },
            { value: "maildir", title: msg("Maildir, gói tar", { id: "mail.transfer-maildir" }) },
          ]}
          .value=${this.format}
          @cs-input=${(event: Event) => {
            const { value } = event.target as CsSelect;
            this.format = value === "eml" || value === "maildir" ? value : "mbox";
          }}
        ></cs-select>
        <div class="line">
          <cs-button icon="download" @click=${() => void this.#do(() => startExport(this.format))}
            >${msg("Lấy ra", { id: "mail.transfer-export" })}</cs-button
          >
        </div>
      </section>
      <section class="card stack">
        <h2>${msg("Nhập thư từ tệp", { id: "mail.transfer-import-title" })}</h2>
        <p class="quiet">
          ${msg("mbox, .eml, hoặc zip, tar chứa chúng hay chứa Maildir. Thư đã có thì bỏ qua.", {
            id: "mail.transfer-import-hint",
          })}
        </p>
        ${this.#where()}
        ${
          this.sending
            ? html`<cs-progress
                  label=${this.#sendingText(this.sending.name)}
                  .value=${this.sending.sent}
                  .total=${this.sending.total}
                ></cs-progress>
                <div class="line">
                  <cs-button size="small" @click=${() => this.#abort?.abort()}
                    >${msg("Dừng", { id: "mail.transfer-cancel" })}</cs-button
                  >
                </div>`
            : html`<cs-file-drop
                @cs-files=${(event: CustomEvent<readonly File[]>) => {
                  const [file] = event.detail;
                  if (file) void this.#import(file);
                }}
              ></cs-file-drop>`
        }
      </section>
      ${this.#server()}
    </div>`;
  }

  #sendingText(name: string): string {
    return msg(str`Đang gửi ${name}`, { id: "mail.transfer-sending" });
  }

  #where() {
    return html`<cs-check
      label=${msg("Để riêng trong thư mục “Thư cũ”", { id: "mail.transfer-apart" })}
      detail=${msg("Nếu không, thư vào đúng các thư mục cùng tên.", { id: "mail.transfer-apart-detail" })}
      .checked=${this.apart}
      @cs-input=${(event: Event) => {
        this.apart = (event.target as CsCheck).checked;
      }}
    ></cs-check>`;
  }

  #server() {
    const servers = this.#transfers.value?.servers ?? [];
    if (servers.length === 0) return nothing;
    const { values, busy, failure } = this.#pull;
    const field = (name: "username" | "password", label: string, hint: string) =>
      html`<cs-field
        label=${label}
        hint=${hint}
        type=${name === "password" ? "password" : "text"}
        .value=${values[name]}
        error=${this.#pull.errorOf(name)}
        @cs-input=${(event: Event) => {
          this.#pull.set(name, (event.target as CsField).value);
        }}
      ></cs-field>`;
    return html`<form
      class="card"
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#pull.submit();
      }}
    >
      <h2>${msg("Lấy thư từ máy chủ cũ", { id: "mail.transfer-pull-title" })}</h2>
      ${failure ? html`<cs-note kind="error">${failure}</cs-note>` : nothing}
      <cs-select
        label=${msg("Máy chủ", { id: "mail.transfer-server" })}
        .options=${servers.map((value) => ({ value, title: value }))}
        .value=${values.server === "" ? (servers[0] ?? "") : values.server}
        @cs-input=${(event: Event) => {
          this.#pull.set("server", (event.target as CsSelect).value);
        }}
      ></cs-select>
      <div class="fields">
        ${field("username", msg("Tên đăng nhập ở máy chủ đó", { id: "mail.transfer-username" }), "")}
        ${field(
          "password",
          msg("Mật khẩu", { id: "mail.transfer-password" }),
          msg("Chỉ dùng cho lượt này, không lưu lại.", { id: "mail.transfer-password-hint" }),
        )}
      </div>
      ${this.#where()}
      <div class="line">
        <cs-button
          type="submit"
          icon="refresh"
          ?busy=${busy}
          ?disabled=${values.username.trim() === "" || values.password === ""}
          @click=${() => void this.#pull.submit()}
          >${msg("Lấy thư", { id: "mail.transfer-pull" })}</cs-button
        >
      </div>
    </form>`;
  }

  #last() {
    return loadView(this.#transfers, {
      ready: ({ items }) =>
        items.length === 0
          ? nothing
          : html`<section class="stack">
              <h2>${msg("Những lượt chuyển gần đây", { id: "mail.transfer-last" })}</h2>
              <div class="rows" role="list">${items.slice(0, 5).map((item) => this.#row(item))}</div>
            </section>`,
    });
  }

  #row(item: Transfer) {
    const { id, name, kind, state, total, seen, problem, resultSize } = item;
    return html`<div class="row" role="listitem">
      <div class="main">
        ${
          state === "running"
            ? html`<cs-progress
                label=${msg(str`${name}: đang chạy`, { id: "mail.transfer-running" })}
                .value=${seen}
                .total=${total}
              ></cs-progress>`
            : html`${name}
                <p>${kind === "export" ? this.#exported(item.added) : this.#counts(item)}</p>
                ${problem === null ? nothing : html`<p>${problem}</p>`}`
        }
      </div>
      ${state === "running" ? nothing : html`<cs-badge tone=${state === "done" ? "green" : state === "failed" ? "red" : "plain"}>${stateText(state)}</cs-badge>`}
      ${
        state === "running"
          ? html`<cs-button size="small" @click=${() => void this.#do(() => cancelTransfer(id))}
              >${msg("Dừng", { id: "mail.transfer-cancel" })}</cs-button
            >`
          : resultSize !== null
            ? html`<cs-button size="small" icon="download" href=${transferFileAddress(id)} download
                >${msg("Tải về", { id: "mail.transfer-download" })} (${formatSize(resultSize)})</cs-button
              >`
            : nothing
      }
    </div>`;
  }

  #exported(count: number): string {
    return msg(str`${count} thư`, { id: "mail.transfer-exported" });
  }

  #counts({ added, skipped, failed }: Transfer): string {
    return msg(str`Đã nhập ${added}, đã có ${skipped}, không đọc được ${failed}`, { id: "mail.transfer-counts" });
  }

  async #import(file: File): Promise<void> {
    this.#abort = new AbortController();
    this.sending = { name: file.name, sent: 0, total: file.size };
    try {
      await startImport(file, this.apart, this.#abort.signal, (sent, total) => {
        this.sending = { name: file.name, sent, total };
      });
    } catch (error) {
      if (!this.#abort.signal.aborted) toastError(error);
    }
    this.sending = undefined;
    await this.#transfers.reload();
  }

  async #do(what: () => Promise<unknown>): Promise<void> {
    try {
      await what();
    } catch (error) {
      toastError(error);
    }
    await this.#transfers.reload();
  }
}

function stateText(state: Exclude<Transfer["state"], "running">): string {
  switch (state) {
    case "done":
      return msg("xong", { id: "mail.transfer-done" });
    case "failed":
      return msg("không xong", { id: "mail.transfer-failed" });
    case "cancelled":
      return msg("đã dừng", { id: "mail.transfer-cancelled" });
    case "waiting":
      return msg("chờ mật khẩu", { id: "mail.transfer-waiting" });
  }
}
