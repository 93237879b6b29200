import { may, type Actor } from "../../kernel/access/actor.ts";
import { defineModule } from "../../kernel/module.ts";
import { DIRECT_SIGNAL, TRANSFER_MOVED, transfersPermissions, type TransferMoved } from "./contract.ts";
import { Drafts } from "./drafts.ts";
import initial from "./migrations/0001-initial.sql" with { type: "text" };
import type { TransferNeeds } from "./needs.ts";
import { transfersRoutes } from "./routes.ts";
import { createTransfersService, type TransfersService } from "./service.ts";
import { transferSettings } from "./settings.ts";
import * as store from "./store.ts";

/** What one signal between two browsers may weigh, as JSON. */
const LARGEST_SIGNAL = 12_000;

/** The kinds of notice that transfers send; people choose per kind how they hear of them. */
const noticeKinds = [
  // The offer has a popup of its own, with its answers in it.
  {
    name: "transfers.offered",
    title: { vi: "Có người gửi tệp cho bạn", en: "Somebody sends you files" },
    defaultChannels: [],
  },
  { name: "transfers.taken", title: { vi: "Tệp bạn gửi đã được lấy", en: "Files that you sent were taken" } },
  { name: "transfers.refused", title: { vi: "Tệp bạn gửi bị từ chối", en: "Files that you sent were refused" } },
  { name: "transfers.again", title: { vi: "Nhờ gửi lại tệp", en: "Files are asked for again" } },
  { name: "transfers.expired", title: { vi: "Tệp bạn gửi đã hết hạn", en: "Files that you sent have expired" } },
] as const;

/** Transfers (gửi tệp): files of any size from hand to hand, through the appliance or straight between browsers. */
export const transfersModule = defineModule<TransferNeeds, TransfersService>({
  name: "transfers",
  tier: "feature",
  permissions: transfersPermissions,
  migrations: [{ id: "0001-initial", sql: initial }],
  build(kernel, { directory, notifications }) {
    const section = kernel.settings.section(transferSettings);
    const drafts = new Drafts(kernel.dataDir, {
      find: (upload) => store.findUpload(kernel.db, upload),
      moved(upload, received) {
        const row = store.findUpload(kernel.db, upload);
        if (row?.state !== "open") return false;
        store.setReceived(kernel.db, row.id, received);
        const moved: TransferMoved = { received };
        kernel.live.signal({ topic: `transfer:${String(row.id)}` }, TRANSFER_MOVED, moved);
        return true;
      },
    });
    const service = createTransfersService({
      kernel,
      directory,
      notifications,
      drafts,
      settings: () => section.get(),
      changeSettings: (settings) => {
        section.update(settings);
      },
    });
    for (const kind of noticeKinds) notifications.registerKind(kind);
    const maySee = (actor: Actor, id: string) =>
      may(actor, "transfers.use") && /^\d{1,15}$/.test(id) && service.maySee(actor, Number(id));
    notifications.registerSubject({ type: "transfer", maySee });
    return {
      service,
      routes: transfersRoutes(service),
      blobs: [store.BLOB_REFERENCES],
      topics: [
        {
          prefix: "transfer",
          maySubscribe: maySee,
          // Two browsers arrange a direct connection; what they say is theirs, its weight is ours.
          onSignal: (_actor, _id, name, data) =>
            name === DIRECT_SIGNAL && JSON.stringify(data ?? null).length <= LARGEST_SIGNAL ? data : undefined,
        },
      ],
      jobs: [
        {
          name: "transfers.upkeep",
          schedule: "17 2 * * *",
          run: ({ log }) => {
            log.info("Transfers were cleared away", service.upkeep());
          },
        },
      ],
      start() {
        drafts.prepare();
      },
    };
  },
});

export type { TransferNeeds, TransfersService };
