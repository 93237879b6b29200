const SYLLABLES =
  "an anh ba bản bảo báo bình bộ bước cán cáo cấp cầu chi chỉ chính chủ chuyên công cơ cục cung cử dân danh dự đảm đạo đất đầu đề đến địa định đoàn đơn đồng " +
  "đường giao giấy giám gửi hạn hành hệ hiện hình hoạch họp hồ hội hợp huyện hướng kế kết khai khảo khẩn kiểm kinh ký lãnh lập lịch liên loại luật lượng mật mời mục năm " +
  "ngành ngày nghị nghiệm nghiệp người nhân nhiệm nhóm nội phát phê phí phòng phó phối phương quản quận quyết quy rà rừng sách sau số sở sơ sức tài tập tâm tế thanh thành thẩm " +
  "thi thiết thông thời thu thủ thuế thực thường tiền tiến tiếp tỉnh tổ tổng trạm trang trình trung trường truyền tuần tuyến tư ủy văn vật vấn viên việc vốn vụ xã xây xét ý yêu";
const WORDS = SYLLABLES.split(" ");

export interface Draw {
  /** 0 ≤ n < 1. */
  readonly random: () => number;
  /** So many words of an office, in no order that means anything. */
  readonly words: (count: number) => string;
}

/** Words that are the same in every run (mulberry32). The square makes the first words of the list common and the last ones rare. */
export function drawWords(seed: number): Draw {
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    random,
    words: (count) =>
      Array.from({ length: count }, () => WORDS[Math.floor(random() ** 2 * WORDS.length)] ?? "").join(" "),
  };
}
