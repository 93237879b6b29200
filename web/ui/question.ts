/** What `confirm` asks. */
export interface Question {
  /** Names the thing: "Xóa cuộc trưng cầu “Đồng phục mùa hè”?" */
  readonly heading: string;
  /** What will happen to whom. */
  readonly text?: string;
  /** The button: "Xóa", "Gửi", "Kết thúc". */
  readonly verb: string;
  /** It destroys: the button is red. */
  readonly destroys?: boolean;
}
