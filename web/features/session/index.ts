/** The faces before the office: sign-in and the change of a first password. Loaded by the shell; not a feature with an address. */
import "./new-password-page.ts";
import "./sign-in-page.ts";
