import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { TRANSFER_CHANGED, type TransferChanged } from "../../../../server/modules/transfers/contract.ts";
import { dateOf, timeOf } from "../../../kernel/dates.ts";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { live } from "../../../kernel/live.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { session } from "../../../kernel/session.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import * as api from "../api.ts";
import type { Receiver, Transfer, TransferFile } from "../api.ts";
import { accept, arrived, arriving, download, refuse, saveAgain } from "../incoming.ts";
import {
  contentText,
  iconOf,
  paceText,
  receiverText,
  receiverTone,
  sizeText,
  stateText,
  stateTone,
  warningOf,
} from "../labels.ts";
import { cancel, follow, jobs } from "../outgoing.ts";
import { detailStyles } from "./detail-styles.ts";
import "./job-line.ts";

interface Shown {
  readonly transfer: Transfer;
  readonly files: readonly TransferFile[];
  readonly isMore: boolean;
  readonly receivers: readonly Receiver[];
  /** I have said "always" of its sender. */
  readonly isTrusted: boolean;
}

/** One transfer: what is in it, how far it is, what can be done, and for its sender who has it. */
@customElement("transfer-detail")
export class TransferDetail extends OfficeElement {
  static override styles = [base, blocks, detailStyles];

  @property({ type: Number }) transferId = 0;
  @property() back = "/transfers";

  readonly #shown = new LoadController<Shown, number>(this, {
    args: () => (this.transferId > 0 ? this.transferId : undefined),
    load: async (id, signal) => {
      const [transfer, page] = await Promise.all([
        api.fetchTransfer(id, signal),
        api.fetchFiles(id, undefined, signal),
      ]);
      const mayKnow = transfer.sender.id === session.value?.person.id || transfer.box !== null;
      const receivers = mayKnow ? (await api.fetchReceivers(id, signal)).items : [];
      const isMine = transfer.sender.id === session.value?.person.id;
      const trusted = isMine ? [] : await api.fetchTrusted(signal);
      const isTrusted = trusted.some((one) => one.id === transfer.sender.id);
      void api.markNoticed(id);
      follow(transfer);
      if (transfer.can.answer) void api.markSeen([id]);
      return { transfer, files: page.items, isMore: page.next !== undefined, receivers, isTrusted };
    },
  });

  protected override watches() {
    return [
      this.redrawOn(jobs, arriving, arrived),
      live.onPersonal(({ name, data }) => {
        if (name === TRANSFER_CHANGED && (data as TransferChanged).transferId === this.transferId) {
          void this.#shown.reload();
        }
      }),
    ];
  }

  override render() {
    return loadView(this.#shown, { ready: (shown) => this.#draw(shown) });
  }

  #draw({ transfer, files, isMore, receivers, isTrusted }: Shown): TemplateResult {
    const isMine = transfer.sender.id === session.value?.person.id;
    const warning = isMine ? "" : warningOf(transfer);
    const until = `${timeOf(transfer.expiresAt)} ${dateOf(transfer.expiresAt)}`;
    return html`<article>
      <div class="head">
        <cs-button class="back" kind="quiet" size="small" icon="chevron-left" href=${this.back}
          >${msg("Gửi tệp", { id: "transfers.title" })}</cs-button
        >
        <h2><cs-icon name=${iconOf(transfer)}></cs-icon> ${transfer.title}</h2>
        <cs-badge tone=${stateTone(transfer)}>${stateText(transfer)}</cs-badge>
      </div>
      <cs-person
        name=${transfer.sender.name}
        photo=${transfer.sender.photoHash ? photoUrl(transfer.sender.photoHash) : ""}
        detail=${`${timeOf(transfer.createdAt)} ${dateOf(transfer.createdAt)} · ${contentText(transfer)}`}
      ></cs-person>
      ${transfer.note ? html`<p class="note">${transfer.note}</p>` : nothing}
      ${warning ? html`<cs-note kind="warning">${warning}</cs-note>` : nothing} ${this.#progress(transfer)}
      <div class="line">${this.#actions(transfer)}</div>
      ${
        transfer.state === "ready"
          ? html`<p class="quiet small">
              ${msg(str`Máy chủ giữ đến ${until}, rồi tự xóa.`, { id: "transfers.kept-until" })}
            </p>`
          : nothing
      }
      ${isTrusted ? this.#trusted(transfer) : nothing} ${this.#files(transfer, files, isMore)}
      ${this.#receivers(receivers)}
    </article>`;
  }

  #progress(transfer: Transfer) {
    if (jobs.value.some(({ id }) => id === transfer.id)) {
      return html`<job-line .transferId=${transfer.id}></job-line>`;
    }
    const pace = arriving.value.get(transfer.id);
    const isComing = transfer.state === "open" && transfer.mine === "accepted";
    if (!pace && !isComing) return nothing;
    const now = pace ?? { done: transfer.received, speed: 0 };
    return html`<cs-progress
      label=${msg("Đang nhận", { id: "transfers.arriving" })}
      value=${now.done}
      total=${Math.max(transfer.size, 1)}
      count-text=${paceText(now, transfer.size)}
    ></cs-progress>`;
  }

  #actions(transfer: Transfer) {
    const { id, can, sender, mine, base: start } = transfer;
    const isMine = sender.id === session.value?.person.id;
    const act = (run: () => Promise<unknown>) => () => {
      run().then(() => this.#shown.reload(), toastError);
    };
    const isHere = arrived.value.has(id);
    return html`${
      can.answer
        ? html`<cs-button kind="primary" icon="download" @click=${act(() => accept(id, false))}
              >${msg("Nhận", { id: "transfers.accept" })}</cs-button
            ><cs-button @click=${act(() => accept(id, true))}
              >${msg("Luôn nhận từ người này", { id: "transfers.accept-always" })}</cs-button
            ><cs-button @click=${act(() => refuse(id))}>${msg("Từ chối", { id: "transfers.refuse" })}</cs-button>`
        : nothing
    }
    ${
      can.take && mine !== "asked" && !(isMine && start > 0)
        ? html`<cs-button
            kind=${isMine ? "plain" : "primary"}
            icon="download"
            @click=${() => {
              download(transfer);
            }}
            >${
              transfer.files > 1
                ? msg("Tải về tất cả (ZIP)", { id: "transfers.download-all" })
                : msg("Tải về", { id: "transfers.download" })
            }</cs-button
          >`
        : nothing
    }
    ${
      isHere
        ? html`<cs-button
            icon="download"
            @click=${() => {
              saveAgain(id);
            }}
            >${msg("Lưu lại lần nữa", { id: "transfers.save-again" })}</cs-button
          >`
        : nothing
    }
    ${
      can.cancel && !jobs.value.some((job) => job.id === id && job.phase !== "done")
        ? html`<cs-button icon="undo" @click=${() => void this.#cancel(transfer)}
            >${msg("Thu hồi", { id: "transfers.cancel" })}</cs-button
          >`
        : nothing
    }`;
  }

  #trusted({ sender }: Transfer) {
    return html`<div class="line">
      <span class="quiet small">${msg(str`Bạn luôn nhận tệp từ ${sender.name}.`, { id: "transfers.trusted" })}</span
      ><cs-button
        size="small"
        kind="quiet"
        @click=${() => {
          api.distrust(sender.id).then(() => this.#shown.reload(), toastError);
        }}
        >${msg("Từ nay hỏi lại tôi", { id: "transfers.distrust" })}</cs-button
      >
    </div>`;
  }

  #files(transfer: Transfer, files: readonly TransferFile[], isMore: boolean) {
    const mayTake = transfer.can.take && transfer.base === 0 && transfer.mine !== "asked" && transfer.files > 1;
    return html`<section>
      <h3>${msg("Các tệp", { id: "transfers.files-heading" })}</h3>
      <ul>
        ${files.map(
          ({ position, path, size, risky }) =>
            html`<li>
              ${
                mayTake
                  ? html`<a class="path" href=${api.fileUrl(transfer.id, position)} download>${path}</a>`
                  : html`<span class="path">${path}</span>`
              }
              ${
                risky
                  ? html`<cs-badge tone="amber" icon="alert">${msg("Chạy được", { id: "transfers.risky" })}</cs-badge>`
                  : nothing
              }
              <span class="quiet small number">${sizeText(size)}</span>
            </li>`,
        )}
      </ul>
      ${
        isMore
          ? html`<p class="quiet small">
              ${msg(str`và ${formatNumber(transfer.files - files.length)} tệp khác`, { id: "transfers.and-more" })}
            </p>`
          : nothing
      }
    </section>`;
  }

  #receivers(receivers: readonly Receiver[]) {
    if (receivers.length === 0) return nothing;
    return html`<section>
      <h3>${msg("Người nhận", { id: "transfers.receivers" })}</h3>
      <ul>
        ${receivers.map(({ person, state, seenAt, answeredAt, takenAt }) => {
          const at = takenAt ?? answeredAt ?? seenAt;
          return html`<li>
            <cs-person
              class="path"
              name=${person.name}
              photo=${person.photoHash ? photoUrl(person.photoHash) : ""}
            ></cs-person>
            <cs-badge tone=${receiverTone(state)}>${receiverText(state, seenAt !== null)}</cs-badge>
            <span class="quiet small number">${at === null ? nothing : `${timeOf(at)} ${dateOf(at)}`}</span>
          </li>`;
        })}
      </ul>
    </section>`;
  }

  async #cancel(transfer: Transfer): Promise<void> {
    const isSure = await confirm({
      heading: msg(str`Thu hồi ${transfer.title}?`, { id: "transfers.cancel-heading" }),
      text: msg("Người nhận không lấy được nữa. Bản đã lấy về thì không thu lại được.", {
        id: "transfers.cancel-text",
      }),
      verb: msg("Thu hồi", { id: "transfers.cancel" }),
      destroys: true,
    });
    if (!isSure) return;
    try {
      if (jobs.value.some(({ id }) => id === transfer.id)) await cancel(transfer.id);
      else await api.cancel(transfer.id);
      toast(msg("Đã thu hồi", { id: "transfers.state-cancelled" }));
      await this.#shown.reload();
    } catch (error) {
      toastError(error);
    }
  }
}
