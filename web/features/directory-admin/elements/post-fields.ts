import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import type { CsSelect } from "../../../ui/cs-select.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import type { Department, Position } from "../api.ts";
import { emptyPost, withDepth, type PostForm } from "../state.ts";

/**
 * The posts of a person: the main one, and those held beside it.
 * @fires cs-input - read `posts`
 */
@customElement("post-fields")
export class PostFields extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        gap: var(--cs-3);
      }
      .post {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        align-items: end;
        gap: var(--cs-4);
      }
      .post:has(cs-button) {
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) auto;
      }
      @media (max-width: 560px) {
        .post,
        .post:has(cs-button) {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) posts: readonly PostForm[] = [];
  @property({ attribute: false }) departments: readonly Department[] = [];
  @property({ attribute: false }) positions: readonly Position[] = [];

  override render() {
    return html`${this.posts.map((post, i) => this.#post(post, i))}
      <div>
        <cs-button
          kind="quiet"
          size="small"
          icon="plus"
          @click=${() => {
            this.#set([...this.posts, emptyPost]);
          }}
          >${msg("Thêm kiêm nhiệm", { id: "directory-admin.add-post" })}</cs-button
        >
      </div>`;
  }

  #post(post: PostForm, i: number) {
    const none = { value: "", title: msg("(chưa có)", { id: "directory-admin.no-choice" }) };
    const change = (part: Partial<PostForm>) => {
      this.#set(this.posts.map((other, j) => (i === j ? { ...other, ...part } : other)));
    };
    return html`<div class="post">
      <cs-select
        label=${i === 0 ? msg("Chức vụ chính", { id: "directory-admin.main-position" }) : msg("Kiêm chức vụ", { id: "directory-admin.other-position" })}
        .options=${[none, ...this.positions.map(({ id, name }) => ({ value: String(id), title: name }))]}
        .value=${post.positionId}
        @cs-input=${(event: Event) => {
          change({ positionId: (event.target as CsSelect).value });
        }}
      ></cs-select>
      <cs-select
        label=${msg("Đơn vị", { id: "directory-admin.department" })}
        .options=${[
          none,
          ...withDepth(this.departments).map(({ department, depth }) => ({
            value: String(department.id),
            title: `${"\u2003".repeat(depth)}${department.name}`,
          })),
        ]}
        .value=${post.departmentId}
        @cs-input=${(event: Event) => {
          change({ departmentId: (event.target as CsSelect).value });
        }}
      ></cs-select>
      ${
        i === 0
          ? nothing
          : html`<cs-button
              kind="quiet"
              icon="x"
              label=${msg("Gỡ kiêm nhiệm này", { id: "directory-admin.remove-post" })}
              @click=${() => {
                this.#set(this.posts.filter((_, j) => i !== j));
              }}
            ></cs-button>`
      }
    </div>`;
  }

  #set(posts: readonly PostForm[]): void {
    this.posts = posts;
    this.emit("cs-input");
  }
}
