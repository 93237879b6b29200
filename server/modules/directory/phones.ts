/** A mobile number as it is stored, `+84` and nine digits; undefined when the text is none. Old 11-digit numbers (01…) ended in 2018. */
export function readMobile(text: string): string | undefined {
  const digits = text.replace(/[\s.()-]/g, "");
  const national = /^(?:\+?84|0)?([35789]\d{8})$/.exec(digits)?.[1];
  return national === undefined ? undefined : `+84${national}`;
}

/** A telephone of the office, digits with a leading + or 0; undefined when the text is none. */
export function readPhone(text: string): string | undefined {
  const digits = text.replace(/[\s.()-]/g, "");
  return /^(\+\d{8,15}|0\d{7,11}|1[89]00\d{4,6})$/.test(digits) ? digits : undefined;
}

/** `+84912345678` as people write it: `0912 345 678`. */
export function writeMobile(mobile: string): string {
  const national = mobile.replace(/^\+84/, "0");
  return national.replace(/^(\d{4})(\d{3})(\d{3})$/, "$1 $2 $3");
}
