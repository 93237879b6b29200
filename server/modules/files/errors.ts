import { defineErrors } from "../../kernel/errors.ts";

export const filesErrors = defineErrors("files", {
  notFound: {
    status: 404,
    vi: "Tệp tải lên không còn trên máy chủ: quá hạn, đã gỡ hoặc đã dùng ở nơi khác. Hãy tải lên lại.",
    en: "The uploaded file is no longer here: it expired, was removed, or is in use elsewhere. Upload it again.",
  },
  tooLarge: {
    status: 413,
    vi: "Tệp lớn hơn mức cho phép ({limit} MB). Hãy chọn tệp nhỏ hơn hoặc hỏi quản trị viên.",
    en: "The file is larger than the limit ({limit} MB). Choose a smaller one, or ask the administrator.",
  },
  tooMuchWaiting: {
    status: 413,
    vi: "Bạn có quá nhiều tệp đã tải lên mà chưa gửi đi (tối đa {limit} MB). Hãy gửi hoặc gỡ bớt rồi tải lên lại.",
    en: "You have too many uploads that are not attached to anything yet (at most {limit} MB). Send or remove some, then upload again.",
  },
  tooManyAtOnce: {
    status: 429,
    vi: "Đang tải lên quá nhiều tệp cùng lúc (tối đa {limit}). Hãy đợi tải xong rồi thử lại.",
    en: "Too many files are being uploaded at once (at most {limit}). Wait for them to finish, then try again.",
  },
  keptGone: {
    status: 404,
    vi: "Tệp này không còn trong các tệp bạn đã cất. Hãy chọn tệp khác.",
    en: "This file is no longer among those that you have put by. Choose another.",
  },
  keptTooMuch: {
    status: 422,
    vi: "Các tệp bạn đã cất đã đầy (tối đa {limit} MB). Hãy gỡ bớt tệp không dùng rồi cất lại.",
    en: "The files that you have put by are full (at most {limit} MB). Remove some that you do not use, then try again.",
  },
});
