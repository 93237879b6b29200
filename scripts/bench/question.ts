/** A poll that asks the administrators; open for a day. */
export function question(n: number): object {
  return {
    title: `Câu hỏi số ${String(n)}`,
    description: "",
    kind: "single",
    secrecy: "open",
    results: "live",
    options: ["Đồng ý", "Không đồng ý"],
    maxChoices: 1,
    quorum: null,
    remindHours: null,
    audience: ["role:administrator"],
    opensAt: 0,
    closesAt: Date.now() + 24 * 3_600_000,
  };
}
