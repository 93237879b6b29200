import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { formatDay } from "../../../../server/kernel/contract/text.ts";
import { dayOf, timeOf } from "../../../kernel/dates.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { navigate, type Place } from "../../../kernel/router.ts";
import { can, session } from "../../../kernel/session.ts";
import { ShortcutsController } from "../../../kernel/shortcuts.ts";
import { toastError } from "../../../kernel/toasts.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import type { CsTabs } from "../../../ui/cs-tabs.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchPeople, talkTo, type PersonRow } from "../api.ts";
import { FILTERS, unitsOf, type Filter, type Unit } from "../board.ts";
import { detailText, stateText } from "../labels.ts";
import { board } from "../news.ts";
import { pageStyles } from "../parts/page-styles.ts";
import "../parts/presence-mine.ts";

/** The whiteboard at the office's door: who is in, by unit, and how to reach each. `?wall` is for a screen on the wall. */
@customElement("presence-page")
export class PresencePage extends OfficeElement {
  static override styles = [base, blocks, pageStyles];

  @property({ attribute: false }) place!: Place;
  @state() private typed = "";
  @state() private filter: Filter = "all";
  @state() private minute = Date.now();

  readonly #people = new LoadController<PersonRow[]>(this, {
    args: () => true,
    load: (_, signal) => fetchPeople(signal),
  });

  constructor() {
    super();
    new ShortcutsController(this, {
      title: () => msg("Ai đang ở cơ quan", { id: "presence.title" }),
      shortcuts: [
        {
          keys: "/",
          title: () => msg("Tìm người", { id: "presence.find" }),
          run: () => this.renderRoot.querySelector<HTMLElement>(".tools cs-field")?.focus(),
        },
      ],
    });
  }

  protected override watches() {
    const timer = setInterval(() => (this.minute = Date.now()), 30_000);
    return [
      this.redrawOn(board),
      () => {
        clearInterval(timer);
      },
    ];
  }

  protected override willUpdate(): void {
    this.toggleAttribute("wall", this.#isWall);
  }

  get #isWall(): boolean {
    return this.place.query["wall"] !== undefined;
  }

  override render() {
    return html`<cs-page wide heading=${msg("Ai đang ở cơ quan", { id: "presence.title" })}>
      ${
        this.#isWall
          ? html`<span slot="actions" class="clock">${timeOf(this.minute)} · ${formatDay(dayOf(this.minute))}</span>
              <cs-button slot="actions" kind="quiet" icon="x" href="/presence"
                >${msg("Thôi", { id: "presence.wall-end" })}</cs-button
              >`
          : html`<cs-button slot="actions" kind="quiet" icon="enlarge" href="/presence?wall"
                >${msg("Màn hình treo tường", { id: "presence.wall" })}</cs-button
              >
              <cs-button
                slot="actions"
                kind="quiet"
                icon="print"
                @click=${() => {
                  print();
                }}
                >${msg("In", { id: "presence.print" })}</cs-button
              >`
      }
      ${loadView(this.#people, { ready: (people) => this.#draw(people) })}
    </cs-page>`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("cs-page")?.focus();
  }

  #draw(people: readonly PersonRow[]) {
    const { typed, filter } = this;
    const elsewhere = msg("Chưa xếp đơn vị", { id: "presence.elsewhere" });
    const units = unitsOf(people, board.value, { typed, filter, elsewhere });
    const titles: Readonly<Record<Filter, string>> = {
      all: msg("Tất cả", { id: "presence.all" }),
      in: msg("Đang có mặt", { id: "presence.in" }),
      away: msg("Không có mặt", { id: "presence.away" }),
    };
    return html`${
        this.#isWall
          ? nothing
          : html`<presence-mine></presence-mine>
              <div class="tools">
                <cs-field
                  label-hidden
                  type="search"
                  label=${msg("Tìm người", { id: "presence.find" })}
                  placeholder=${msg("Tìm người", { id: "presence.find" })}
                  .value=${typed}
                  @cs-input=${(event: Event) => {
                    this.typed = (event.target as CsField).value;
                  }}
                ></cs-field>
                <cs-tabs
                  .tabs=${FILTERS.map((value) => ({ value, title: titles[value] }))}
                  value=${filter}
                  @cs-input=${(event: Event) => {
                    const { value } = event.target as CsTabs;
                    this.filter = FILTERS.find((each) => each === value) ?? "all";
                  }}
                ></cs-tabs>
              </div>`
      }
      <p class="paper-at">
        ${msg(str`Lúc ${timeOf(this.minute)} ngày ${formatDay(dayOf(this.minute))}`, { id: "presence.at" })}
      </p>
      ${
        units.length === 0
          ? html`<cs-state
              heading=${msg("Không có ai như vậy", { id: "presence.nobody" })}
              text=${msg("Hãy gõ ít chữ hơn hoặc chọn Tất cả.", { id: "presence.nobody-text" })}
            ></cs-state>`
          : html`<div class="units">
              ${repeat(
                units,
                ({ name }) => name,
                (unit) => this.#unit(unit),
              )}
            </div>`
      }`;
  }

  #unit({ name, people, inside, all }: Unit) {
    return html`<section>
      <h2>
        <span>${name}</span>
        <span class="quiet small">${msg(str`${inside} / ${all} có mặt`, { id: "presence.count" })}</span>
      </h2>
      <ul>
        ${repeat(
          people,
          ({ id }) => id,
          (person) => this.#person(person),
        )}
      </ul>
    </section>`;
  }

  #person({ id, name, positionTitle, photoHash, extension, officePhone, mobile }: PersonRow) {
    const now = board.value.get(id);
    const state = now?.state ?? "offline";
    const desk = extension ?? officePhone;
    return html`<li data-state=${state}>
      <cs-avatar name=${name} photo=${photoHash === null ? "" : photoUrl(photoHash)} person=${id}></cs-avatar>
      <div class="who">
        <a href=${`/people/${String(id)}`}>${name}</a>
        <div class="quiet small">${positionTitle ?? ""}</div>
      </div>
      <div class="where">
        <div class="state">${stateText(state)}</div>
        <div class="quiet small">${now ? detailText(now) : ""}</div>
      </div>
      <div class="reach">
        ${desk ? html`<a class="phone" href=${`tel:${desk}`} title=${msg("Máy lẻ", { id: "presence.extension" })}>${desk}</a>` : nothing}
        ${
          mobile
            ? html`<cs-button
                kind="quiet"
                size="small"
                icon="phone"
                href=${`tel:${mobile}`}
                label=${msg(str`Gọi di động ${mobile}`, { id: "presence.mobile" })}
              ></cs-button>`
            : nothing
        }
        ${
          can("chat.use") && id !== session.value?.person.id
            ? html`<cs-button
                kind="quiet"
                size="small"
                icon="message"
                label=${msg(str`Nhắn tin cho ${name}`, { id: "presence.chat" })}
                @click=${() => void this.#talk(id)}
              ></cs-button>`
            : nothing
        }
      </div>
    </li>`;
  }

  async #talk(personId: number): Promise<void> {
    try {
      await navigate(`/chat/${String(await talkTo(personId))}`);
    } catch (error) {
      toastError(error);
    }
  }
}
