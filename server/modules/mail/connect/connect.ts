import type { Actor } from "../../../kernel/access/actor.ts";
import { kernelErrors } from "../../../kernel/errors.ts";
import type { FileAnswer } from "../../../kernel/http/mount.ts";
import type { Kernel } from "../../../kernel/module.ts";
import type { DirectoryService } from "../../directory/module.ts";
import type { AddressBook } from "../addresses.ts";
import type { MailDoors } from "../doors/doors.ts";
import { mailUser } from "../policy.ts";
import { appleProfile, type AppleTexts } from "./apple-profile.ts";
import type { Connection } from "./contract.ts";
import { askedAddress, autoconfigXml, autodiscoverXml, type Discovery } from "./discovery.ts";
import { hostOf, serversOf } from "./servers.ts";

/** How mail programs learn where the office's mail is: by a page, by a file, or by asking themselves. `host` is the one that was asked. */
export interface Connect {
  connection(actor: Actor, host: string): Connection;
  appleProfile(actor: Actor, host: string): FileAnswer;
  autoconfig(host: string, address: string | undefined): FileAnswer;
  autodiscover(host: string, request: string): FileAnswer;
}

const TEXTS: Readonly<Record<"vi" | "en", AppleTexts>> = {
  vi: {
    title: "Thư điện tử cơ quan",
    description: "Thêm hộp thư cơ quan của bạn vào máy này. Khi được hỏi, hãy nhập mật khẩu dành cho thiết bị.",
  },
  en: {
    title: "Office mail",
    description: "Adds your office mailbox to this device. When asked, enter the password for this device.",
  },
};

export function createConnect(
  kernel: Kernel,
  directory: DirectoryService,
  book: AddressBook,
  doors: MailDoors,
): Connect {
  function discovery(host: string): Discovery {
    const { name } = kernel.settings.agency.get();
    const domain = book.domain();
    return { domain, title: name === "" ? domain : name, host: hostOf(host, domain), servers: serversOf(doors.open()) };
  }

  function connection(actor: Actor, host: string): Connection {
    const { id, name } = mailUser(actor);
    const { host: known, servers, domain } = discovery(host);
    const address = `${directory.person(id)?.username ?? ""}@${domain}`;
    return {
      name,
      address,
      login: address,
      host: known,
      servers: [...servers],
      ownAuthority: kernel.tls.caPem() !== undefined,
    };
  }

  return {
    connection,
    appleProfile(actor, host) {
      const { name } = kernel.settings.agency.get();
      const profile = appleProfile(
        connection(actor, host),
        { name, domain: book.domain() },
        kernel.tls.caPem(),
        TEXTS[actor.language],
      );
      return file(profile, "application/x-apple-aspen-config", `${book.domain()}.mobileconfig`, "attachment");
    },
    autoconfig(host, address) {
      const found = discovery(host);
      // For another domain there is nothing to say.
      if (address !== undefined && !address.toLowerCase().endsWith(`@${found.domain}`)) throw kernelErrors.notFound();
      return file(autoconfigXml(found), "application/xml; charset=utf-8", "config-v1.1.xml");
    },
    autodiscover(host, request) {
      const found = discovery(host);
      const address = askedAddress(request);
      if (!address?.toLowerCase().endsWith(`@${found.domain}`)) throw kernelErrors.notFound();
      return file(autodiscoverXml(found, address), "application/xml; charset=utf-8", "autodiscover.xml");
    },
  };
}

function file(text: string, type: string, name: string, disposition: FileAnswer["disposition"] = "inline"): FileAnswer {
  return { content: { kind: "bytes", bytes: Buffer.from(text) }, type, name, disposition };
}
