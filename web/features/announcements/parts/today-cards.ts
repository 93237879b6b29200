import { css, html, type PropertyValues } from "lit";
import { customElement } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { fetchList } from "../api.ts";
import { whenText } from "../labels.ts";
import { watchAnnouncements } from "../news.ts";
import { addressOf } from "../state.ts";

const ROWS = 5;

/** On Hôm nay: a few announcements of one list. Hidden when there are none. */
abstract class AnnouncementsCard extends OfficeElement {
  static override styles = [
    base,
    css`
      a {
        display: block;
        padding: 9px var(--cs-gutter);
        border-top: 1px solid var(--cs-line);
        color: inherit;
        text-decoration: none;
      }
      a:hover {
        background: var(--cs-hover);
      }
      a:focus-visible {
        outline-offset: -2px;
      }
    `,
  ];

  protected abstract readonly list: "unread" | "confirm";
  protected abstract heading(): string;

  readonly #posts = new LoadController(this, {
    args: (): true => true,
    load: (_, signal) => fetchList(this.list, undefined, signal),
  });

  protected override watches() {
    this.hidden = true;
    return [watchAnnouncements(() => void this.#posts.reload())];
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.hidden = (this.#posts.value?.items.length ?? 0) === 0;
  }

  override render() {
    const posts = this.#posts.value?.items ?? [];
    const tab = this.list === "confirm" ? "confirm" : "inbox";
    return html`<cs-card
      heading=${this.heading()}
      count=${posts.length}
      href=${addressOf(tab)}
      href-text=${msg("Tất cả", { id: "announcements.card-all" })}
    >
      ${posts.slice(0, ROWS).map(
        (post) =>
          html`<a href=${addressOf(tab, post.id)}
            ><cs-row>${post.title}<span slot="second">${post.author.name} · ${whenText(post)}</span></cs-row></a
          >`,
      )}
    </cs-card>`;
  }
}

/** What this person has still to confirm. */
@customElement("announcements-confirm-card")
export class AnnouncementsConfirmCard extends AnnouncementsCard {
  protected readonly list = "confirm";
  protected heading(): string {
    return msg("Chờ bạn xác nhận", { id: "announcements.card-confirm" });
  }
}

/** What this person has not opened. */
@customElement("announcements-new-card")
export class AnnouncementsNewCard extends AnnouncementsCard {
  protected readonly list = "unread";
  protected heading(): string {
    return msg("Thông báo mới", { id: "announcements.card-new" });
  }
}
