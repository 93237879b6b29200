import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { navigate } from "../../../kernel/router.ts";
import { session } from "../../../kernel/session.ts";
import { thingActions } from "../../../kernel/things.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import type { MenuEntry } from "../../../ui/cs-menu.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import {
  askConfirmation,
  fetchAnnouncement,
  giveBack,
  issueSheet,
  nudge,
  removeDraft,
  skipTurn,
  submit,
  type AnnouncementDetail,
} from "../api.ts";
import { openAudience, openDisplay, openGiveBack } from "../dialogs/open.ts";
import { tellChanged } from "../news.ts";

/**
 * What this person may do with an announcement, by its `can`.
 * @fires announcement-changed - `detail`: the announcement as it is now
 * @fires announcement-removed - `detail`: its id
 */
@customElement("announcement-actions")
export class AnnouncementActions extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        justify-content: end;
        gap: var(--cs-2);
      }
    `,
  ];

  @property({ attribute: false }) post!: AnnouncementDetail;
  @state() private busy = false;

  override render() {
    const { can, state: current, id, asksConfirmation, confirmed, opened, delivered } = this.post;
    const silent = delivered - (asksConfirmation ? confirmed : opened);
    return html`${
      can.edit
        ? html`<cs-button size="small" icon="edit" href="/announcements/${id}/edit"
            >${msg("Sửa", { id: "announcements.edit" })}</cs-button
          >`
        : nothing
    }${
      can.publish || can.submit
        ? html`<cs-button size="small" kind="primary" icon="send" ?busy=${this.busy} @click=${this.#send}
            >${this.#sendVerb(current)}</cs-button
          >`
        : nothing
    }${
      can.nudge && silent > 0
        ? html`<cs-button size="small" icon="bell" ?busy=${this.busy} @click=${this.#nudge}
            >${msg("Nhắc", { id: "announcements.nudge" })}</cs-button
          >`
        : nothing
    }${this.#menu()}`;
  }

  #sendVerb(current: AnnouncementDetail["state"]): string {
    if (current === "waiting") return msg("Duyệt và phát hành", { id: "announcements.approve" });
    return this.post.can.publish
      ? msg("Phát hành", { id: "announcements.publish" })
      : msg("Trình duyệt", { id: "announcements.submit" });
  }

  #menu() {
    const { can, id, title } = this.post;
    const items: MenuEntry[] = [];
    if (this.post.state !== "draft") {
      items.push(
        ...thingActions({ type: "announcement", id: String(id), title, path: `/announcements/${String(id)}` }),
      );
    }
    if (can.seeRoll) {
      items.push({
        title: msg("Phiếu tiếp nhận", { id: "announcements.sheet" }),
        icon: "print",
        run: () => void this.#sheet(),
      });
    }
    if (can.nudge) {
      items.push(
        {
          title: msg("Đổi nơi nhận", { id: "announcements.change-audience" }),
          icon: "group",
          run: () => void this.#open(openAudience),
        },
        {
          title: msg("Cách hiển thị", { id: "announcements.display" }),
          icon: "eye",
          run: () => void this.#open(openDisplay),
        },
      );
    }
    if (can.skipTurn) {
      items.push({
        title: msg("Chuyển qua người đang giữ", { id: "announcements.skip" }),
        icon: "chevron-right",
        run: () => void this.#skip(),
      });
    }
    if (can.askConfirmation) {
      items.push({
        title: msg("Yêu cầu xác nhận", { id: "announcements.ask-confirmation" }),
        icon: "check",
        run: () => void this.#ask(),
      });
    }
    if (can.giveBack) {
      items.push({
        title: msg("Trả về bản nháp", { id: "announcements.give-back" }),
        icon: "undo",
        run: () => void this.#giveBack(),
      });
    }
    if (can.correct) {
      items.push({
        title: msg("Đính chính", { id: "announcements.correct" }),
        icon: "edit",
        href: `/announcements/${String(id)}/edit`,
      });
    }
    if (can.withdraw) {
      items.push({
        title: msg("Thu hồi", { id: "announcements.withdraw" }),
        icon: "undo",
        danger: true,
        href: `/announcements/${String(id)}/edit?do=withdraw`,
      });
    }
    if (can.remove) {
      items.push({
        title: msg("Xóa", { id: "announcements.remove" }),
        icon: "trash",
        danger: true,
        run: () => void this.#remove(),
      });
    }
    if (items.length === 0) return nothing;
    const label = msg("Việc khác", { id: "announcements.more-actions" });
    return html`<cs-menu align="end" label=${label} .items=${items}
      ><cs-button size="small" kind="quiet" icon="more" label=${label}></cs-button
    ></cs-menu>`;
  }

  /** It cannot be made unsent: who it goes to is named and counted first. */
  async #send(): Promise<void> {
    const { post } = this;
    const names = post.audience.map(({ name, count }) => `${name} (${formatNumber(count)})`).join(", ");
    const agreed = await confirm({
      heading: msg(str`Gửi “${post.title}”?`, { id: "announcements.send-heading" }),
      text: post.can.publish
        ? msg(str`Sẽ tới: ${names}.`, { id: "announcements.send-text" })
        : msg(str`Người có quyền phát hành duyệt trước. Sau đó sẽ tới: ${names}.`, {
            id: "announcements.submit-text",
          }),
      verb: this.#sendVerb(post.state),
    });
    if (agreed) await this.#change(() => submit(post));
  }

  /** An approver does not see another's draft any more. */
  async #giveBack(): Promise<void> {
    const { post } = this;
    const isOwn = session.value?.person.id === post.author.id;
    if (!isOwn && !(await openGiveBack(post))) return;
    await this.#do(async () => {
      if (isOwn) await giveBack(post, "");
      tellChanged();
      if (isOwn) this.emit("announcement-changed", await fetchAnnouncement(post.id));
      else this.emit("announcement-removed", post.id);
    });
  }

  async #open(dialog: (post: AnnouncementDetail) => Promise<AnnouncementDetail | undefined>): Promise<void> {
    const changed = await dialog(this.post);
    if (!changed) return;
    this.emit("announcement-changed", changed);
    tellChanged();
  }

  async #skip(): Promise<void> {
    const holder = this.post.round.find((turn) => turn.reachedAt !== null && !turn.confirmedAt && !turn.skippedAt);
    const agreed = await confirm({
      heading: msg(str`Không chờ ${holder?.person.name ?? ""} nữa?`, { id: "announcements.skip-heading" }),
      text: msg("Văn bản chuyển ngay tới người tiếp theo.", { id: "announcements.skip-text" }),
      verb: msg("Chuyển tiếp", { id: "announcements.skip-verb" }),
    });
    if (agreed) await this.#change(() => skipTurn(this.post));
  }

  async #ask(): Promise<void> {
    const agreed = await confirm({
      heading: msg(str`Yêu cầu xác nhận “${this.post.title}”?`, { id: "announcements.ask-heading" }),
      text: msg("Mọi người nhận được đề nghị bấm “Tôi đã đọc và hiểu”, kể cả người đã mở.", {
        id: "announcements.ask-text",
      }),
      verb: msg("Yêu cầu xác nhận", { id: "announcements.ask-confirmation" }),
    });
    if (agreed) await this.#change(() => askConfirmation(this.post));
  }

  async #nudge(): Promise<void> {
    await this.#do(async () => {
      const { nudged } = await nudge(this.post.id);
      toast(msg(str`Đã nhắc ${formatNumber(nudged)} người`, { id: "announcements.nudged" }));
    });
  }

  async #sheet(): Promise<void> {
    await this.#do(async () => {
      const { id } = await issueSheet(this.post.id);
      await navigate(`/announcements/${String(this.post.id)}/sheets/${String(id)}`);
    });
  }

  async #remove(): Promise<void> {
    const { post } = this;
    const agreed = await confirm({
      heading: msg(str`Xóa bản nháp “${post.title}”?`, { id: "announcements.remove-heading" }),
      text: msg("Nội dung và tệp kèm theo mất hẳn, không lấy lại được.", { id: "announcements.remove-text" }),
      verb: msg("Xóa", { id: "announcements.remove" }),
      destroys: true,
    });
    if (!agreed) return;
    await this.#do(async () => {
      await removeDraft(post.id);
      tellChanged();
      this.emit("announcement-removed", post.id);
    });
  }

  #change(work: () => Promise<AnnouncementDetail>): Promise<void> {
    return this.#do(async () => {
      this.emit("announcement-changed", await work());
      tellChanged();
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
