import { css, html } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import type { CsSelect } from "../../../ui/cs-select.ts";
import "../../../ui/cs-choice.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { appleProfileAddress, authorityAddress } from "../api.ts";
import { programTitle, PROGRAMS, type Program } from "../state.ts";

/** How one program is set up, step by step. */
@customElement("connect-steps")
export class ConnectSteps extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      ol {
        margin: var(--cs-4) 0 0;
        padding-left: var(--cs-5);
        list-style: decimal;
      }
      li {
        padding: var(--cs-1) 0;
      }
      .line {
        margin-top: var(--cs-4);
      }
    `,
  ];

  @property({ type: Boolean }) authority = false;
  @state() private program: Program = /iPhone|iPad/.test(navigator.userAgent)
    ? "iphone"
    : navigator.userAgent.includes("Android")
      ? "android"
      : "thunderbird";

  override render() {
    const own = this.authority;
    return html`<cs-choice
        inline
        label=${msg("Chương trình của bạn", { id: "mail-connect.program" })}
        .options=${PROGRAMS.map((value) => ({ value, title: programTitle(value) }))}
        .value=${this.program}
        @cs-input=${(event: Event) => {
          this.program = (event.target as CsSelect).value as Program;
        }}
      ></cs-choice>
      <ol>
        ${stepsOf(this.program, own).map((step) => html`<li>${step}</li>`)}
      </ol>
      <div class="line">
        ${
          this.program === "iphone"
            ? html`<cs-button icon="download" href=${appleProfileAddress} download
                >${msg("Tải hồ sơ cấu hình", { id: "mail-connect.profile" })}</cs-button
              >`
            : own
              ? html`<cs-button icon="download" href=${authorityAddress()} download
                  >${msg("Tải chứng thư của cơ quan", { id: "mail-connect.authority" })}</cs-button
                >`
              : ""
        }
      </div>`;
  }
}

function stepsOf(program: Program, own: boolean): string[] {
  const password = msg("Tạo mật khẩu cho thiết bị ở mục trên và dán vào khi được hỏi mật khẩu.", {
    id: "mail-connect.step-password",
  });
  const finish = msg("Bấm Xong. Thư, thư mục và nhãn giống hệt như trong trình duyệt.", {
    id: "mail-connect.step-finish",
  });
  switch (program) {
    case "thunderbird":
      return [
        ...(own
          ? [
              msg(
                "Tải chứng thư của cơ quan. Trong Thunderbird: Cài đặt → Quyền riêng tư và bảo mật → Chứng thư → Quản lý → Nhà cung cấp → Nhập, chọn tệp vừa tải và tin cậy cho trang web.",
                { id: "mail-connect.step-thunderbird-ca" },
              ),
            ]
          : []),
        msg("Chọn Tài khoản mới → Thư, nhập họ tên và địa chỉ thư của bạn.", { id: "mail-connect.step-thunderbird" }),
        password,
        msg("Nếu Thunderbird không tự tìm thấy, chọn Cấu hình thủ công và chép các giá trị ở trên.", {
          id: "mail-connect.step-manual",
        }),
        finish,
      ];
    case "outlook":
      return [
        ...(own
          ? [
              msg(
                "Tải chứng thư của cơ quan, mở tệp, chọn Cài đặt chứng thư → Máy tính này → Cơ quan chứng thực gốc đáng tin cậy.",
                { id: "mail-connect.step-windows-ca" },
              ),
            ]
          : []),
        msg("Trong Outlook: Tệp → Thêm tài khoản, nhập địa chỉ thư, chọn Tự thiết lập rồi chọn IMAP.", {
          id: "mail-connect.step-outlook",
        }),
        msg("Chép máy chủ, cổng và kiểu bảo mật ở trên cho thư đến và thư đi.", { id: "mail-connect.step-copy" }),
        password,
        finish,
      ];
    case "iphone":
      return [
        msg("Quét mã vuông bằng máy ảnh của điện thoại, đăng nhập rồi tải hồ sơ cấu hình.", {
          id: "mail-connect.step-scan",
        }),
        msg("Mở Cài đặt → Đã tải về hồ sơ → Cài đặt.", { id: "mail-connect.step-iphone-install" }),
        password,
        ...(own
          ? [
              msg("Mở Cài đặt → Cài đặt chung → Giới thiệu → Cài đặt tin cậy chứng thư và bật chứng thư của cơ quan.", {
                id: "mail-connect.step-iphone-trust",
              }),
            ]
          : []),
      ];
    case "android":
      return [
        ...(own
          ? [
              msg(
                "Tải chứng thư của cơ quan trên điện thoại, rồi mở Cài đặt → Bảo mật → Cài đặt chứng thư → Chứng thư CA và chọn tệp.",
                { id: "mail-connect.step-android-ca" },
              ),
            ]
          : []),
        msg("Trong ứng dụng thư: Thêm tài khoản → Khác, nhập địa chỉ thư, chọn IMAP.", {
          id: "mail-connect.step-android",
        }),
        msg("Chép máy chủ, cổng và kiểu bảo mật ở trên cho thư đến và thư đi.", { id: "mail-connect.step-copy" }),
        password,
        finish,
      ];
  }
}
