import { downloadAuthority } from "../contract/index.ts";
import { kernelErrors } from "../errors.ts";
import { handle, type FileAnswer, type MountedRoute } from "../http/mount.ts";
import type { Tls } from "./tls.ts";

export function tlsRoutes(tls: Tls): MountedRoute[] {
  return [
    handle(downloadAuthority, (): FileAnswer => {
      const pem = tls.caPem();
      if (pem === undefined) throw kernelErrors.notFound();
      return {
        content: { kind: "bytes", bytes: Buffer.from(pem) },
        // Telephones and Windows offer to install a file of this type.
        type: "application/x-x509-ca-cert",
        name: "cong-so-ca.crt",
        disposition: "attachment",
      };
    }),
  ];
}
