import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { thingActions } from "../../../kernel/things.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import type { MenuEntry } from "../../../ui/cs-menu.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { closePoll, excelUrl, remindPoll, removePoll, type PollDetail } from "../api.ts";
import { tellChanged } from "../news.ts";

/**
 * What this person may do with a poll, by its `can`.
 * @fires poll-changed - `detail`: the poll as it is now
 * @fires poll-removed - `detail`: its id
 */
@customElement("poll-actions")
export class PollActions extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        gap: var(--cs-2);
      }
      @media (max-width: 560px) {
        .wide {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) poll!: PollDetail;
  @state() private busy = false;

  override render() {
    const { poll } = this;
    const remind = poll.can.remind && poll.answered < poll.asked;
    return html`${
      poll.can.edit
        ? html`<cs-button size="small" icon="edit" class="wide" href="/polls/${poll.id}/edit"
            >${msg("Sửa", { id: "polls.edit" })}</cs-button
          >`
        : nothing
    }${
      remind
        ? html`<cs-button size="small" icon="bell" class="wide" ?busy=${this.busy} @click=${this.#remind}
            >${msg("Nhắc trả lời", { id: "polls.remind" })}</cs-button
          >`
        : nothing
    }${
      poll.can.seeResults && poll.state === "closed"
        ? html`<cs-button size="small" icon="print" class="wide" href="/polls/${poll.id}/sheet"
            >${msg("Phiếu kết quả", { id: "polls.sheet" })}</cs-button
          >`
        : nothing
    }${this.#menu(this.#entries(poll, remind))}`;
  }

  #menu(items: readonly MenuEntry[]) {
    if (items.length === 0) return nothing;
    const label = msg("Việc khác", { id: "polls.more-actions" });
    return html`<cs-menu align="end" label=${label} .items=${items}
      ><cs-button size="small" kind="quiet" icon="more" label=${label}></cs-button
    ></cs-menu>`;
  }

  #entries(poll: PollDetail, remind: boolean): MenuEntry[] {
    const doing: MenuEntry[] = [];
    const taking: MenuEntry[] = [];
    const ending: MenuEntry[] = [];
    const id = String(poll.id);
    if (poll.can.edit) doing.push({ title: msg("Sửa", { id: "polls.edit" }), icon: "edit", href: `/polls/${id}/edit` });
    if (remind) {
      doing.push({
        title: msg("Nhắc trả lời", { id: "polls.remind" }),
        icon: "bell",
        run: () => void this.#remind(),
      });
    }
    if (poll.can.seeResults) {
      taking.push(
        { title: msg("Phiếu kết quả", { id: "polls.sheet" }), icon: "print", href: `/polls/${id}/sheet` },
        { title: msg("Tải Excel", { id: "polls.excel" }), icon: "download", href: excelUrl(poll.id) },
      );
    }
    if (poll.can.close) {
      ending.push({ title: msg("Đóng sớm", { id: "polls.close" }), icon: "clock", run: () => void this.#close() });
    }
    if (poll.can.remove) {
      ending.push({
        title: msg("Xóa", { id: "polls.remove" }),
        icon: "trash",
        danger: true,
        run: () => void this.#remove(),
      });
    }
    const dueAt = poll.state === "closed" ? {} : { dueAt: poll.closesAt };
    doing.push(...thingActions({ type: "poll", id, title: poll.title, path: `/polls/${id}`, ...dueAt }));
    const groups = [doing, taking, ending].filter((group) => group.length > 0);
    return groups.flatMap((group, index) => (index === 0 ? group : [undefined, ...group]));
  }

  async #remind(): Promise<void> {
    await this.#do(async () => {
      const { reminded } = await remindPoll(this.poll.id);
      toast(msg(str`Đã nhắc ${formatNumber(reminded)} người chưa trả lời`, { id: "polls.reminded" }));
    });
  }

  async #close(): Promise<void> {
    const { poll } = this;
    const silent = poll.asked - poll.answered;
    const agreed = await confirm({
      heading: msg(str`Đóng “${poll.title}” ngay bây giờ?`, { id: "polls.close-heading" }),
      text:
        silent > 0
          ? msg(
              str`Còn ${formatNumber(silent)} người chưa trả lời. Đóng rồi không ai trả lời được nữa, và mọi người được báo là đã có kết quả.`,
              { id: "polls.close-text" },
            )
          : msg("Mọi người đã trả lời và sẽ được báo là đã có kết quả.", { id: "polls.close-text-all" }),
      verb: msg("Đóng ngay", { id: "polls.close-now" }),
    });
    if (!agreed) return;
    await this.#do(async () => {
      const closed = await closePoll(poll.id);
      toast(msg("Đã đóng cuộc trưng cầu", { id: "polls.closed-now" }));
      this.emit("poll-changed", closed);
      tellChanged();
    });
  }

  async #remove(): Promise<void> {
    const { poll } = this;
    const agreed = await confirm({
      heading: msg(str`Xóa cuộc trưng cầu “${poll.title}”?`, { id: "polls.remove-heading" }),
      text:
        poll.answered > 0
          ? msg(str`Câu hỏi và ${formatNumber(poll.answered)} câu trả lời mất hẳn, không lấy lại được.`, {
              id: "polls.remove-text",
            })
          : msg("Câu hỏi mất hẳn, không lấy lại được.", { id: "polls.remove-text-none" }),
      verb: msg("Xóa", { id: "polls.remove" }),
      destroys: true,
    });
    if (!agreed) return;
    await this.#do(async () => {
      await removePoll(poll.id);
      toast(msg("Đã xóa cuộc trưng cầu", { id: "polls.removed" }));
      tellChanged();
      this.emit("poll-removed", poll.id);
    });
  }

  async #do(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    try {
      await work();
    } catch (error) {
      toastError(error);
    } finally {
      this.busy = false;
    }
  }
}
