/** A reminder of the sample office, as its author would write it. `audience`: whom it is for; its author alone where nothing is said. */
export interface SampleReminder {
  readonly from: string;
  readonly text: string;
  readonly audience?: string;
}

export const REMINDERS: readonly SampleReminder[] = [
  { from: "admin", text: "16h hôm nay kiểm tra bản sao lưu dữ liệu" },
  { from: "admin", text: "ngày làm việc cuối mỗi tháng lúc 16h chép bản sao lưu ra ổ cứng ngoài" },
  { from: "admin", text: "thứ hai hằng tuần lúc 7h45 bật máy chiếu phòng họp giao ban" },
  { from: "position:director", text: "mùng 1 âm hằng tháng lúc 7h thắp hương phòng truyền thống" },
  { from: "position:chief", text: "ngày 25 hằng tháng lúc 9h, ngày nghỉ thì nhắc sớm hơn: chốt bảng chấm công" },
  { from: "position:chief", text: "8h sáng mai gửi giấy mời họp tổng kết năm" },
  { from: "clerk", text: "16h30 mỗi ngày làm việc đối chiếu sổ văn bản đến trong ngày" },
  {
    from: "head:reform",
    text: "thứ sáu hằng tuần lúc 15h30 gửi báo cáo tuần cho Văn phòng",
    audience: "department:reform",
  },
];
