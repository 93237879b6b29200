/** A poll of the sample office. Days are counted from today; `leaning` is how the answers fall, by option. */
export interface Question {
  readonly from: string;
  readonly title: string;
  readonly description: string;
  readonly kind: "single" | "multiple" | "text";
  readonly secrecy: "open" | "anonymous";
  readonly results: "live" | "after-closing";
  readonly options: readonly string[];
  readonly maxChoices: number;
  readonly quorum: number | null;
  readonly audience: string;
  readonly opensIn: number;
  readonly closesIn: number;
  readonly leaning: readonly number[];
  /** Of the people asked, how many answer. */
  readonly turnout: number;
  readonly texts?: readonly string[];
}

export const QUESTIONS: readonly Question[] = [
  {
    from: "position:deputy-chief",
    title: "Chọn điểm tham quan, học tập kinh nghiệm năm nay",
    description: "Công đoàn tổ chức một chuyến 3 ngày 2 đêm vào cuối quý. Mỗi người chọn một nơi.",
    kind: "single",
    secrecy: "open",
    results: "live",
    options: ["Đà Nẵng - Hội An", "Hà Giang - Cao nguyên đá Đồng Văn", "Quảng Bình - Phong Nha", "Nghệ An - Quê Bác"],
    maxChoices: 1,
    quorum: null,
    audience: "everyone",
    opensIn: -3,
    closesIn: 4,
    leaning: [42, 20, 23, 15],
    turnout: 0.58,
  },
  {
    from: "position:chief",
    title: "Chất lượng bữa ăn trưa tại bếp ăn cơ quan",
    description: "Trả lời kín: không ai, kể cả quản trị viên, biết ai chọn gì.",
    kind: "single",
    secrecy: "anonymous",
    results: "after-closing",
    options: ["Rất hài lòng", "Hài lòng", "Bình thường", "Chưa hài lòng"],
    maxChoices: 1,
    quorum: 50,
    audience: "everyone",
    opensIn: -20,
    closesIn: -13,
    leaning: [18, 44, 28, 10],
    turnout: 0.81,
  },
  {
    from: "head:reform",
    title: "Góp ý dự thảo Quy chế làm việc của Sở",
    description: "Đề nghị ghi rõ điều, khoản cần sửa và nội dung đề xuất.",
    kind: "text",
    secrecy: "open",
    results: "live",
    options: [],
    maxChoices: 1,
    quorum: null,
    audience: "heads",
    opensIn: -2,
    closesIn: 5,
    leaning: [],
    turnout: 0.45,
    texts: [
      "Điều 7 khoản 2: đề nghị quy định rõ thời hạn cho ý kiến giữa các phòng là 2 ngày làm việc.",
      "Nhất trí với dự thảo.",
      "Đề nghị bổ sung trách nhiệm của phó trưởng phòng khi được ủy quyền.",
      "Điều 12: nên cho phép họp trực tuyến đối với giao ban tuần.",
      "Đề nghị gộp Điều 15 và Điều 16 để tránh trùng lặp.",
    ],
  },
  {
    from: "group:digital",
    title: "Bạn cần được tập huấn thêm nội dung nào?",
    description: "Chọn tối đa 3 nội dung. Tổ chuyển đổi số sẽ mở lớp theo nhu cầu.",
    kind: "multiple",
    secrecy: "open",
    results: "live",
    options: [
      "Ký số và trình ký",
      "Bảng tính nâng cao",
      "An toàn thông tin",
      "Lập hồ sơ điện tử",
      "Soạn thảo đúng thể thức",
      "Trợ lý AI",
    ],
    maxChoices: 3,
    quorum: null,
    audience: "everyone",
    opensIn: -6,
    closesIn: 1,
    leaning: [25, 18, 14, 16, 10, 17],
    turnout: 0.66,
  },
  {
    from: "position:chief",
    title: "Lấy phiếu tín nhiệm giới thiệu chiến sĩ thi đua",
    description: "Bỏ phiếu kín. Kết quả có giá trị khi có từ 70 % số người được hỏi trả lời.",
    kind: "single",
    secrecy: "anonymous",
    results: "after-closing",
    options: ["Đồng ý với danh sách Hội đồng giới thiệu", "Không đồng ý", "Ý kiến khác"],
    maxChoices: 1,
    quorum: 70,
    audience: "heads",
    opensIn: -1,
    closesIn: 2,
    leaning: [80, 8, 12],
    turnout: 0.5,
  },
  {
    from: "group:youth",
    title: "Chọn ngày tổ chức giải cầu lông chi đoàn",
    description: "",
    kind: "single",
    secrecy: "open",
    results: "live",
    options: ["Thứ Bảy tuần này", "Chủ nhật tuần này", "Thứ Bảy tuần sau"],
    maxChoices: 1,
    quorum: null,
    audience: "group:youth",
    opensIn: -12,
    closesIn: -8,
    leaning: [30, 15, 55],
    turnout: 0.74,
  },
  {
    from: "position:deputy-chief",
    title: "Đăng ký ca trực Tết",
    description: "Mở đăng ký từ ngày kia để các phòng kịp bàn bạc.",
    kind: "single",
    secrecy: "open",
    results: "live",
    options: ["29 và 30 Tết", "Mùng 1 và mùng 2", "Mùng 3 và mùng 4", "Xin không trực (có lý do)"],
    maxChoices: 1,
    quorum: null,
    audience: "everyone",
    opensIn: 2,
    closesIn: 12,
    leaning: [],
    turnout: 0,
  },
];
