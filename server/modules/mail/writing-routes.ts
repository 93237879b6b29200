import { handle, type MountedRoute } from "../../kernel/http/mount.ts";
import * as contract from "./contract.ts";
import type { MailService } from "./service.ts";

/** What one needs to write and send. */
export function writingRoutes(mail: MailService): MountedRoute[] {
  const { drafts, draftFiles: files, storedFiles: stored, waiting, recipients, signatures, templates, links } = mail;
  return [
    handle(contract.findRecipients, ({ actor, query }) => recipients.find(actor, query.q, query.limit)),
    handle(contract.nameRecipients, ({ actor, body }) => recipients.name(actor, body.texts)),
    handle(contract.listMembers, ({ actor, query }) => recipients.members(actor, query.key)),
    handle(contract.listDrafts, ({ actor, query }) => drafts.list(actor, query)),
    handle(contract.startDraft, ({ actor, body }) => drafts.start(actor, body)),
    handle(contract.openDraft, ({ actor, params }) => drafts.open(actor, params.id)),
    handle(contract.readDraft, ({ actor, params }) => drafts.read(actor, params.id)),
    handle(contract.saveDraft, ({ actor, params, body }) => drafts.save(actor, params.id, body)),
    handle(contract.putAwayDraft, ({ actor, params }) => drafts.putAway(actor, params.id)),
    handle(contract.attachToDraft, ({ actor, params, body }) => files.attach(actor, params.id, body)),
    handle(contract.attachStored, ({ actor, params, body }) => stored.attach(actor, params.id, body)),
    handle(contract.listMailFiles, ({ actor, query }) => stored.list(actor, query)),
    handle(contract.keepAttachment, ({ actor, params }) => stored.keep(actor, params.id, params.index)),
    handle(contract.downloadDraftFile, ({ actor, params }) => files.download(actor, params.id, params.fileId)),
    handle(contract.detachFromDraft, ({ actor, params }) => files.detach(actor, params.id, params.fileId)),
    handle(contract.discardDraft, ({ actor, params }) => drafts.discard(actor, params.id)),
    handle(contract.sendDraft, ({ actor, params, body }) => waiting.send(actor, params.id, body)),
    handle(contract.takeBackDraft, ({ actor, params }) => waiting.takeBack(actor, params.id)),
    handle(contract.listWaiting, ({ actor, query }) => waiting.list(actor, query)),
    handle(contract.redirectMessage, ({ actor, params, body }) => mail.redirect(actor, params.id, body.to)),
    handle(contract.downloadLink, ({ actor, params }) => links.download(actor, params.token)),
    handle(contract.listSignatures, ({ actor }) => signatures.list(actor)),
    handle(contract.saveSignature, ({ actor, params, body }) => signatures.save(actor, params.post, body.text)),
    handle(contract.listTemplates, ({ actor }) => templates.list(actor)),
    handle(contract.createTemplate, ({ actor, body }) => templates.create(actor, body)),
    handle(contract.saveTemplate, ({ actor, params, body }) => templates.save(actor, params.id, body)),
    handle(contract.deleteTemplate, ({ actor, params }) => templates.remove(actor, params.id)),
    handle(contract.fillTemplate, ({ actor, params, query }) =>
      templates.fill(actor, params.id, query.recipient ?? ""),
    ),
  ];
}
