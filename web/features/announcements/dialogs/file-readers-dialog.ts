import { html } from "lit";
import { customElement } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { PagedList } from "../../../kernel/paged-list.ts";
import { photoUrl } from "../../../ui/cs-avatar.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import { pagedView, rowStyles } from "../../../ui/paged-view.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchFileReaders } from "../api.ts";

type FileReader = Awaited<ReturnType<typeof fetchFileReaders>>["items"][number];

/** Who has opened a file, in the order in which they did. */
@customElement("file-readers-dialog")
export class FileReadersDialog extends DialogElement<{ postId: number; fileId: number; name: string }> {
  static override styles = [base, blocks, rowStyles];

  readonly #readers = new PagedList<FileReader>(this, {
    fetch: (after, signal) => fetchFileReaders(this.input.postId, this.input.fileId, after, signal),
    keyOf: ({ person }) => person.id,
  });

  override render() {
    return html`<cs-dialog
      size="small"
      heading=${this.input.name}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      ${pagedView(
        this.#readers,
        ({ person, openedAt }) =>
          html`<li>
            <cs-avatar
              size="small"
              name=${person.name}
              photo=${person.photoHash === null ? "" : photoUrl(person.photoHash)}
            ></cs-avatar>
            <div class="what">${person.name}</div>
            <span class="when"><cs-date form="list" at=${openedAt}></cs-date></span>
          </li>`,
        msg("Chưa ai mở tệp này.", { id: "announcements.file-none" }),
      )}
    </cs-dialog>`;
  }
}
