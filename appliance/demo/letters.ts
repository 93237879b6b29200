/**
 * What an office writes to itself. `{day:3}` is the day three days after the letter, `{me}` the sender's given name, `{you}` the first
 * recipient's. Persons are named by their place: `head:reform`, `position:director`, `officer:merit`, `clerk`, `admin`.
 */
export interface Letter {
  readonly from: string;
  readonly to: readonly string[];
  readonly cc?: readonly string[];
  readonly subject: string;
  readonly body: string;
  readonly replies?: readonly { readonly from: "recipient" | "sender"; readonly body: string }[];
}

export const LETTERS: readonly Letter[] = [
  {
    from: "clerk",
    to: ["heads"],
    cc: ["board"],
    subject: "Giấy mời họp giao ban tháng",
    body: `Kính gửi các đồng chí trưởng phòng, giám đốc trung tâm,

Thực hiện chương trình công tác, Văn phòng trân trọng kính mời các đồng chí dự họp giao ban:
- Thời gian: 8 giờ 00, ngày {day:2}.
- Địa điểm: Phòng họp tầng 3.
- Nội dung: kết quả công tác tháng, nhiệm vụ trọng tâm tháng tới, các kiến nghị của phòng, đơn vị.

Đề nghị các đồng chí gửi báo cáo của phòng về Văn phòng trước 16 giờ ngày {day:1}.

Trân trọng cảm ơn.`,
    replies: [
      { from: "recipient", body: "Phòng tôi đã nhận được. Báo cáo sẽ gửi trong chiều mai. Cảm ơn đồng chí {you}." },
      {
        from: "recipient",
        body: "Tôi đi công tác huyện đến hết ngày {day:2}, xin phép cử đồng chí phó trưởng phòng dự thay.",
      },
    ],
  },
  {
    from: "position:director",
    to: ["heads"],
    subject: "Đôn đốc nhiệm vụ UBND tỉnh giao quá hạn",
    body: `Gửi các đồng chí,

Theo rà soát của Văn phòng, đến nay còn 4 nhiệm vụ UBND tỉnh giao chưa hoàn thành, trong đó 1 nhiệm vụ quá hạn. Đề nghị các phòng được giao chủ trì báo cáo nguyên nhân và cam kết thời gian hoàn thành trước ngày {day:3}.

Các đồng chí Phó Giám đốc phụ trách lĩnh vực trực tiếp chỉ đạo.`,
    replies: [
      {
        from: "recipient",
        body: "Báo cáo đồng chí Giám đốc, nhiệm vụ của phòng chậm do chờ ý kiến của hai sở. Phòng đã làm việc lại, xin hoàn thành trước ngày {day:5}.",
      },
      { from: "sender", body: "Đồng ý. Phòng chủ động đôn đốc, không để phải gia hạn thêm lần nữa." },
    ],
  },
  {
    from: "head:reform",
    to: ["group:reform"],
    subject: "Số liệu tự chấm điểm chỉ số cải cách hành chính",
    body: `Chào các đồng chí trong Tổ công tác,

Đề nghị các đồng chí rà soát số liệu tự chấm điểm thuộc lĩnh vực mình theo dõi, kèm tài liệu kiểm chứng, gửi về Phòng Cải cách hành chính trước 17 giờ ngày {day:4} để tổng hợp trình lãnh đạo Sở.

Lưu ý: mỗi tiêu chí cần ghi rõ số, ký hiệu văn bản làm căn cứ. Tiêu chí nào không có tài liệu kiểm chứng thì không tính điểm.

Cảm ơn các đồng chí.`,
    replies: [
      { from: "recipient", body: "Phần dịch vụ công trực tuyến tôi đã có đủ tài liệu, chiều nay sẽ gửi anh." },
      {
        from: "recipient",
        body: "Đồng chí {you} cho hỏi tiêu chí về trả kết quả đúng hạn lấy số liệu đến hết tháng nào?",
      },
      { from: "sender", body: "Lấy đến hết tháng trước, theo báo cáo của Trung tâm Phục vụ hành chính công." },
    ],
  },
  {
    from: "position:chief",
    to: ["everyone"],
    subject: "Thông báo cắt điện và bảo trì hệ thống mạng",
    body: `Kính gửi toàn thể công chức, viên chức, người lao động,

Điện lực thông báo cắt điện khu vực cơ quan từ 13 giờ 30 đến 17 giờ ngày {day:3} để sửa chữa lưới điện. Trong thời gian này máy chủ và mạng nội bộ tạm dừng.

Đề nghị các đồng chí lưu công việc và tắt máy tính trước 13 giờ 15. Bộ phận một cửa chuyển sang tiếp nhận bằng sổ.

Trân trọng.`,
  },
  {
    from: "admin",
    to: ["everyone"],
    subject: "Hướng dẫn đặt mật khẩu an toàn",
    body: `Chào các đồng chí,

Để bảo đảm an toàn thông tin, đề nghị các đồng chí:
1. Đặt mật khẩu từ 10 ký tự trở lên, không dùng ngày sinh hay số điện thoại.
2. Không ghi mật khẩu ra giấy dán trên màn hình, không cho người khác mượn tài khoản.
3. Khóa màn hình khi rời khỏi bàn làm việc.

Ai quên mật khẩu xin liên hệ tôi theo số máy lẻ trong danh bạ.`,
    replies: [
      {
        from: "recipient",
        body: "Anh {you} ơi, máy phòng em không khóa được màn hình bằng phím tắt, nhờ anh xem giúp.",
      },
      { from: "sender", body: "Em bấm phím Windows và L cùng lúc nhé. Nếu vẫn không được thì 14 giờ anh sang." },
    ],
  },
  {
    from: "head:planning",
    to: ["heads"],
    subject: "Rà soát dự toán kinh phí năm sau",
    body: `Kính gửi các phòng, đơn vị,

Để kịp trình thẩm định, đề nghị các phòng, đơn vị gửi nhu cầu kinh phí năm sau (mua sắm, hội nghị, công tác phí) về Phòng Kế hoạch - Tài chính trước ngày {day:5}. Nhu cầu gửi sau thời hạn này sẽ không được tổng hợp.

Trân trọng.`,
    replies: [
      { from: "recipient", body: "Phòng tôi đề nghị bổ sung 2 máy quét tài liệu, có thuyết minh gửi sau trong ngày." },
      { from: "sender", body: "Đã ghi nhận. Nhờ đồng chí ghi rõ cấu hình và đơn giá tham khảo." },
    ],
  },
  {
    from: "officer:merit",
    to: ["head:merit"],
    subject: "Xin ý kiến hồ sơ đề nghị xác nhận người có công",
    body: `Kính gửi đồng chí Trưởng phòng,

Em gửi 3 hồ sơ đề nghị xác nhận mới nhận tuần này. Có 1 hồ sơ thiếu giấy tờ gốc, em dự kiến soạn công văn đề nghị xã bổ sung. Xin ý kiến đồng chí trước khi trình.`,
    replies: [
      {
        from: "recipient",
        body: "Em dự thảo công văn, nêu rõ loại giấy tờ còn thiếu và thời hạn bổ sung. Hai hồ sơ đủ thì trình luôn trong tuần.",
      },
    ],
  },
  {
    from: "head:awards",
    to: ["heads"],
    subject: "Đề nghị khen thưởng chuyên đề chuyển đổi số",
    body: `Kính gửi các phòng, đơn vị,

Hội đồng Thi đua - Khen thưởng của Sở xét khen thưởng chuyên đề chuyển đổi số. Mỗi phòng giới thiệu không quá 2 cá nhân, kèm báo cáo thành tích có xác nhận, gửi về Phòng Thi đua - Khen thưởng trước ngày {day:6}.`,
    replies: [
      { from: "recipient", body: "Phòng chúng tôi giới thiệu 1 đồng chí, hồ sơ gửi kèm bản giấy trong sáng mai." },
    ],
  },
  {
    from: "group:youth",
    to: ["group:youth"],
    subject: "Ngày Chủ nhật xanh cuối tháng",
    body: `Chào cả nhà,

Chi đoàn tổ chức dọn vệ sinh, trồng cây quanh trụ sở vào 7 giờ Chủ nhật tuần này. Dụng cụ Văn phòng đã chuẩn bị, mọi người nhớ đi giày và mang nước uống nhé.

Ai tham gia trả lời thư này để mình đặt bữa sáng.`,
    replies: [
      { from: "recipient", body: "Mình tham gia nhé." },
      { from: "recipient", body: "Em tham gia, em mang thêm hai cái xẻng." },
      { from: "recipient", body: "Hôm đó em trực một cửa bù, xin phép vắng ạ." },
    ],
  },
  {
    from: "group:football",
    to: ["group:football"],
    subject: "Giao hữu bóng đá chiều thứ Tư",
    body: `Anh em,

Chiều thứ Tư 17 giờ mình giao hữu với đội Sở Tài chính ở sân Đông Kinh. Hiện mới có 8 người báo. Ai đá được thì trả lời để chốt đội hình.`,
    replies: [
      { from: "recipient", body: "Có mặt. Cho đá cánh phải nhé." },
      { from: "recipient", body: "Đầu gối chưa khỏi, tôi đến cổ vũ." },
    ],
  },
  {
    from: "position:deputy-chief",
    to: ["everyone"],
    subject: "Đăng ký khám sức khỏe định kỳ",
    body: `Kính gửi các đồng chí,

Bệnh viện Đa khoa tỉnh khám sức khỏe định kỳ cho cơ quan trong 2 ngày {day:7} và {day:8}. Đề nghị mỗi phòng chia làm hai đợt để không ảnh hưởng công việc, lập danh sách gửi Văn phòng trước ngày {day:3}.

Lưu ý: nhịn ăn sáng để xét nghiệm máu.`,
    replies: [{ from: "recipient", body: "Phòng tôi đăng ký 5 người ngày đầu, 4 người ngày sau." }],
  },
  {
    from: "officer:organisation",
    to: ["officer:servants"],
    subject: "Danh sách biên chế đến cuối quý",
    body: `Chào {you},

Bạn gửi giúp mình danh sách công chức, viên chức có mặt đến cuối quý của các đơn vị sự nghiệp để mình đối chiếu với chỉ tiêu biên chế được giao nhé. Mình cần trước sáng ngày {day:2}.

Cảm ơn bạn.`,
    replies: [
      {
        from: "recipient",
        body: "Mình gửi trong chiều nay. Hai đơn vị chưa báo cáo là Trung tâm Dịch vụ việc làm và Trung tâm Lưu trữ, mình đang đôn đốc.",
      },
      { from: "sender", body: "Cảm ơn bạn, vậy mình tổng hợp phần đã có trước." },
    ],
  },
  {
    from: "head:labour",
    to: ["position:deputy-director"],
    subject: "Báo cáo tình hình lao động sau Tết tại các doanh nghiệp",
    body: `Kính gửi đồng chí Phó Giám đốc,

Phòng đã tổng hợp nhanh từ 42 doanh nghiệp: 96,5 % lao động trở lại làm việc, 3 doanh nghiệp có nhu cầu tuyển thêm khoảng 180 người. Dự thảo báo cáo UBND tỉnh xin trình đồng chí xem trước khi ký.`,
    replies: [
      { from: "recipient", body: "Báo cáo ngắn gọn, rõ. Bổ sung một ý về nhu cầu nhà ở cho công nhân rồi trình ký." },
    ],
  },
  {
    from: "clerk",
    to: ["head:authorities"],
    subject: "Văn bản đến khẩn chưa có ý kiến xử lý",
    body: `Kính gửi đồng chí,

Văn bản khẩn của Bộ Nội vụ về sắp xếp thôn, tổ dân phố chuyển phòng từ sáng nay, hạn trả lời trong ngày mai. Đề nghị đồng chí cho ý kiến phân công để kịp thời hạn.`,
    replies: [
      { from: "recipient", body: "Tôi đã phân công chuyên viên xử lý, chiều nay có dự thảo. Cảm ơn đồng chí đã nhắc." },
    ],
  },
  {
    from: "position:driver",
    to: ["position:chief"],
    subject: "Đề nghị bảo dưỡng xe 12A",
    body: `Kính gửi đồng chí Chánh Văn phòng,

Xe đã đi 10.200 km từ lần bảo dưỡng trước, phanh sau có tiếng kêu. Đề nghị cho bảo dưỡng trong tuần, dự kiến nửa ngày. Nếu được xin bố trí vào sáng ngày {day:3} vì hôm đó chưa có lịch đi cơ sở.`,
    replies: [{ from: "recipient", body: "Đồng ý. Lấy báo giá trước, chuyển kế toán làm thủ tục." }],
  },
  {
    from: "head:archive",
    to: ["heads"],
    subject: "Kế hoạch giao nộp hồ sơ vào lưu trữ cơ quan",
    body: `Kính gửi các phòng, đơn vị,

Theo quy định, hồ sơ công việc kết thúc năm trước phải nộp vào lưu trữ cơ quan trong thời hạn 1 năm. Đề nghị các phòng lập mục lục hồ sơ nộp lưu và đăng ký thời gian giao nộp với Trung tâm trước ngày {day:10}. Trung tâm sẽ cử người hướng dẫn chỉnh lý tại phòng khi có yêu cầu.`,
    replies: [
      {
        from: "recipient",
        body: "Phòng tôi còn khoảng 15 hộp chưa chỉnh lý, nhờ Trung tâm cử người hướng dẫn một buổi.",
      },
    ],
  },
  {
    from: "officer:reform",
    to: ["admin"],
    subject: "Không mở được tệp báo cáo",
    body: `Anh {you} ơi, tệp Excel báo cáo quý em mở lên báo lỗi phông chữ, chữ hiện thành ký hiệu lạ. Anh xem giúp em với, chiều nay em phải nộp rồi ạ.`,
    replies: [
      {
        from: "recipient",
        body: "Tệp dùng phông .VnTime cũ. Anh đã chuyển sang Unicode và gửi lại, em kiểm tra các cột số nhé.",
      },
      { from: "sender", body: "Em mở được rồi ạ, em cảm ơn anh nhiều." },
    ],
  },
  {
    from: "position:deputy-director",
    to: ["head:servants", "head:organisation"],
    subject: "Chuẩn bị nội dung làm việc với Đoàn kiểm tra",
    body: `Hai đồng chí,

Đoàn kiểm tra công vụ làm việc với Sở ngày {day:6}. Phòng Công chức, viên chức chuẩn bị báo cáo về đánh giá, xếp loại; Phòng Tổ chức - Biên chế chuẩn bị báo cáo về vị trí việc làm. Gửi tôi dự thảo trước ngày {day:3}.`,
    replies: [{ from: "recipient", body: "Vâng, phòng xin gửi dự thảo đúng hạn." }],
  },
  {
    from: "group:women",
    to: ["everyone"],
    subject: "Gây quỹ ủng hộ học sinh vùng cao",
    body: `Kính gửi các đồng chí,

Ban Nữ công vận động quyên góp quần áo ấm, sách vở cho học sinh hai xã biên giới. Xin gửi về phòng họp tầng 1 trước ngày {day:7}. Danh sách ủng hộ sẽ được công khai.

Trân trọng cảm ơn tấm lòng của các đồng chí.`,
    replies: [
      { from: "recipient", body: "Phòng chúng tôi gửi 3 thùng sách và áo ấm, sáng mai sẽ chuyển xuống." },
      { from: "sender", body: "Ban Nữ công xin cảm ơn cả phòng." },
    ],
  },
  {
    from: "position:accountant",
    to: ["everyone"],
    subject: "Bổ sung thông tin giảm trừ gia cảnh",
    body: `Kính gửi các đồng chí,

Đề nghị các đồng chí có thay đổi về người phụ thuộc gửi tờ khai cho bộ phận kế toán trước ngày {day:8} để quyết toán thuế thu nhập cá nhân. Ai không thay đổi thì không phải gửi lại.`,
  },
  {
    from: "head:jobs",
    to: ["department:jobs-advice", "department:jobs-insurance"],
    subject: "Phân công trực phiên giao dịch việc làm",
    body: `Gửi các đồng chí,

Phiên giao dịch việc làm lưu động tổ chức tại phường Kỳ Lừa ngày {day:5}. Phòng Tư vấn trực 3 bàn, Phòng Bảo hiểm thất nghiệp trực 1 bàn. Xe xuất phát 6 giờ 30 tại cổng cơ quan.`,
    replies: [{ from: "recipient", body: "Phòng đã phân công đủ người. Đề nghị bố trí thêm một máy in ạ." }],
  },
  {
    from: "position:deputy-head",
    to: ["head:reform"],
    subject: "Xin nghỉ phép",
    body: `Kính gửi đồng chí,

Tôi xin nghỉ phép 2 ngày từ ngày {day:4} để giải quyết việc gia đình. Công việc đang làm tôi đã bàn giao, hồ sơ để trong thư mục chung của phòng.`,
    replies: [{ from: "recipient", body: "Đồng ý. Chúc gia đình đồng chí mọi việc tốt lành." }],
  },
  {
    from: "group:digital",
    to: ["group:digital"],
    cc: ["position:director"],
    subject: "Kết quả thử nghiệm ký số văn bản nội bộ",
    body: `Kính gửi Giám đốc và các đồng chí trong Tổ,

Sau 2 tuần thử nghiệm, 73 văn bản đã ký số, thời gian trình ký trung bình giảm từ 2 ngày còn 5 giờ. Còn hai vướng mắc: máy của 4 đồng chí chưa cài trình điều khiển, và chữ ký hiển thị chưa đúng vị trí trên một số mẫu.

Tổ đề xuất mở rộng ra toàn Sở từ ngày {day:10}.`,
    replies: [
      { from: "recipient", body: "Kết quả tốt. Đề nghị Tổ có tài liệu hướng dẫn một trang cho người mới dùng." },
      { from: "recipient", body: "Phòng tôi có 2 máy chưa cài được, nhờ Tổ hỗ trợ trong tuần." },
    ],
  },
  {
    from: "position:director",
    to: ["everyone"],
    subject: "Thư cảm ơn",
    body: `Các đồng chí thân mến,

Sở ta vừa được UBND tỉnh ghi nhận hoàn thành tốt nhiệm vụ sắp xếp tổ chức bộ máy. Kết quả này có được từ sự cố gắng của mỗi đồng chí, nhất là những ngày làm việc thêm giờ vừa qua.

Thay mặt Ban Giám đốc, tôi trân trọng cảm ơn và mong các đồng chí tiếp tục phát huy.`,
  },
];
