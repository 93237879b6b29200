import { defineErrors } from "../../kernel/errors.ts";

export const presenceErrors = defineErrors("presence", {
  until: {
    status: 400,
    vi: "Giờ về phải ở phía trước và trong vòng {days} ngày. Hãy chọn lại; nghỉ dài hơn thì báo vắng.",
    en: "The time must lie ahead and within {days} days. Choose again; for longer, record an absence.",
  },
});
