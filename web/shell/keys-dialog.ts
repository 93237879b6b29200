import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import { msg } from "../kernel/i18n.ts";
import { activeShortcuts, type Shortcut } from "../kernel/shortcuts.ts";
import "../ui/cs-kbd.ts";
import { DialogElement } from "../ui/dialog-element.ts";
import { base } from "../ui/styles.ts";

/** The keys that work on this screen. */
@customElement("keys-dialog")
export class KeysDialog extends DialogElement<undefined> {
  static override styles = [
    base,
    css`
      h3 {
        margin: var(--cs-4) 0 var(--cs-1);
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
      li {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--cs-3);
        padding: 6px 0;
        border-bottom: 1px solid var(--cs-line);
      }
    `,
  ];

  override render() {
    const inLists: Shortcut[] = [
      {
        keys: "arrowup arrowdown",
        title: () => msg("Đi trong danh sách", { id: "shell.keys-walk" }),
        run: () => undefined,
      },
      { keys: "enter", title: () => msg("Mở dòng đang chọn", { id: "shell.keys-open" }), run: () => undefined },
      { keys: "x", title: () => msg("Đánh dấu dòng", { id: "shell.keys-mark" }), run: () => undefined },
      { keys: "escape", title: () => msg("Bỏ đánh dấu, quay lại", { id: "shell.keys-escape" }), run: () => undefined },
    ];
    const groups = [
      ...activeShortcuts(),
      { title: () => msg("Trong danh sách", { id: "shell.keys-lists" }), shortcuts: inLists },
    ];
    return html`<cs-dialog
      heading=${msg("Các phím của màn hình này", { id: "shell.keys-title" })}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      <div
        class="keys"
        tabindex="0"
        role="group"
        aria-label=${msg("Các phím của màn hình này", { id: "shell.keys-title" })}
      >
        ${groups.map(
          ({ title, shortcuts }) =>
            html`<h3>${title()}</h3>
              <ul>
                ${shortcuts.map((one) => html`<li><span>${one.title()}</span><cs-kbd keys=${one.keys}></cs-kbd></li>`)}
              </ul>`,
        )}
      </div>
    </cs-dialog>`;
  }
}
