import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { suggestLogin } from "../../../server/kernel/contract/text.ts";
import { CallError, isAbort } from "../../kernel/call.ts";
import { formatSize, language, msg, str } from "../../kernel/i18n.ts";
import { signIn } from "../../kernel/session.ts";
import { createOffice, createSample, officeIsOpen, restoreOffice } from "../../kernel/setup-api.ts";
import "../../ui/cs-button.ts";
import "../../ui/cs-choice.ts";
import type { CsChoice } from "../../ui/cs-choice.ts";
import "../../ui/cs-entry.ts";
import "../../ui/cs-field.ts";
import type { CsField } from "../../ui/cs-field.ts";
import "../../ui/cs-file-drop.ts";
import "../../ui/cs-note.ts";
import "../../ui/cs-progress.ts";
import { OfficeElement } from "../../ui/office-element.ts";
import { base } from "../../ui/styles.ts";
import { checkStep, EMPTY, newOffice, placeOf, stepsOf, type SetupValues, type Step, type Way } from "./state.ts";
import { wizardStyles } from "./wizard-styles.ts";

/**
 * The first run: an empty data folder becomes an office: a new one, a sample, or one from a backup.
 * @fires cs-done - there is an office now; sign in
 */
@customElement("setup-wizard")
export class SetupWizard extends OfficeElement {
  static override styles = [base, wizardStyles];

  /** Ask for the code that the program printed at the machine. */
  @property({ type: Boolean, attribute: "code-required" }) codeRequired = false;

  @state() private values: SetupValues = EMPTY;
  @state() private step: Step = "welcome";
  @state() private wrong: Partial<Record<keyof SetupValues, string>> = {};
  @state() private failure = "";
  @state() private busy = false;
  @state() private sent: { done: number; total: number } | undefined;
  #abort: AbortController | undefined;

  override render() {
    document.title = msg("Thiết lập lần đầu", { id: "setup.title" });
    const steps = stepsOf(this.values.way);
    const number = steps.indexOf(this.step) + 1;
    const bodies: Record<Step, () => TemplateResult> = {
      welcome: () => this.#welcome(),
      agency: () => this.#agency(),
      administrator: () => this.#administrator(),
      sample: () => this.#sample(),
      restore: () => this.#restore(),
      done: () => this.#done(),
    };
    return html`<cs-entry>
      <p class="step">${msg(str`Bước ${number} / ${steps.length}`, { id: "setup.step" })}</p>
      <form novalidate @submit=${this.#submitted}>
        ${this.failure ? html`<cs-note kind="error">${this.failure}</cs-note>` : nothing} ${bodies[this.step]()}
      </form>
    </cs-entry>`;
  }

  #welcome() {
    const ways = [
      {
        value: "new",
        title: msg("Thiết lập cơ quan mới", { id: "setup.way-new" }),
        detail: msg("Khoảng hai phút: tên cơ quan và quản trị viên đầu tiên.", { id: "setup.way-new-text" }),
      },
      {
        value: "sample",
        title: msg("Dùng thử với cơ quan mẫu", { id: "setup.way-sample" }),
        detail: msg("Có sẵn phòng ban, người, thư, cuộc trưng cầu để xem và thử.", { id: "setup.way-sample-text" }),
      },
      {
        value: "restore",
        title: msg("Khôi phục từ bản sao lưu", { id: "setup.way-restore" }),
        detail: msg("Chuyển từ máy khác sang, hoặc sau sự cố.", { id: "setup.way-restore-text" }),
      },
    ];
    return html`<h1>${msg("Chào mừng đến Công Sở", { id: "setup.welcome" })}</h1>
      <p class="lead">${msg("Máy này chưa có dữ liệu. Bạn muốn bắt đầu thế nào?", { id: "setup.welcome-text" })}</p>
      <cs-choice
        cards
        label=${msg("Cách bắt đầu", { id: "setup.way" })}
        label-hidden
        .options=${ways}
        .value=${this.values.way}
        @cs-input=${(event: Event) => {
          this.#set({ way: (event.target as CsChoice).value as Way });
        }}
      ></cs-choice>
      ${
        this.codeRequired
          ? this.#field("code", msg("Mã một lần", { id: "setup.code" }), {
              hint: msg("Chương trình đã in mã này trên màn hình của máy chủ khi khởi động.", {
                id: "setup.code-hint",
              }),
            })
          : nothing
      }
      ${this.#buttons(msg("Tiếp tục", { id: "setup.next" }))}`;
  }

  #agency() {
    return html`<h1>${msg("Cơ quan của bạn", { id: "setup.agency" })}</h1>
      <p class="lead">${msg("Tên này hiện trên mọi màn hình và bản in.", { id: "setup.agency-text" })}</p>
      ${this.#field("agencyName", msg("Tên cơ quan", { id: "setup.agency-name" }), { focus: true, max: 200 })}
      ${this.#field("agencyCode", msg("Mã định danh", { id: "setup.agency-code" }), {
        hint: msg("Theo Quyết định 20/2020/QĐ-TTg, như H37.12. Sửa lại được về sau.", { id: "setup.agency-code-hint" }),
        max: 40,
      })}
      ${this.#field("domain", msg("Tên miền thư", { id: "setup.domain" }), {
        hint: this.values.domain
          ? msg(str`Địa chỉ thư sẽ có dạng hangnm@${this.values.domain.trim().toLowerCase()}`, {
              id: "setup.domain-as",
            })
          : msg("Phần sau dấu @ của địa chỉ thư trong cơ quan.", { id: "setup.domain-hint" }),
        max: 253,
      })}
      ${this.#buttons(msg("Tiếp tục", { id: "setup.next" }))}`;
  }

  #administrator() {
    return html`<h1>${msg("Quản trị viên đầu tiên", { id: "setup.admin" })}</h1>
      <p class="lead">
        ${msg("Người này thêm mọi người khác. Thường là cán bộ công nghệ thông tin.", { id: "setup.admin-text" })}
      </p>
      ${this.#field("name", msg("Họ và tên", { id: "setup.name" }), { focus: true, autocomplete: "name", max: 100 })}
      ${this.#field("username", msg("Tên đăng nhập", { id: "setup.username" }), { autocomplete: "username", max: 40 })}
      ${this.#passwords()} ${this.#buttons(msg("Thiết lập cơ quan", { id: "setup.create" }))}`;
  }

  #sample() {
    return html`<h1>${msg("Cơ quan mẫu", { id: "setup.sample" })}</h1>
      <p class="lead">
        ${msg("Đặt một mật khẩu chung cho mọi người trong cơ quan mẫu. Bạn vào bằng tên admin.", { id: "setup.sample-text" })}
      </p>
      ${this.#passwords()} ${this.#buttons(msg("Tạo cơ quan mẫu", { id: "setup.create-sample" }))}`;
  }

  #restore() {
    const { sent } = this;
    return html`<h1>${msg("Khôi phục từ bản sao lưu", { id: "setup.way-restore" })}</h1>
      <p class="lead">
        ${msg("Mọi tệp được kiểm tra trước khi nhận. Tài khoản và mật khẩu giữ như trong bản sao lưu.", { id: "setup.restore-text" })}
      </p>
      ${
        sent
          ? html`<cs-progress
                label=${
                  sent.done < sent.total
                    ? msg("Đang gửi bản sao lưu", { id: "setup.sending" })
                    : msg("Đang kiểm tra và khôi phục", { id: "setup.restoring" })
                }
                value=${sent.done}
                total=${sent.done < sent.total ? sent.total : 0}
                count-text=${`${formatSize(sent.done)} / ${formatSize(sent.total)}`}
              ></cs-progress>
              <div class="do">
                <cs-button
                  @click=${() => {
                    this.#abort?.abort();
                  }}
                  >${msg("Hủy", { id: "setup.cancel" })}</cs-button
                >
              </div>`
          : html`<cs-file-drop
                hint=${msg("Tệp do “congso backup” tạo ra", { id: "setup.restore-hint" })}
                @cs-files=${(event: CustomEvent<File[]>) => void this.#restoreFrom(event.detail[0])}
              ></cs-file-drop>
              <div class="do">${this.#back()}</div>`
      }`;
  }

  #done() {
    const texts: Record<Way, string> = {
      new: msg("Cơ quan đã sẵn sàng. Việc tiếp theo: thêm phòng ban và mọi người.", { id: "setup.done-new" }),
      sample: msg("Cơ quan mẫu đã sẵn sàng. Cứ thử mọi thứ, không ảnh hưởng đến ai.", { id: "setup.done-sample" }),
      restore: msg("Dữ liệu đã trở lại đầy đủ. Hãy đăng nhập bằng tài khoản như trước.", { id: "setup.done-restore" }),
    };
    return html`<h1>${msg("Xong", { id: "setup.done" })}</h1>
      <cs-note kind="done">${texts[this.values.way]}</cs-note>
      <div class="do">
        <cs-button kind="primary" type="submit" ?busy=${this.busy}
          >${msg("Vào làm việc", { id: "setup.enter" })}</cs-button
        >
      </div>`;
  }

  #passwords() {
    const hint = msg("Ít nhất 8 ký tự. Một câu dài dễ nhớ là tốt nhất.", { id: "setup.password-hint" });
    return html`${this.#field("password", msg("Mật khẩu", { id: "setup.password" }), { hint, type: "password", autocomplete: "new-password" })}
    ${this.#field("again", msg("Nhập lại mật khẩu", { id: "setup.again" }), { type: "password", autocomplete: "new-password" })}`;
  }

  #field(
    name: Exclude<keyof SetupValues, "way">,
    label: string,
    { hint = "", type = "text", autocomplete = "off", focus = false, max = 0 } = {},
  ) {
    return html`<cs-field
      label=${label}
      hint=${hint}
      type=${type}
      autocomplete=${autocomplete}
      max-length=${max}
      ?autofocus=${focus}
      .value=${this.values[name]}
      error=${this.wrong[name] ?? ""}
      @cs-input=${(event: Event) => {
        this.#set({ [name]: (event.target as CsField).value });
      }}
    ></cs-field>`;
  }

  #buttons(next: string) {
    return html`<div class="do">
      ${this.step === "welcome" ? nothing : this.#back()}
      <cs-button kind="primary" type="submit" ?busy=${this.busy}>${next}</cs-button>
    </div>`;
  }

  #back() {
    return html`<cs-button
      kind="quiet"
      icon="chevron-left"
      ?disabled=${this.busy}
      @click=${() => {
        this.#go(-1);
      }}
      >${msg("Quay lại", { id: "setup.back" })}</cs-button
    >`;
  }

  #set(change: Partial<SetupValues>): void {
    const suggested = loginOf(this.values.name);
    const follows = change.name !== undefined && (this.values.username === "" || this.values.username === suggested);
    this.values = { ...this.values, ...change, ...(follows && { username: loginOf(change.name ?? "") }) };
    this.wrong = {};
  }

  #go(by: 1 | -1): void {
    const steps = stepsOf(this.values.way);
    this.step = steps[steps.indexOf(this.step) + by] ?? this.step;
    this.failure = "";
  }

  #submitted(event: Event): void {
    event.preventDefault();
    if (this.busy) return;
    this.failure = "";
    this.wrong = checkStep(this.step, this.values, this.codeRequired);
    if (Object.keys(this.wrong).length > 0) return;
    const { password, code } = this.values;
    if (this.step === "administrator") void this.#create(() => createOffice(newOffice(this.values, language())));
    else if (this.step === "sample") void this.#create(() => createSample(password, code.trim() || undefined));
    else if (this.step === "done") void this.#enter();
    else this.#go(1);
  }

  async #create(send: () => Promise<unknown>): Promise<void> {
    this.busy = true;
    try {
      await send();
      this.#go(1);
    } catch (error) {
      this.#refused(error);
    } finally {
      this.busy = false;
    }
  }

  async #restoreFrom(file: File | undefined): Promise<void> {
    if (!file) return;
    this.#abort = new AbortController();
    this.failure = "";
    this.sent = { done: 0, total: file.size };
    try {
      await restoreOffice(file, this.values.code.trim() || undefined, {
        signal: this.#abort.signal,
        onProgress: (done, total) => (this.sent = { done, total }),
      });
      this.#go(1);
    } catch (error) {
      if (!isAbort(error)) this.#refused(error);
    } finally {
      this.sent = undefined;
    }
  }

  #refused(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    const place = error instanceof CallError ? placeOf(error.field) : undefined;
    if (!place) {
      this.failure = message;
      return;
    }
    if (place.step) this.step = place.step;
    this.wrong = { [place.field]: message };
  }

  async #enter(): Promise<void> {
    const { way, username, password } = this.values;
    this.busy = true;
    await officeIsOpen();
    if (way === "restore") {
      this.emit("cs-done");
      return;
    }
    try {
      await signIn(way === "sample" ? "admin" : username, password);
    } catch {
      this.emit("cs-done");
    }
  }
}

function loginOf(name: string): string {
  return name.trim() === "" ? "" : suggestLogin(name);
}
