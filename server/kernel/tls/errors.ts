import { defineErrors } from "../errors.ts";

export const tlsErrors = defineErrors("tls", {
  unreadable: {
    status: 500,
    vi: "Không đọc được chứng thư hoặc khóa TLS ({detail}). Hãy kiểm tra tls.certificateFile và tls.keyFile trong settings.json.",
    en: "The TLS certificate or key cannot be read ({detail}). Check tls.certificateFile and tls.keyFile in settings.json.",
  },
});
