import { defineErrors } from "../../kernel/errors.ts";

export const adminErrors = defineErrors("admin", {
  jobRuns: {
    status: 409,
    vi: "Việc {job} đang chạy. Hãy chờ nó xong.",
    en: "The job {job} is running already. Wait until it is done.",
  },
});
