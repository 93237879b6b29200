export type Language = "vi" | "en";

/** One way in which the office can refuse: its status over HTTP and what it says, with `{name}` for a parameter. */
export interface ErrorText {
  readonly status: number;
  readonly vi: string;
  readonly en: string;
}

export type RefusalParams = Readonly<Record<string, string | number>>;

/**
 * A refusal: a value with a stable code, thrown so that the transaction around it rolls back. Everything else that is thrown is a defect
 * and is answered as `kernel.internal`.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  readonly text: ErrorText;
  readonly params: RefusalParams;
  /** JSON pointer of the input that is wrong, where one is. */
  readonly field: string | undefined;

  constructor(code: string, text: ErrorText, params: RefusalParams = {}, field?: string) {
    super(fill(text.en, params));
    this.name = "Refusal";
    this.code = code;
    this.status = text.status;
    this.text = text;
    this.params = params;
    this.field = field;
  }

  /** What the person reads: what is wrong, then what to do. */
  say(language: Language): string {
    return fill(this.text[language], this.params);
  }
}

/** A text with its parameters in place; one that is not given stays as it is written. */
export function fill(template: string, params: RefusalParams): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}

export type RefusalMaker = (params?: RefusalParams, field?: string) => Refusal;

/** Every code of the program with its texts, in the order of definition: for the OpenAPI page and the test that finds a missing text. */
const catalogue = new Map<string, ErrorText>();

export function errorCatalogue(): ReadonlyMap<string, ErrorText> {
  return catalogue;
}

/** The errors of one module: `const errors = defineErrors("polls", { closed: {...} })`, then `throw errors.closed()`. */
export function defineErrors<const T extends Readonly<Record<string, ErrorText>>>(
  module: string,
  texts: T,
): { readonly [K in keyof T]: RefusalMaker } {
  const makers: Record<string, RefusalMaker> = {};
  for (const [name, text] of Object.entries(texts)) {
    const code = `${module}.${name}`;
    if (catalogue.has(code)) throw new Error(`The error code ${code} is defined twice.`);
    catalogue.set(code, text);
    makers[name] = (params, field) => new Refusal(code, text, params, field);
  }
  // The loop above gave `makers` exactly the keys of T.
  return makers as { readonly [K in keyof T]: RefusalMaker };
}

/** What any part of the kernel may refuse with. */
export const kernelErrors = defineErrors("kernel", {
  invalidInput: {
    status: 400,
    vi: "Thông tin gửi lên chưa đúng: {detail}. Hãy sửa lại rồi gửi lại.",
    en: "The input is not right: {detail}. Correct it and send it again.",
  },
  notJson: {
    status: 400,
    vi: "Nội dung gửi lên không phải là JSON hợp lệ.",
    en: "The body is not valid JSON.",
  },
  signInFirst: { status: 401, vi: "Bạn cần đăng nhập trước.", en: "Sign in first." },
  forbidden: { status: 403, vi: "Bạn không có quyền làm việc này.", en: "You are not allowed to do this." },
  wrongOrigin: {
    status: 403,
    vi: "Yêu cầu đến từ một trang khác nên bị từ chối. Hãy mở lại trang của cơ quan.",
    en: "The request came from another site and was refused. Open the office's own page.",
  },
  notFound: {
    status: 404,
    vi: "Không tìm thấy, hoặc bạn không có quyền xem.",
    en: "Not found, or not yours to see.",
  },
  conflict: {
    status: 409,
    vi: "Nội dung vừa được người khác thay đổi. Hãy tải lại rồi thử lại.",
    en: "Somebody else has just changed this. Reload it and try again.",
  },
  tooLarge: {
    status: 413,
    vi: "Nội dung quá lớn: tối đa {limit}.",
    en: "Too large: at most {limit}.",
  },
  wrongType: {
    status: 415,
    vi: "Kiểu nội dung không được nhận ở đây.",
    en: "This kind of content is not accepted here.",
  },
  tooMany: {
    status: 429,
    vi: "Quá nhiều yêu cầu. Hãy thử lại sau {seconds} giây.",
    en: "Too many requests. Try again in {seconds} seconds.",
  },
  internal: {
    status: 500,
    vi: "Có lỗi trong chương trình; những gì đã lưu vẫn an toàn. Hãy thử lại, hoặc báo quản trị viên mã {requestId}.",
    en: "Something went wrong in the program; what was saved is safe. Try again, or tell the administrator the code {requestId}.",
  },
  diskFull: {
    status: 507,
    vi: "Ổ đĩa của máy chủ đã đầy nên chưa lưu được. Hãy báo quản trị viên.",
    en: "The server's disk is full, so nothing was saved. Tell the administrator.",
  },
  stopping: {
    status: 503,
    vi: "Chương trình đang dừng. Hãy thử lại sau ít phút.",
    en: "The program is stopping. Try again in a few minutes.",
  },
});
