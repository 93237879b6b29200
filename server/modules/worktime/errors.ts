import { defineErrors } from "../../kernel/errors.ts";

export const worktimeErrors = defineErrors("worktime", {
  span: {
    status: 400,
    vi: "Khoảng ngày phải có ngày đầu không sau ngày cuối và dài tối đa {most} ngày.",
    en: "The first day must not be after the last one, and at most {most} days can be asked for at once.",
  },
  noSuchDay: {
    status: 400,
    vi: "Ngày {day} không có trong lịch. Hãy chọn lại.",
    en: "The day {day} does not exist. Choose another.",
  },
  unknownDepartment: {
    status: 400,
    vi: "Không có đơn vị này. Hãy chọn lại.",
    en: "There is no such department. Choose another.",
  },
  sessions: {
    status: 400,
    vi: "Các buổi làm việc phải theo thứ tự, không chồng nhau, và giờ kết thúc sau giờ bắt đầu.",
    en: "The sessions of a day must follow each other, must not overlap, and each must end after it begins.",
  },
  season: {
    status: 400,
    vi: "Mùa cần cả ngày bắt đầu và ngày kết thúc; để trống cả hai nếu áp dụng quanh năm.",
    en: "A season needs its first and its last day; leave both empty for the whole year.",
  },
  validity: {
    status: 400,
    vi: "Ngày hết hiệu lực không được trước ngày bắt đầu.",
    en: "The last day must not be before the first one.",
  },
  lastHours: {
    status: 409,
    vi: "Đây là giờ làm việc cuối cùng của cơ quan nên không gỡ được. Hãy sửa, hoặc thêm giờ khác trước.",
    en: "These are the agency's last working hours and cannot be removed. Change them, or add others first.",
  },
  neverWorking: {
    status: 409,
    vi: "Theo lịch này không có giờ làm việc nào trong mười năm tới nên không tính được hạn. Hãy xem lại giờ làm việc.",
    en: "This calendar has no working time in the next ten years, so no deadline can be computed. Check the working hours.",
  },
});
