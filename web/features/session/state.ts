import { msg } from "../../kernel/i18n.ts";

type Wrong<Values> = Partial<Record<keyof Values & string, string>>;

/** What is missing before a sign-in is sent. */
export function checkSignIn(values: { username: string; password: string }): Wrong<typeof values> {
  return {
    ...(values.username.trim() === "" && { username: msg("Hãy nhập tên đăng nhập.", { id: "session.need-username" }) }),
    ...(values.password === "" && { password: msg("Hãy nhập mật khẩu.", { id: "session.need-password" }) }),
  };
}

export interface NewPassword {
  readonly current: string;
  readonly next: string;
  readonly again: string;
}

/** The shortest password that the office takes; its strength beyond that is judged by the server. */
export const SHORTEST = 10;

/** What is wrong with a new password before it is sent. */
export function checkNewPassword({ current, next, again }: NewPassword): Wrong<NewPassword> {
  const wrong: Wrong<NewPassword> = {};
  if (current === "") wrong.current = msg("Hãy nhập mật khẩu đang dùng.", { id: "session.need-current" });
  if ([...next].length < SHORTEST) {
    wrong.next = msg("Mật khẩu mới quá ngắn. Hãy dùng ít nhất 8 ký tự.", { id: "session.too-short" });
  } else if (next === current) {
    wrong.next = msg("Mật khẩu mới trùng mật khẩu cũ. Hãy chọn mật khẩu khác.", { id: "session.same-password" });
  }
  if (again !== next) wrong.again = msg("Hai lần nhập không giống nhau. Hãy nhập lại.", { id: "session.not-same" });
  return wrong;
}
