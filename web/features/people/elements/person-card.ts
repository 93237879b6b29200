import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { formatDay } from "../../../../server/kernel/contract/text.ts";
import { canHandOver, handOver } from "../../../kernel/hand-over.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { can, session } from "../../../kernel/session.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchPerson, takeAbsenceBack, type Absence, type PersonCard } from "../api.ts";
import { openAbsence } from "../dialogs/open-absence.ts";
import { absenceKinds, phoneText } from "../state.ts";

/** A person: picture, posts, how to reach, when away. */
@customElement("person-card")
export class PersonCardElement extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      :host {
        display: block;
        padding: var(--cs-8) var(--cs-6);
      }
      .person {
        display: grid;
        gap: var(--cs-6);
        max-width: 640px;
        margin: 0 auto;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--cs-5);
      }
      .back {
        display: none;
        margin-left: calc(-1 * var(--cs-2));
      }
      @media (max-width: 1099.9px) {
        .back {
          display: block;
          flex-basis: 100%;
        }
      }
      .who {
        flex: 1;
        min-width: 220px;
      }
      h2 {
        font-size: var(--cs-text-xxl);
        line-height: 1.35;
      }
      .post {
        color: var(--cs-ink-2);
      }
      dl {
        display: grid;
        grid-template-columns: minmax(110px, 150px) minmax(0, 1fr);
        border-top: 1px solid var(--cs-line);
      }
      dt,
      dd {
        padding: 10px 0;
        border-bottom: 1px solid var(--cs-line);
      }
      dt {
        color: var(--cs-ink-2);
      }
      dd {
        overflow-wrap: anywhere;
      }
      h3 {
        margin-bottom: var(--cs-2);
        font-size: var(--cs-text-m);
      }
      .absence {
        display: flex;
        align-items: center;
        gap: var(--cs-3);
        padding: var(--cs-2) 0;
        border-bottom: 1px solid var(--cs-line);
      }
      .absence div {
        flex: 1;
      }
      .warning {
        color: var(--cs-amber);
      }
      @media (max-width: 560px) {
        :host {
          padding: var(--cs-5) var(--cs-4);
        }
      }
    `,
  ];

  @property({ attribute: false }) personId: number | undefined;

  readonly #person = new LoadController<PersonCard, number>(this, {
    args: () => this.personId,
    load: (id, signal) => fetchPerson(id, signal),
  });

  override render() {
    return loadView(this.#person, { ready: (person) => this.#draw(person) });
  }

  #draw(person: PersonCard): TemplateResult {
    const photo = person.photoHash ? photoUrl(person.photoHash) : "";
    const isMe = person.id === session.value?.person.id;
    const to = [{ key: `person:${String(person.id)}`, name: person.name, ...(photo && { photo }) }];
    return html`<cs-hand-over name=${person.name} .to=${to} ?disabled=${isMe || !person.active}>
      <article class="person">
        <div class="head">
          <cs-button class="back" kind="quiet" size="small" icon="chevron-left" href="/people"
            >${msg("Danh bạ", { id: "people.title" })}</cs-button
          >
          <cs-avatar size="huge" name=${person.name} photo=${photo} person=${person.id}></cs-avatar>
          <div class="who">
            <h2>${person.name}</h2>
            ${person.posts.map(
              (post) =>
                html`<p class="post">
                  ${[post.positionTitle, post.departmentName].filter((part) => part !== null).join(", ")}${
                    post.main
                      ? nothing
                      : html` <span class="small">(${msg("kiêm nhiệm", { id: "people.also" })})</span>`
                  }
                </p>`,
            )}
            ${this.#presence(person)}
          </div>
        </div>
        <div class="line">
          <cs-button kind="primary" icon="mail" href=${`/mail/new?to=${encodeURIComponent(person.mailAddress)}`}
            >${msg("Soạn thư", { id: "people.write" })}</cs-button
          >
          ${
            can("transfers.use") && canHandOver() && !isMe && person.active
              ? html`<cs-button icon="upload" @click=${() => void handOver({ files: [], to })}
                  >${msg("Gửi tệp", { id: "people.send-files" })}</cs-button
                >`
              : nothing
          }
          ${
            person.mobile
              ? html`<cs-button icon="phone" href=${`tel:${person.mobile}`}
                  >${msg("Gọi", { id: "people.dial" })}</cs-button
                >`
              : nothing
          }
          ${isMe ? html`<cs-button icon="edit" href="/profile">${msg("Sửa hồ sơ", { id: "people.edit-own" })}</cs-button>` : nothing}
          ${
            can("directory.manage") && person.can.edit
              ? html`<cs-button icon="settings" href=${`/admin/people/${String(person.id)}`}
                  >${msg("Quản trị", { id: "people.manage" })}</cs-button
                >`
              : nothing
          }
        </div>
        <dl>
          ${this.#fact(msg("Di động", { id: "people.mobile" }), person.mobile && html`<a class="number" href=${`tel:${person.mobile}`}>${phoneText(person.mobile)}</a>`)}
          ${this.#fact(msg("Cơ quan", { id: "people.office-phone" }), person.officePhone && html`<a class="number" href=${`tel:${person.officePhone}`}>${phoneText(person.officePhone)}</a>`)}
          ${this.#fact(msg("Máy lẻ", { id: "people.extension" }), person.extension && html`<span class="number">${person.extension}</span>`)}
          ${this.#fact(msg("Phòng", { id: "people.room" }), person.room && html`${person.room}`)}
          ${this.#fact(msg("Thư điện tử", { id: "people.mail" }), html`${person.mailAddress}`)}
          ${this.#fact(msg("Sinh nhật", { id: "people.birthday" }), person.birthday && html`<span class="number">${person.birthday.split("-").reverse().join("/")}</span>`)}
          ${this.#fact(msg("Nhóm", { id: "people.groups" }), person.groups.length > 0 && html`${person.groups.map(({ name }) => name).join(", ")}`)}
        </dl>
        ${this.#absences(person)}
      </article></cs-hand-over
    >`;
  }

  #fact(name: string, value: TemplateResult | false | null | "") {
    return value
      ? html`<dt>${name}</dt>
          <dd>${value}</dd>`
      : nothing;
  }

  #presence(person: PersonCard) {
    if (!person.active) return html`<cs-badge>${msg("Đã thôi làm việc", { id: "people.left" })}</cs-badge>`;
    if (person.absentUntilOn === null) return nothing;
    const until = formatDay(person.absentUntilOn);
    return html`<cs-badge tone="amber" icon="calendar"
      >${msg(str`Vắng đến hết ${until}`, { id: "people.away-until" })}</cs-badge
    >`;
  }

  #absences(person: PersonCard) {
    if (person.absences.length === 0 && !person.can.recordAbsence) return nothing;
    return html`<section>
      <h3>${msg("Lịch vắng", { id: "people.absences" })}</h3>
      ${person.absences.map((absence) => this.#absence(absence))}
      ${
        person.can.recordAbsence
          ? html`<p>
              <cs-button kind="quiet" icon="plus" @click=${() => void this.#record(person)}
                >${msg("Thêm lịch vắng", { id: "people.add-absence" })}</cs-button
              >
            </p>`
          : nothing
      }
    </section>`;
  }

  #absence(absence: Absence) {
    const [from, to] = [formatDay(absence.fromOn), formatDay(absence.toOn)];
    const kind = absenceKinds().find(({ value }) => value === absence.kind)?.title ?? "";
    return html`<div class="absence">
      <div>
        <span class="number">${from === to ? from : `${from} – ${to}`}</span> · ${absence.note ?? kind}
        ${absence.deputyName ? html`<p class="small quiet">${msg(str`Thay: ${absence.deputyName}`, { id: "people.deputy" })}</p>` : nothing}
        ${absence.deputyAway ? html`<p class="small warning">${msg("Người thay cũng vắng trong thời gian này", { id: "people.deputy-away" })}</p>` : nothing}
      </div>
      ${
        absence.can.cancel
          ? html`<cs-button kind="quiet" size="small" @click=${() => void this.#cancel(absence)}
              >${msg("Hủy lịch", { id: "people.cancel-absence" })}</cs-button
            >`
          : nothing
      }
    </div>`;
  }

  async #record(person: PersonCard): Promise<void> {
    const made = await openAbsence({ personId: person.id, name: person.name });
    if (!made) return;
    await this.#person.reload();
    this.emit("person-changed");
  }

  async #cancel(absence: Absence): Promise<void> {
    const [name, from] = [absence.personName, formatDay(absence.fromOn)];
    const agreed = await confirm({
      heading: msg(str`Hủy lịch vắng của ${name} từ ${from}?`, { id: "people.cancel-heading" }),
      verb: msg("Hủy lịch", { id: "people.cancel-absence" }),
      destroys: true,
    });
    if (!agreed) return;
    try {
      await takeAbsenceBack(absence.id);
      toast(msg("Đã hủy lịch vắng", { id: "people.cancelled" }));
      await this.#person.reload();
      this.emit("person-changed");
    } catch (error) {
      toastError(error);
    }
  }
}
